'use strict';
// The readable half's memory: its state object and the queue of chunks in it. The queue is an array that
// is read at an index instead of being shifted, and is made when the first chunk has to wait.

const { Buffer } = require('buffer');
const { codes: { ERR_UNKNOWN_ENCODING } } = require('internal/errors');
const {
  StreamState, readableBits, defineFlag, defineTristate, getDefaultHighWaterMark, getHighWaterMark,
} = require('internal/streams/state');
const {
  OBJECT_MODE, CONSTRUCTED, SYNC, EMIT_CLOSE, AUTO_DESTROY, END_EMITTED, READING, NEED_READABLE,
  EMITTED_READABLE, READABLE_LISTENING, RESUME_SCHEDULED, MULTI_AWAIT_DRAIN, READING_MORE, DATA_EMITTED,
  FLOWING_KNOWN, FLOWING, PAUSED_KNOWN, PAUSED,
} = readableBits;

const SPENT_SLOTS_KEPT = 1024;

function ReadableState(options, stream, isDuplex) {
  if (typeof isDuplex !== 'boolean') isDuplex = stream instanceof require('stream').Duplex;
  this.flags = CONSTRUCTED | SYNC | EMIT_CLOSE | AUTO_DESTROY;
  this.length = 0;
  this.queue = null;
  this.bufferIndex = 0;
  if (!options) {
    this.highWaterMark = getDefaultHighWaterMark(false);
    return;
  }
  if (options.objectMode || (isDuplex && options.readableObjectMode)) this.flags |= OBJECT_MODE;
  if (options.emitClose === false) this.flags &= ~EMIT_CLOSE;
  if (options.autoDestroy === false) this.flags &= ~AUTO_DESTROY;
  this.highWaterMark = getHighWaterMark(this, options, 'readableHighWaterMark', isDuplex);
  const defaultEncoding = options.defaultEncoding;
  if (defaultEncoding) {
    if (!Buffer.isEncoding(defaultEncoding)) throw new ERR_UNKNOWN_ENCODING(defaultEncoding);
    this.defaultEncoding = defaultEncoding;
  }
  if (options.encoding) {
    this.decoder = new (require('string_decoder').StringDecoder)(options.encoding);
    this.encoding = options.encoding;
  }
}
Object.setPrototypeOf(ReadableState.prototype, StreamState.prototype);
// Rare fields stay on the prototype until they are set.
ReadableState.prototype.awaitDrainWriters = null;
ReadableState.prototype.decoder = null;
ReadableState.prototype.encoding = null;
ReadableState.prototype.defaultEncoding = 'utf8';
ReadableState.prototype.destinations = null;
defineFlag(ReadableState.prototype, 'endEmitted', END_EMITTED);
defineFlag(ReadableState.prototype, 'reading', READING);
defineFlag(ReadableState.prototype, 'needReadable', NEED_READABLE);
defineFlag(ReadableState.prototype, 'emittedReadable', EMITTED_READABLE);
defineFlag(ReadableState.prototype, 'readableListening', READABLE_LISTENING);
defineFlag(ReadableState.prototype, 'resumeScheduled', RESUME_SCHEDULED);
defineFlag(ReadableState.prototype, 'multiAwaitDrain', MULTI_AWAIT_DRAIN);
defineFlag(ReadableState.prototype, 'readingMore', READING_MORE);
defineFlag(ReadableState.prototype, 'dataEmitted', DATA_EMITTED);
defineTristate(ReadableState.prototype, 'flowing', FLOWING_KNOWN, FLOWING);
defineTristate(ReadableState.prototype, 'paused', PAUSED_KNOWN, PAUSED);
Object.defineProperty(ReadableState.prototype, 'buffer', {
  configurable: true,
  get() { return this.queue || (this.queue = []); },
});
Object.defineProperty(ReadableState.prototype, 'pipes', {
  configurable: true,
  get() { return this.destinations || (this.destinations = []); },
});
Object.defineProperty(ReadableState.prototype, 'pipesCount', {
  configurable: true,
  get() { return this.destinations ? this.destinations.length : 0; },
});

function initReadable(stream, options, isDuplex) {
  return (stream._readableState = new ReadableState(options, stream, isDuplex === true));
}

// Lets `proto`'s instances skip the constructor: the state comes to life, with the options that
// optionsOf(stream) gives, when it is first touched. Returns nothing.
function lazyReadableState(proto, optionsOf) {
  Object.defineProperty(proto, '_readableState', {
    configurable: true,
    get() {
      // Prototypes and mere Object.create() copies of them have no state, and must not share one.
      if (this === proto || Object.prototype.hasOwnProperty.call(this, 'constructor')) return undefined;
      const state = new ReadableState(optionsOf ? optionsOf(this) : undefined, this, false);
      this._readableState = state;
      return state;
    },
    set(state) {
      Object.defineProperty(this, '_readableState', {
        value: state, writable: true, enumerable: true, configurable: true,
      });
    },
  });
}

// ---- the queue ----------------------------------------------------------------------------------

function putBack(state, chunk) {
  if (state.bufferIndex > 0) state.queue[--state.bufferIndex] = chunk;
  else if (state.queue === null) state.queue = [chunk];
  else state.queue.unshift(chunk);
}

// Takes n bytes, characters or (in object mode) one object off the queue; null when it is empty.
function takeFromQueue(n, state) {
  if (state.length === 0) return null;
  const queue = state.queue;
  const index = state.bufferIndex;
  let taken;
  if ((state.flags & OBJECT_MODE) !== 0) {
    taken = queue[index];
    queue[index] = null;
    state.bufferIndex = index + 1;
  } else if (!n || n >= state.length) {
    taken = takeAll(state, queue, index);
    state.bufferIndex = queue.length;
  } else {
    const first = queue[index];
    if (n < first.length) {
      taken = first.slice(0, n);
      queue[index] = first.slice(n);
      return taken;
    }
    if (n === first.length) {
      taken = first;
      queue[index] = null;
      state.bufferIndex = index + 1;
    } else {
      taken = takeSeveral(n, state, queue);
    }
  }
  if (state.bufferIndex === queue.length) {
    queue.length = 0;
    state.bufferIndex = 0;
  } else if (state.bufferIndex > SPENT_SLOTS_KEPT && state.bufferIndex * 2 > queue.length) {
    queue.splice(0, state.bufferIndex);
    state.bufferIndex = 0;
  }
  return taken;
}

function takeAll(state, queue, index) {
  const single = queue.length - index === 1;
  if (single && (state.decoder === null || typeof queue[index] === 'string')) return queue[index];
  const chunks = index > 0 ? queue.slice(index) : queue;
  return state.decoder !== null ? chunks.join('') : Buffer.concat(chunks, state.length);
}

function takeSeveral(n, state, queue) {
  const parts = [];
  let missing = n;
  while (missing > 0) {
    const chunk = queue[state.bufferIndex];
    if (missing < chunk.length) {
      parts.push(chunk.slice(0, missing));
      queue[state.bufferIndex] = chunk.slice(missing);
      break;
    }
    parts.push(chunk);
    missing -= chunk.length;
    queue[state.bufferIndex++] = null;
  }
  return state.decoder !== null ? parts.join('') : Buffer.concat(parts, n);
}

module.exports = { ReadableState, initReadable, lazyReadableState, putBack, takeFromQueue };
