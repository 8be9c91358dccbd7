'use strict';
// Readable (nodejs.org/api/stream.html): the queue between a source's _read()/push() and its consumers.
// Piping, iteration and wrapping of old streams live in rooms of their own and are loaded when used.
//
// No method here assumes that the constructor has run: a class may leave Readable.call(this) out and
// give `_readableState` by a lazy accessor on its prototype (see lazyReadableState). A stream that
// nobody reads then costs nothing.

const { Buffer } = require('buffer');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_OUT_OF_RANGE, ERR_STREAM_PUSH_AFTER_EOF,
    ERR_STREAM_UNSHIFT_AFTER_END_EVENT,
  },
} = require('internal/errors');
const { Stream } = require('internal/streams/legacy');
const { construct, destroy, destroyOnAbort, errorOrDestroy, undestroy } = require('internal/streams/destroy');
const {
  ReadableState, initReadable, lazyReadableState, putBack, takeFromQueue,
} = require('internal/streams/readable-state');
const { measure, readableBits } = require('internal/streams/state');
const { viewToBuffer } = require('internal/streams/utils');
const {
  OBJECT_MODE, CONSTRUCTED, SYNC, ERRORED, ERROR_EMITTED, AUTO_DESTROY, DESTROYED, CLOSE_EMITTED, ENDED,
  END_EMITTED, READING, NEED_READABLE, EMITTED_READABLE, READABLE_LISTENING, RESUME_SCHEDULED,
  MULTI_AWAIT_DRAIN, READING_MORE, DATA_EMITTED, DATA_LISTENING, FLOWING_KNOWN, FLOWING, PAUSED_KNOWN, PAUSED,
} = readableBits;

const MAX_HIGH_WATER_MARK = 0x40000000;
const CHUNK_TYPES = ['string', 'Buffer', 'TypedArray', 'DataView'];

function Readable(options) {
  if (new.target === undefined && !(this instanceof Readable)) return new Readable(options);
  initReadable(this, options, false);
  if (options) adoptReadableMethods(this, options);
  Stream.call(this, options);
  if (options?.signal) destroyOnAbort(this, options.signal);
  if (typeof this._construct === 'function') {
    construct(this, () => readableConstructed(this));
  }
}
Object.setPrototypeOf(Readable.prototype, Stream.prototype);
Object.setPrototypeOf(Readable, Stream);

function adoptReadableMethods(stream, options) {
  if (typeof options.read === 'function') stream._read = options.read;
  if (typeof options.destroy === 'function') stream._destroy = options.destroy;
  if (typeof options.construct === 'function') stream._construct = options.construct;
}

function readableConstructed(stream) {
  const state = stream._readableState;
  if ((state.flags & NEED_READABLE) !== 0) maybeReadMore(stream, state);
}

Readable.prototype.destroy = destroy;
Readable.prototype._undestroy = undestroy;
Readable.prototype._destroy = function(err, callback) {
  callback(err);
};
Readable.prototype[Stream.captureRejectionSymbol] = function(err) {
  this.destroy(err);
};

// ---- the source's side: push, unshift -----------------------------------------------------------

const NOT_SIMPLE = OBJECT_MODE | ENDED | DESTROYED | ERRORED;

