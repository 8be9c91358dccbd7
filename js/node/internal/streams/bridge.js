'use strict';
// A Duplex that stands in front of two other streams: writes go to `head`, reads come from `tail`.
// Duplex.from() and compose() build on it; they differ in how the two ends are connected behind it.

const { AbortError } = require('internal/errors');

function Bridge(duplex) {
  this.duplex = duplex;
  this.ondrain = null;
  this.onfinish = null;
  this.onreadable = null;
  this.onclose = undefined;     // null once the inner streams are done
}

// Runs and forgets the callback kept under `slot`; says whether there was one.
Bridge.prototype.release = function(slot, err) {
  const callback = this[slot];
  this[slot] = null;
  if (!callback) return false;
  callback(err);
  return true;
};

Bridge.prototype.writeTo = function(head) {
  this.duplex._write = (chunk, encoding, callback) => {
    if (head.write(chunk, encoding)) callback();
    else this.ondrain = callback;
  };
  this.duplex._final = (callback) => {
    head.end();
    this.onfinish = callback;
  };
  head.on('drain', () => this.release('ondrain'));
};

Bridge.prototype.readFrom = function(tail) {
  const { duplex } = this;
  tail.on('readable', () => this.release('onreadable'));
  tail.on('end', () => duplex.push(null));
  duplex._read = () => {
    for (;;) {
      const chunk = tail.read();
      if (chunk === null) {
        this.onreadable = duplex._read;
        return;
      }
      if (!duplex.push(chunk)) return;
    }
  };
};

// `destroyInner(err)` ends the inner streams; their end then calls back through release('onclose').
// `always` has it called also when they are done by their own account.
Bridge.prototype.destroyBy = function(destroyInner, always) {
  this.duplex._destroy = (err, callback) => {
    const isDone = this.onclose === null;
    if (!err && !isDone) err = new AbortError();
    this.onreadable = this.ondrain = this.onfinish = null;
    if (!isDone) this.onclose = callback;
    if (always || !isDone) destroyInner(err);
    if (isDone) callback(err);
  };
};

module.exports = { Bridge };
