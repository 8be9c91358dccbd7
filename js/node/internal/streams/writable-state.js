'use strict';
// The writable half's memory: its state object and the queue of writes that wait. A waiting write takes
// three slots of one flat array (chunk, encoding, callback) that is read at an index, so that buffering
// allocates nothing per write.

const { Buffer } = require('buffer');
const { codes: { ERR_UNKNOWN_ENCODING } } = require('internal/errors');
const {
  StreamState, writableBits, defineFlag, getDefaultHighWaterMark, getHighWaterMark,
} = require('internal/streams/state');
const {
  OBJECT_MODE, CONSTRUCTED, SYNC, EMIT_CLOSE, AUTO_DESTROY, ENDING, FINISHED, WRITING, NEED_DRAIN,
  FINAL_CALLED, PREFINISHED, DECODE_STRINGS, BUFFER_PROCESSING, ALL_BUFFERS, ALL_NOOP,
} = writableBits;

const SLOTS = 3;

function WritableState(options, stream, isDuplex) {
  if (typeof isDuplex !== 'boolean') isDuplex = stream instanceof require('stream').Duplex;
  this.flags = CONSTRUCTED | SYNC | EMIT_CLOSE | AUTO_DESTROY | DECODE_STRINGS | ALL_BUFFERS | ALL_NOOP;
  this.length = 0;
  this.corked = 0;
  this.pendingcb = 0;
  this.writelen = 0;
  this.writecb = null;
  this.onwrite = null;
  this.queue = null;
  this.queueIndex = 0;
  if (!options) {
    this.highWaterMark = getDefaultHighWaterMark(false);
    return;
  }
  if (options.objectMode || (isDuplex && options.writableObjectMode)) this.flags |= OBJECT_MODE;
  if (options.emitClose === false) this.flags &= ~EMIT_CLOSE;
  if (options.autoDestroy === false) this.flags &= ~AUTO_DESTROY;
  if (options.decodeStrings === false) this.flags &= ~DECODE_STRINGS;
  this.highWaterMark = getHighWaterMark(this, options, 'writableHighWaterMark', isDuplex);
  const defaultEncoding = options.defaultEncoding;
  if (defaultEncoding) {
    if (!Buffer.isEncoding(defaultEncoding)) throw new ERR_UNKNOWN_ENCODING(defaultEncoding);
    this.defaultEncoding = defaultEncoding;
  }
}
Object.setPrototypeOf(WritableState.prototype, StreamState.prototype);
// Rare fields stay on the prototype until they are set.
WritableState.prototype.defaultEncoding = 'utf8';
WritableState.prototype.afterWriteTickInfo = null;
WritableState.prototype.finishCallbacks = null;
defineFlag(WritableState.prototype, 'finalCalled', FINAL_CALLED);
defineFlag(WritableState.prototype, 'needDrain', NEED_DRAIN);
defineFlag(WritableState.prototype, 'ending', ENDING);
defineFlag(WritableState.prototype, 'finished', FINISHED);
defineFlag(WritableState.prototype, 'decodeStrings', DECODE_STRINGS);
defineFlag(WritableState.prototype, 'writing', WRITING);
defineFlag(WritableState.prototype, 'bufferProcessing', BUFFER_PROCESSING);
defineFlag(WritableState.prototype, 'prefinished', PREFINISHED);
defineFlag(WritableState.prototype, 'allBuffers', ALL_BUFFERS);
defineFlag(WritableState.prototype, 'allNoop', ALL_NOOP);

WritableState.prototype.getBuffer = function getBuffer() {
  const requests = [];
  const queue = this.queue;
  if (queue === null) return requests;
  for (let i = this.queueIndex; i < queue.length; i += SLOTS) {
    requests.push({ chunk: queue[i], encoding: queue[i + 1], callback: queue[i + 2] });
  }
  return requests;
};
Object.defineProperty(WritableState.prototype, 'buffered', {
  configurable: true,
  get() { return this.getBuffer(); },
});
Object.defineProperty(WritableState.prototype, 'bufferedRequestCount', {
  configurable: true,
  get() { return this.queue === null ? 0 : (this.queue.length - this.queueIndex) / SLOTS; },
});

function resetQueue(state) {
  state.queue = null;
  state.queueIndex = 0;
  state.flags |= ALL_BUFFERS | ALL_NOOP;
}

function initWritable(stream, options, isDuplex) {
  return (stream._writableState = new WritableState(options, stream, isDuplex === true));
}

// Lets `proto`'s instances skip the constructor: the state comes to life, with the options that
// optionsOf(stream) gives, when it is first touched.
function lazyWritableState(proto, optionsOf) {
  Object.defineProperty(proto, '_writableState', {
    configurable: true,
    get() {
      // Prototypes have no state, and must not share one.
      if (this === proto || Object.prototype.hasOwnProperty.call(this, 'constructor')) return undefined;
      const state = new WritableState(optionsOf ? optionsOf(this) : undefined, this, false);
      this._writableState = state;
      return state;
    },
    set(state) {
      Object.defineProperty(this, '_writableState', {
        value: state, writable: true, enumerable: true, configurable: true,
      });
    },
  });
}

module.exports = { SLOTS, WritableState, initWritable, lazyWritableState, resetQueue };