Readable.prototype.push = function(chunk, encoding) {
  const state = this._readableState;
  const flags = state.flags;
  const measured = measure(chunk, encoding);
  // Bytes, and some of them, for a stream of bytes that are not decoded.
  if (measured > 0 && (measured & 1) === 0 && (flags & NOT_SIMPLE) === 0 && state.decoder === null) {
    state.flags = flags & ~READING;
    addChunk(this, state, chunk, measured >> 1, false);
    return canTakeMore(state);
  }
  if (chunk === null) {
    state.flags = flags & ~READING;
    endOfSource(this, state);
    return false;
  }
  if ((flags & OBJECT_MODE) === 0) {
    if (typeof chunk === 'string') {
      if (!encoding) encoding = state.defaultEncoding;
      if (state.encoding !== encoding) {
        chunk = Buffer.from(chunk, encoding);
        encoding = '';
      }
    } else if (ArrayBuffer.isView(chunk)) {
      if (!(chunk instanceof Buffer)) chunk = viewToBuffer(chunk);
      encoding = '';
    } else if (chunk !== undefined) {
      errorOrDestroy(this, new ERR_INVALID_ARG_TYPE('chunk', CHUNK_TYPES, chunk));
      return false;
    }
    if (!chunk || chunk.length <= 0) {
      state.flags &= ~READING;
      maybeReadMore(this, state);
      return canTakeMore(state);
    }
  }
  if ((flags & (ENDED | DESTROYED | ERRORED)) !== 0) {
    if ((flags & ENDED) !== 0) errorOrDestroy(this, new ERR_STREAM_PUSH_AFTER_EOF());
    return false;
  }
  state.flags = flags & ~READING;
  if (state.decoder !== null && !encoding) {
    chunk = state.decoder.write(chunk);
    if ((flags & OBJECT_MODE) === 0 && chunk.length === 0) {
      maybeReadMore(this, state);
      return canTakeMore(state);
    }
  }
  addChunk(this, state, chunk, sizeOf(state, chunk), false);
  return canTakeMore(state);
};

Readable.prototype.unshift = function(chunk, encoding) {
  const state = this._readableState;
  if (chunk === null) {
    state.flags &= ~READING;
    endOfSource(this, state);
    return false;
  }
  if ((state.flags & OBJECT_MODE) === 0) {
    if (typeof chunk === 'string') {
      if (!encoding) encoding = state.defaultEncoding;
      if (state.encoding !== encoding) {
        chunk = Buffer.from(chunk, encoding);
        if (state.encoding) chunk = chunk.toString(state.encoding);
      }
    } else if (ArrayBuffer.isView(chunk)) {
      if (!(chunk instanceof Buffer)) chunk = viewToBuffer(chunk);
    } else if (chunk !== undefined) {
      errorOrDestroy(this, new ERR_INVALID_ARG_TYPE('chunk', CHUNK_TYPES, chunk));
      return false;
    }
    if (!chunk || chunk.length <= 0) return canTakeMore(state);
  }
  if ((state.flags & END_EMITTED) !== 0) {
    errorOrDestroy(this, new ERR_STREAM_UNSHIFT_AFTER_END_EVENT());
  } else if ((state.flags & (DESTROYED | ERRORED)) !== 0) {
    return false;
  } else {
    addChunk(this, state, chunk, sizeOf(state, chunk), true);
  }
  return canTakeMore(state);
};

function canTakeMore(state) {
  return (state.flags & ENDED) === 0 && (state.length < state.highWaterMark || state.length === 0);
}

function sizeOf(state, chunk) {
  return (state.flags & OBJECT_MODE) !== 0 ? 1 : chunk.length;
}

function addChunk(stream, state, chunk, size, inFront) {
  // A consumer that waits for data is served at once, past the queue.
  if ((state.flags & (FLOWING | SYNC | DATA_LISTENING)) === (FLOWING | DATA_LISTENING) &&
      state.length === 0) {
    forgetFullWriters(state);
    state.flags |= DATA_EMITTED;
    stream.emit('data', chunk);
  } else {
    state.length += size;
    if (inFront) putBack(state, chunk);
    else if (state.queue === null) state.queue = [chunk];
    else state.queue.push(chunk);
    if ((state.flags & NEED_READABLE) !== 0) emitReadable(stream, state);
  }
  maybeReadMore(stream, state);
}

// New data is given out, so the pipe's writers are asked anew whether they are full.
function forgetFullWriters(state) {
  if (state.awaitDrainWriters === null) return;
  if ((state.flags & MULTI_AWAIT_DRAIN) !== 0) state.awaitDrainWriters.clear();
  else state.awaitDrainWriters = null;
}

function endOfSource(stream, state) {
  if ((state.flags & ENDED) !== 0) return;
  if (state.decoder !== null) {
    const rest = state.decoder.end();
    if (rest && rest.length) {
      state.buffer.push(rest);
      state.length += (state.flags & OBJECT_MODE) !== 0 ? 1 : rest.length;
    }
  }
  state.flags |= ENDED;
  if ((state.flags & SYNC) !== 0) {
    // Inside _read(): the consumer hears of it after the source's own code has returned.
    emitReadable(stream, state);
  } else {
    state.flags = (state.flags & ~NEED_READABLE) | EMITTED_READABLE;
    emitReadableNow(stream);
  }
}

