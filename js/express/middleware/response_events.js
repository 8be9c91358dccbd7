'use strict';
// Two moments of a response that middlewares wait for: its head is about to be written, and it is over.

// Calls `listener` with the response as `this` just before its head goes out. The one asked for last is
// called first, as the middlewares nearer to the handler have their say before those around them.
function beforeHead(res, listener) {
  const inner = res.writeHead;
  let called = false;
  res.writeHead = function writeHead(status, reason, headers) {
    if (called) return inner.apply(this, arguments);
    called = true;
    const fields = typeof reason === 'object' && reason !== null ? reason : headers;
    this.statusCode = status;
    if (typeof reason === 'string') this.statusMessage = reason;
    if (fields) setFields(this, fields);
    listener.call(this);
    // A listener may have set another status.
    if (typeof reason === 'string' && this.statusCode === status) return inner.call(this, status, reason);
    return inner.call(this, this.statusCode);
  };
}

function setFields(res, fields) {
  if (!Array.isArray(fields)) {
    for (const name of Object.keys(fields)) if (name) res.setHeader(name, fields[name]);
  } else if (Array.isArray(fields[0])) {
    for (const [name, value] of fields) res.setHeader(name, value);
  } else {
    for (let i = 0; i + 1 < fields.length; i += 2) res.appendHeader(fields[i], fields[i + 1]);
  }
}

// Calls `listener` once: when all of the response is with the system, or its connection has gone.
function whenOver(res, listener) {
  if (res.writableFinished || res.destroyed) {
    setImmediate(listener);
    return;
  }
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    listener();
  };
  res.once('finish', once);
  res.once('close', once);
}

module.exports = { beforeHead, whenOver };
