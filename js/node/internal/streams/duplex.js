'use strict';
// Duplex: a Readable that has the writable half as well, and with it two states. Transform and
// PassThrough build on it.

const { Stream } = require('internal/streams/legacy');
const { construct, destroyOnAbort } = require('internal/streams/destroy');
const {
  Readable, initReadable, adoptReadableMethods, readableConstructed,
} = require('internal/streams/readable');
const {
  Writable, initWritable, adoptWritableMethods, writableConstructed,
} = require('internal/streams/writable');

function Duplex(options) {
  if (new.target === undefined && !(this instanceof Duplex)) return new Duplex(options);
  const rState = initReadable(this, options, true);
  const wState = initWritable(this, options, true);
  this.allowHalfOpen = true;
  if (options) {
    this.allowHalfOpen = options.allowHalfOpen !== false;
    if (options.readable === false) {
      rState.readable = false;
      rState.ended = rState.endEmitted = true;
    }
    if (options.writable === false) {
      wState.writable = false;
      wState.ending = wState.ended = wState.finished = true;
    }
    adoptReadableMethods(this, options);
    adoptWritableMethods(this, options);
  }
  Stream.call(this, options);
  if (options?.signal) destroyOnAbort(this, options.signal);
  if (typeof this._construct === 'function') {
    construct(this, () => {
      readableConstructed(this);
      writableConstructed(this);
    });
  }
}
Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
Object.setPrototypeOf(Duplex, Readable);

// A second line of ancestors can't be had, so the writable half is copied over.
const { write, cork, uncork, setDefaultEncoding, _write, _writev, end, destroy } = Writable.prototype;
Object.assign(Duplex.prototype, { write, cork, uncork, setDefaultEncoding, _write, _writev, end, destroy });

for (const name of ['writable', 'writableHighWaterMark', 'writableObjectMode', 'writableBuffer',
  'writableLength', 'writableFinished', 'writableCorked', 'writableEnded', 'writableNeedDrain',
  'writableAborted']) {
  Object.defineProperty(Duplex.prototype, name, Object.getOwnPropertyDescriptor(Writable.prototype, name));
}

Object.defineProperty(Duplex.prototype, 'destroyed', {
  configurable: true,
  enumerable: false,
  get() {
    const rState = this._readableState;
    const wState = this._writableState;
    return !!rState && !!wState && rState.destroyed && wState.destroyed;
  },
  set(value) {
    // Before the constructor has run there is nothing to mark.
    if (!this._readableState || !this._writableState) return;
    this._readableState.destroyed = value;
    this._writableState.destroyed = value;
  },
});

Duplex.from = function(body) {
  return require('internal/streams/duplexify').duplexify(body, 'body');
};

Duplex.fromWeb = function(pair, options) {
  return require('internal/webstreams/adapters').newStreamDuplexFromReadableWritablePair(pair, options);
};

Duplex.toWeb = function(duplex) {
  return require('internal/webstreams/adapters').newReadableWritablePairFromDuplex(duplex);
};

module.exports = { Duplex };
