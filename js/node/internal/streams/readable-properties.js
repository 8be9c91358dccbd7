'use strict';
// What hangs on Readable.prototype beside the reading itself: the properties that show its state, and
// the array-like methods, which are loaded when one is called.

const { readableBits } = require('internal/streams/state');
const { ERRORED, ERROR_EMITTED, DESTROYED, END_EMITTED } = readableBits;

function define(Readable) {
  defineProperties(Readable.prototype);
  const streamOver = (iterable) => Readable.from(iterable);
  const itself = (promise) => promise;
  for (const name of ['asIndexedPairs', 'drop', 'filter', 'flatMap', 'map', 'take']) {
    defineOperator(Readable.prototype, name, streamOver);
  }
  for (const name of ['compose', 'every', 'forEach', 'reduce', 'toArray', 'some', 'find']) {
    defineOperator(Readable.prototype, name, itself);
  }
}

const LENGTHS = {
  asIndexedPairs: 0, drop: 1, filter: 2, flatMap: 2, map: 2, take: 1, compose: 2, every: 1, forEach: 2, reduce: 3,
  toArray: 1, some: 1, find: 2,
};

function defineOperator(proto, name, give) {
  // A method, so that `new` fails; named as Node names it.
  const value = { [name](...args) {
    return give(Reflect.apply(require('internal/streams/operators')[name], this, args));
  } }[name];
  Object.defineProperty(value, 'length', { value: LENGTHS[name], configurable: true });
  Object.defineProperty(proto, name, { value, configurable: true, writable: true, enumerable: false });
}

function defineGetter(proto, name, get, set) {
  Object.defineProperty(proto, name, { configurable: true, enumerable: false, get, set });
}

function defineProperties(proto) {
  defineGetter(proto, 'readable', function() {
    const state = this._readableState;
    return !!state && state.readable !== false &&
      (state.flags & (DESTROYED | ERROR_EMITTED | END_EMITTED)) === 0;
  }, function(value) {
    if (this._readableState) this._readableState.readable = !!value;
  });
  defineGetter(proto, 'readableDidRead', function() { return this._readableState.dataEmitted; });
  defineGetter(proto, 'readableAborted', function() {
    const state = this._readableState;
    return state.readable !== false && (state.flags & (DESTROYED | ERRORED)) !== 0 &&
      (state.flags & END_EMITTED) === 0;
  });
  defineGetter(proto, 'readableHighWaterMark', function() { return this._readableState.highWaterMark; });
  defineGetter(proto, 'readableBuffer', function() { return this._readableState?.buffer; });
  defineGetter(proto, 'readableFlowing', function() {
    return this._readableState.flowing;
  }, function(value) {
    if (this._readableState) this._readableState.flowing = value;
  });
  defineGetter(proto, 'readableLength', function() { return this._readableState.length; });
  defineGetter(proto, 'readableObjectMode', function() { return !!this._readableState?.objectMode; });
  defineGetter(proto, 'readableEncoding', function() {
    return this._readableState ? this._readableState.encoding : null;
  });
  defineGetter(proto, 'readableEnded', function() { return !!this._readableState?.endEmitted; });
  defineGetter(proto, 'errored', function() {
    return this._readableState ? this._readableState.errored : null;
  });
  defineGetter(proto, 'closed', function() { return !!this._readableState?.closed; });
  defineGetter(proto, 'destroyed', function() {
    return !!this._readableState?.destroyed;
  }, function(value) {
    if (this._readableState) this._readableState.destroyed = value;
  });
}

module.exports = { define };
