'use strict';
// Transform: a Duplex whose output is computed from its input by _transform() and, at the end, _flush().
// A write is answered only when its output has found room, so that a slow reader slows the writer.

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { Duplex } = require('internal/streams/duplex');
const { getHighWaterMark } = require('internal/streams/state');

const kCallback = Symbol('kCallback');

function Transform(options) {
  if (new.target === undefined && !(this instanceof Transform)) return new Transform(options);
  Duplex.call(this, withoutReadableBuffer(options));
  // The first read must not be asked for before something was written.
  this._readableState.sync = false;
  this[kCallback] = null;
  if (options) {
    if (typeof options.transform === 'function') this._transform = options.transform;
    if (typeof options.flush === 'function') this._flush = options.flush;
  }
  // An old-style subclass may have its own _final(); then its flush runs here.
  this.on('prefinish', prefinish);
}
Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
Object.setPrototypeOf(Transform, Duplex);

// A readable mark of 0 asks for no buffering at all, and the writable side must then not buffer in its stead.
function withoutReadableBuffer(options) {
  if (!options) return options;
  const mark = getHighWaterMark({ flags: 0 }, options, 'readableHighWaterMark', true);
  if (mark !== 0) return options;
  return {
    ...options,
    highWaterMark: null,
    readableHighWaterMark: mark,
    writableHighWaterMark: options.writableHighWaterMark || 0,
  };
}

function final(callback) {
  if (typeof this._flush !== 'function' || this.destroyed) {
    this.push(null);
    if (callback) callback();
    return;
  }
  this._flush((err, data) => {
    if (err) {
      if (callback) callback(err);
      else this.destroy(err);
      return;
    }
    if (data !== null && data !== undefined) this.push(data);
    this.push(null);
    if (callback) callback();
  });
}

function prefinish() {
  if (this._final !== final) final.call(this);
}

Transform.prototype._final = final;

Transform.prototype._transform = function(chunk, encoding, callback) {
  throw new ERR_METHOD_NOT_IMPLEMENTED('_transform()');
};

Transform.prototype._write = function(chunk, encoding, callback) {
  const rState = this._readableState;
  const wState = this._writableState;
  const length = rState.length;
  this._transform(chunk, encoding, (err, value) => {
    if (err) {
      callback(err);
      return;
    }
    if (value !== null && value !== undefined) this.push(value);
    if (rState.ended) {
      // The output is complete: what was pushed last goes first, and nobody will ask for more.
      process.nextTick(callback);
    } else if (wState.ended || length === rState.length || rState.length < rState.highWaterMark) {
      callback();
    } else {
      this[kCallback] = callback;
    }
  });
};

Transform.prototype._read = function() {
  const callback = this[kCallback];
  if (callback === null || callback === undefined) return;
  this[kCallback] = null;
  callback();
};

module.exports = { Transform };