// Fills the queue up to the mark ahead of the consumer, a tick later and only while data comes at once.
function maybeReadMore(stream, state) {
  if ((state.flags & (READING_MORE | CONSTRUCTED)) === CONSTRUCTED) {
    state.flags |= READING_MORE;
    process.nextTick(readMore, stream, state);
  }
}

function readMore(stream, state) {
  while ((state.flags & (READING | ENDED)) === 0 &&
         (state.length < state.highWaterMark || ((state.flags & FLOWING) !== 0 && state.length === 0))) {
    const before = state.length;
    stream.read(0);
    if (before === state.length) break;
  }
  state.flags &= ~READING_MORE;
}

// ---- the consumer's side: read ------------------------------------------------------------------

Readable.prototype._read = function(n) {
  throw new ERR_METHOD_NOT_IMPLEMENTED('_read()');
};

Readable.prototype.read = function(n) {
  if (n === undefined) n = NaN;
  else if (!Number.isInteger(n)) n = Number.parseInt(n, 10);
  const state = this._readableState;
  const asked = n;
  if (n > state.highWaterMark) state.highWaterMark = raisedHighWaterMark(n);
  if (n !== 0) {
    state.flags &= ~EMITTED_READABLE;
  } else if (isReadableDue(state)) {
    // read(0) with enough at hand: no new read, only the announcement.
    if (state.length === 0 && (state.flags & ENDED) !== 0) endReadable(this, state);
    else emitReadable(this, state);
    return null;
  }

  n = readableNow(n, state);
  if (n === 0 && (state.flags & ENDED) !== 0) {
    if (state.length === 0) endReadable(this, state);
    return null;
  }

  const flags = state.flags;
  if ((flags & (ENDED | READING | DESTROYED | ERRORED | CONSTRUCTED)) === CONSTRUCTED &&
      ((flags & NEED_READABLE) !== 0 || state.length === 0 || state.length - n < state.highWaterMark)) {
    callRead(this, state);
    if ((state.flags & READING) === 0) n = readableNow(asked, state);
  }

  const chunk = n > 0 ? takeFromQueue(n, state) : null;
  if (chunk === null) {
    if (state.length <= state.highWaterMark) state.flags |= NEED_READABLE;
    else state.flags &= ~NEED_READABLE;
    n = 0;
  } else {
    state.length -= n;
    forgetFullWriters(state);
  }
  if (state.length === 0) {
    if ((state.flags & ENDED) === 0) state.flags |= NEED_READABLE;
    else if (asked !== n) endReadable(this, state);
  }
  if (chunk !== null && (state.flags & (ERROR_EMITTED | CLOSE_EMITTED)) === 0) {
    state.flags |= DATA_EMITTED;
    this.emit('data', chunk);
  }
  return chunk;
};

function isReadableDue(state) {
  if ((state.flags & NEED_READABLE) === 0) return false;
  if ((state.flags & ENDED) !== 0) return true;
  return state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0;
}

function callRead(stream, state) {
  state.flags |= READING | SYNC;
  if (state.length === 0) state.flags |= NEED_READABLE;
  try {
    stream._read(state.highWaterMark);
  } catch (err) {
    errorOrDestroy(stream, err);
  }
  state.flags &= ~SYNC;
}

// How much of the wish for n can be met from the queue (n is NaN for "what there is").
function readableNow(n, state) {
  if (n <= 0 || (state.length === 0 && (state.flags & ENDED) !== 0)) return 0;
  if ((state.flags & OBJECT_MODE) !== 0) return 1;
  if (n !== n) {
    if ((state.flags & FLOWING) !== 0 && state.length > 0) return state.queue[state.bufferIndex].length;
    return state.length;
  }
  if (n <= state.length) return n;
  return (state.flags & ENDED) !== 0 ? state.length : 0;
}

// Whoever asks for more than fits gets a higher mark: the next power of two.
function raisedHighWaterMark(n) {
  if (n > MAX_HIGH_WATER_MARK) throw new ERR_OUT_OF_RANGE('size', '<= 1GiB', n);
  let mark = 1;
  while (mark < n) mark *= 2;
  return mark;
}

