'use strict';
// Holds the end of an answer back until the store has the session: a client that has its answer may ask again
// at once, and must find what it was told. The head and all of the body but its end go out before.

function endAfterStore(visit) {
  const { res } = visit;
  // Those of this moment: what is put around them later, such as compression, ends in them.
  const { end, write } = res;
  let isEnded = false;
  res.end = function (chunk, encoding, callback) {
    if (isEnded) return false;
    isEnded = true;
    const work = workFor(visit);
    if (work === null) return end.apply(res, arguments);
    const body = typeof chunk === 'function' ? undefined : chunk;
    const done = [chunk, encoding, callback].find((one) => typeof one === 'function');
    const charset = typeof encoding === 'string' ? encoding : 'utf8';
    return new Ending(visit, end, write, body, charset, done).begin(work);
  };
}

// What the store has to do for this request, as a function of a callback; null for nothing.
function workFor(visit) {
  const { req, options } = visit;
  const { store } = options;
  if (visit.shouldDestroy()) return (done) => store.destroy(req.sessionID, done);
  if (!req.session) return null;
  visit.touch();
  if (visit.shouldSave()) return (done) => req.session.save(done);
  if (visit.shouldTouch()) return (done) => store.touch(req.sessionID, req.session, done);
  return null;
}

function Ending(visit, end, write, body, charset, done) {
  this.visit = visit;
  this.end = end;
  this.write = write;
  this.rest = body === null ? undefined : body;
  this.charset = charset;
  this.done = done;
  this.isFinished = false;
}

Ending.prototype.begin = function begin(work) {
  work((error) => {
    if (this.isFinished) return;
    this.isFinished = true;
    if (error) this.visit.report(error);
    this.finish();
  });
  return this.isFinished || this.sendBeforehand();
};

Ending.prototype.finish = function finish() {
  const { visit: { res }, end, rest, charset, done } = this;
  const args = rest === undefined ? [] : typeof rest === 'string' ? [rest, charset] : [rest];
  if (done !== undefined) args.push(done);
  end.apply(res, args);
};

// All but the last byte, so that the client waits for that; without a length, the last chunk says the end.
Ending.prototype.sendBeforehand = function sendBeforehand() {
  const { visit: { res }, write, rest, charset } = this;
  if (!res.headersSent) res._implicitHeader();
  if (rest === undefined) return true;
  if (!(Number(res.getHeader('Content-Length')) > 0)) {
    this.rest = undefined;
    return typeof rest === 'string' ? write.call(res, rest, charset) : write.call(res, rest);
  }
  const bytes = typeof rest === 'string' ? Buffer.from(rest, charset) : rest;
  if (bytes.length === 0) return true;
  this.rest = bytes.subarray(bytes.length - 1);
  return write.call(res, bytes.subarray(0, bytes.length - 1));
};

module.exports = { endAfterStore };
