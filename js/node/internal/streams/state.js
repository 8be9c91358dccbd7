'use strict';
// What the two halves of a stream remember: the bits of `state.flags`, the accessors that show those
// bits under the names programs peek at (`_readableState.ended`, …), and the high-water marks.
// One integer instead of some twenty fields keeps a stream small and lets hot paths test many
// conditions with one mask.

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');

// The low bits mean the same in a readable and in a writable state, so that destroying can treat both alike.
const OBJECT_MODE = 1 << 0;
const CONSTRUCTED = 1 << 1;
const SYNC = 1 << 2;
const ERRORED = 1 << 3;
const ERROR_EMITTED = 1 << 4;
const EMIT_CLOSE = 1 << 5;
const AUTO_DESTROY = 1 << 6;
const DESTROYED = 1 << 7;
const CLOSED = 1 << 8;
const CLOSE_EMITTED = 1 << 9;
const ENDED = 1 << 10;

const END_EMITTED = 1 << 11;
const READING = 1 << 12;
const NEED_READABLE = 1 << 13;
const EMITTED_READABLE = 1 << 14;
const READABLE_LISTENING = 1 << 15;
const RESUME_SCHEDULED = 1 << 16;
const MULTI_AWAIT_DRAIN = 1 << 17;
const READING_MORE = 1 << 18;
const DATA_EMITTED = 1 << 19;
const DATA_LISTENING = 1 << 20;
const FLOWING_KNOWN = 1 << 21;
const FLOWING = 1 << 22;
const PAUSED_KNOWN = 1 << 23;
const PAUSED = 1 << 24;

const ENDING = 1 << 11;
const FINISHED = 1 << 12;
const WRITING = 1 << 13;
const NEED_DRAIN = 1 << 14;
const FINAL_CALLED = 1 << 15;
const PREFINISHED = 1 << 16;
const DECODE_STRINGS = 1 << 17;
const BUFFER_PROCESSING = 1 << 18;
const ALL_BUFFERS = 1 << 19;
const ALL_NOOP = 1 << 20;
const AFTER_WRITE_PENDING = 1 << 21;

const shared = {
  OBJECT_MODE, CONSTRUCTED, SYNC, ERRORED, ERROR_EMITTED, EMIT_CLOSE, AUTO_DESTROY, DESTROYED, CLOSED,
  CLOSE_EMITTED, ENDED,
};
const readableBits = {
  __proto__: shared,
  END_EMITTED, READING, NEED_READABLE, EMITTED_READABLE, READABLE_LISTENING, RESUME_SCHEDULED,
  MULTI_AWAIT_DRAIN, READING_MORE, DATA_EMITTED, DATA_LISTENING, FLOWING_KNOWN, FLOWING, PAUSED_KNOWN, PAUSED,
};
const writableBits = {
  __proto__: shared,
  ENDING, FINISHED, WRITING, NEED_DRAIN, FINAL_CALLED, PREFINISHED, DECODE_STRINGS, BUFFER_PROCESSING,
  ALL_BUFFERS, ALL_NOOP, AFTER_WRITE_PENDING,
};

function defineFlag(proto, name, bit) {
  Object.defineProperty(proto, name, {
    configurable: true,
    get() { return (this.flags & bit) !== 0; },
    set(on) {
      if (on) this.flags |= bit;
      else this.flags &= ~bit;
    },
  });
}

// A flag that may also be null: not decided yet.
function defineTristate(proto, name, known, bit) {
  Object.defineProperty(proto, name, {
    configurable: true,
    get() { return (this.flags & known) === 0 ? null : (this.flags & bit) !== 0; },
    set(value) {
      this.flags &= ~(known | bit);
      if (value !== null && value !== undefined) this.flags |= value ? known | bit : known;
    },
  });
}

function StreamState() {}
StreamState.prototype.error = null;
defineFlag(StreamState.prototype, 'objectMode', OBJECT_MODE);
defineFlag(StreamState.prototype, 'constructed', CONSTRUCTED);
defineFlag(StreamState.prototype, 'sync', SYNC);
defineFlag(StreamState.prototype, 'errorEmitted', ERROR_EMITTED);
defineFlag(StreamState.prototype, 'emitClose', EMIT_CLOSE);
defineFlag(StreamState.prototype, 'autoDestroy', AUTO_DESTROY);
defineFlag(StreamState.prototype, 'destroyed', DESTROYED);
defineFlag(StreamState.prototype, 'closed', CLOSED);
defineFlag(StreamState.prototype, 'closeEmitted', CLOSE_EMITTED);
defineFlag(StreamState.prototype, 'ended', ENDED);
Object.defineProperty(StreamState.prototype, 'errored', {
  configurable: true,
  get() { return this.error; },
  set(err) {
    this.error = err || null;
    if (err) this.flags |= ERRORED;
    else this.flags &= ~ERRORED;
  },
});

const streams = native('streams');

/**
 * Of a text or a Buffer that comes without encoding: twice its length, and one more if it is a text. Of anything
 * else: -1. One call of it costs less than a single `typeof`, `instanceof` and `length` of those that it stands
 * for.
 */
const measure = streams.measurer(Buffer.prototype);

let defaultByteMark = 64 * 1024;
let defaultObjectMark = 16;

function getDefaultHighWaterMark(objectMode) {
  return objectMode ? defaultObjectMark : defaultByteMark;
}

function setDefaultHighWaterMark(objectMode, value) {
  require('internal/validators').validateInteger(value, 'value', 0);
  if (objectMode) defaultObjectMark = value;
  else defaultByteMark = value;
}

// `key` is the name of the option for one half of a duplex ('readableHighWaterMark', …).
function getHighWaterMark(state, options, key, isDuplex) {
  const mark = options.highWaterMark ?? (isDuplex ? options[key] : null) ?? null;
  if (mark === null) return (state.flags & OBJECT_MODE) !== 0 ? defaultObjectMark : defaultByteMark;
  if (!Number.isInteger(mark) || mark < 0) {
    throw new ERR_INVALID_ARG_VALUE(isDuplex ? `options.${key}` : 'options.highWaterMark', mark);
  }
  return mark;
}

module.exports = {
  StreamState, readableBits, writableBits, defineFlag, defineTristate, measure,
  getDefaultHighWaterMark, setDefaultHighWaterMark, getHighWaterMark,
};