Readable.prototype.setEncoding = function(encoding) {
  const state = this._readableState;
  const { StringDecoder } = require('string_decoder');
  const decoder = new StringDecoder(encoding);
  state.decoder = decoder;
  state.encoding = decoder.encoding;
  // What is queued already becomes text too.
  let text = '';
  const queue = state.buffer;
  for (let i = state.bufferIndex; i < queue.length; i++) text += decoder.write(queue[i]);
  queue.length = 0;
  state.bufferIndex = 0;
  if (text !== '') queue.push(text);
  state.length = text.length;
  return this;
};

// ---- announcements: 'readable' and 'end' --------------------------------------------------------

function emitReadable(stream, state) {
  const flags = state.flags & ~NEED_READABLE;
  state.flags = flags | EMITTED_READABLE;
  if ((flags & EMITTED_READABLE) === 0) process.nextTick(emitReadableNow, stream);
}

function emitReadableNow(stream) {
  const state = stream._readableState;
  if ((state.flags & (DESTROYED | ERRORED)) === 0 && (state.length > 0 || (state.flags & ENDED) !== 0)) {
    stream.emit('readable');
    state.flags &= ~EMITTED_READABLE;
  }
  // 'readable' is due again when the queue runs low and nothing else draws from the source.
  if ((state.flags & (FLOWING | ENDED)) === 0 && state.length <= state.highWaterMark) {
    state.flags |= NEED_READABLE;
  }
  flow(stream, state);
}

function endReadable(stream, state) {
  if ((state.flags & END_EMITTED) === 0) {
    state.flags |= ENDED;
    process.nextTick(emitEnd, state, stream);
  }
}

function emitEnd(state, stream) {
  if ((state.flags & (ERRORED | CLOSE_EMITTED | END_EMITTED)) !== 0 || state.length > 0) return;
  state.flags |= END_EMITTED;
  stream.emit('end');
  if (stream.writable && stream.allowHalfOpen === false) {
    process.nextTick(endWritable, stream);
  } else if ((state.flags & AUTO_DESTROY) !== 0) {
    const wState = stream._writableState;
    if (!wState || (wState.autoDestroy && (wState.finished || wState.writable === false))) stream.destroy();
  }
}

function endWritable(stream) {
  if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end();
}

// ---- flowing ------------------------------------------------------------------------------------

Readable.prototype.on = function(event, listener) {
  const result = Stream.prototype.on.call(this, event, listener);
  if (event === 'data') dataListenerAdded(this);
  else if (event === 'readable') readableListenerAdded(this);
  return result;
};
Readable.prototype.addListener = Readable.prototype.on;

function dataListenerAdded(stream) {
  const state = stream._readableState;
  state.flags |= DATA_LISTENING;
  if (stream.listenerCount('readable') > 0) state.flags |= READABLE_LISTENING;
  // Only an explicit pause() keeps it from flowing.
  if ((state.flags & (FLOWING_KNOWN | FLOWING)) !== FLOWING_KNOWN) stream.resume();
}

function readableListenerAdded(stream) {
  const state = stream._readableState;
  if ((state.flags & (END_EMITTED | READABLE_LISTENING)) !== 0) return;
  state.flags = (state.flags & ~(FLOWING | EMITTED_READABLE)) |
    FLOWING_KNOWN | READABLE_LISTENING | NEED_READABLE;
  if (state.length > 0) emitReadable(stream, state);
  else if ((state.flags & READING) === 0) process.nextTick(startReading, stream);
}

function startReading(stream) {
  stream.read(0);
}

Readable.prototype.removeListener = function(event, listener) {
  const result = Stream.prototype.removeListener.call(this, event, listener);
  if (event === 'readable') {
    // A tick later: a listener that is moved is not a listener that is gone.
    process.nextTick(updateReadableListening, this);
  } else if (event === 'data' && this.listenerCount('data') === 0) {
    this._readableState.flags &= ~DATA_LISTENING;
  }
  return result;
};
Readable.prototype.off = Readable.prototype.removeListener;

Readable.prototype.removeAllListeners = function(event) {
  const result = Stream.prototype.removeAllListeners.apply(this, arguments);
  if (event === 'readable' || event === undefined) process.nextTick(updateReadableListening, this);
  return result;
};

function updateReadableListening(stream) {
  const state = stream._readableState;
  if (stream.listenerCount('readable') > 0) state.flags |= READABLE_LISTENING;
  else state.flags &= ~READABLE_LISTENING;
  if ((state.flags & (RESUME_SCHEDULED | PAUSED_KNOWN | PAUSED)) === (RESUME_SCHEDULED | PAUSED_KNOWN)) {
    state.flags |= FLOWING_KNOWN | FLOWING;
  } else if ((state.flags & DATA_LISTENING) !== 0) {
    stream.resume();
  } else if ((state.flags & READABLE_LISTENING) === 0) {
    state.flags &= ~(FLOWING_KNOWN | FLOWING);
  }
}

Readable.prototype.resume = function() {
  const state = this._readableState;
  if ((state.flags & FLOWING) === 0) {
    // With a 'readable' listener the stream waits to be read, whatever resume() says.
    state.flags |= (state.flags & READABLE_LISTENING) !== 0 ? FLOWING_KNOWN : FLOWING_KNOWN | FLOWING;
    if ((state.flags & RESUME_SCHEDULED) === 0) {
      state.flags |= RESUME_SCHEDULED;
      process.nextTick(resumeNow, this, state);
    }
  }
  state.flags = (state.flags & ~PAUSED) | PAUSED_KNOWN;
  return this;
};

function resumeNow(stream, state) {
  if ((state.flags & READING) === 0) stream.read(0);
  state.flags &= ~RESUME_SCHEDULED;
  stream.emit('resume');
  flow(stream, state);
  if ((state.flags & (FLOWING | READING)) === FLOWING) stream.read(0);
}

Readable.prototype.pause = function() {
  const state = this._readableState;
  if ((state.flags & (FLOWING_KNOWN | FLOWING)) !== FLOWING_KNOWN) {
    state.flags = (state.flags & ~FLOWING) | FLOWING_KNOWN;
    this.emit('pause');
  }
  state.flags |= PAUSED_KNOWN | PAUSED;
  return this;
};

Readable.prototype.isPaused = function() {
  const flags = this._readableState.flags;
  return (flags & PAUSED) !== 0 || (flags & (FLOWING_KNOWN | FLOWING)) === FLOWING_KNOWN;
};

function flow(stream, state) {
  while ((state.flags & FLOWING) !== 0 && stream.read() !== null);
}

// ---- what is loaded when used -------------------------------------------------------------------

Readable.prototype.pipe = function(dest, pipeOpts) {
  return require('internal/streams/pipe').pipe(this, dest, pipeOpts);
};

Readable.prototype.unpipe = function(dest) {
  return require('internal/streams/pipe').unpipe(this, dest);
};

Readable.prototype.wrap = function(stream) {
  return require('internal/streams/wrap').wrapInto(this, stream);
};

Readable.prototype[Symbol.asyncIterator] = function() {
  return require('internal/streams/iterator').iterate(this);
};

Readable.prototype.iterator = function(options) {
  if (options !== undefined) require('internal/validators').validateObject(options, 'options');
  return require('internal/streams/iterator').iterate(this, options);
};

if (Symbol.asyncDispose) {
  Readable.prototype[Symbol.asyncDispose] = function() {
    return require('internal/streams/dispose').disposeReadable(this);
  };
}

Readable.from = function(iterable, opts) {
  return require('internal/streams/from')(Readable, iterable, opts);
};

Readable.wrap = function(source, options) {
  return require('internal/streams/wrap').wrap(source, options);
};

Readable.fromWeb = function(readableStream, options) {
  const { newStreamReadableFromReadableStream } = require('internal/webstreams/adapters');
  return newStreamReadableFromReadableStream(readableStream, options);
};

Readable.toWeb = function(streamReadable, options) {
  const { newReadableStreamFromStreamReadable } = require('internal/webstreams/adapters');
  return newReadableStreamFromStreamReadable(streamReadable, options);
};

require('internal/streams/readable-properties').define(Readable);

Readable.ReadableState = ReadableState;
Readable._fromList = takeFromQueue;

module.exports = {
  Readable, ReadableState, initReadable, lazyReadableState, adoptReadableMethods, readableConstructed,
};
