'use strict';
// Writable (nodejs.org/api/stream.html): takes chunks, hands them to _write()/_writev() one call at a
// time, says when it is full and when it has drained, and ends by 'finish'.
//
// As in Readable no method assumes that the constructor has run: `_writableState` may come to life
// through an accessor on a subclass's prototype (see lazyWritableState in writable-state).

const { Buffer } = require('buffer');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_MULTIPLE_CALLBACK, ERR_STREAM_ALREADY_FINISHED,
    ERR_STREAM_CANNOT_PIPE, ERR_STREAM_DESTROYED, ERR_STREAM_NULL_VALUES, ERR_STREAM_WRITE_AFTER_END,
    ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const { Stream } = require('internal/streams/legacy');
const { construct, destroy, destroyOnAbort, errorOrDestroy, undestroy } = require('internal/streams/destroy');
const { writableBits } = require('internal/streams/state');
const { viewToBuffer } = require('internal/streams/utils');
const {
  SLOTS, WritableState, initWritable, lazyWritableState, resetQueue,
} = require('internal/streams/writable-state');
const {
  OBJECT_MODE, CONSTRUCTED, SYNC, ERRORED, ERROR_EMITTED, AUTO_DESTROY, DESTROYED, CLOSE_EMITTED, ENDED, ENDING,
  FINISHED, WRITING, NEED_DRAIN, FINAL_CALLED, PREFINISHED, DECODE_STRINGS, BUFFER_PROCESSING,
  ALL_BUFFERS, ALL_NOOP, AFTER_WRITE_PENDING,
} = writableBits;

const SPENT_SLOTS_KEPT = 256 * SLOTS;

function nop() {}

function Writable(options) {
  if (new.target === undefined && !(this instanceof Writable)) return new Writable(options);
  initWritable(this, options, false);
  if (options) adoptWritableMethods(this, options);
  Stream.call(this, options);
  if (options?.signal) destroyOnAbort(this, options.signal);
  if (typeof this._construct === 'function') construct(this, () => writableConstructed(this));
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);

// A duplex inherits from Readable and counts as a Writable too.
Object.defineProperty(Writable, Symbol.hasInstance, {
  configurable: true,
  value(object) {
    if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
    return this === Writable && !!object && object._writableState instanceof WritableState;
  },
});

function adoptWritableMethods(stream, options) {
  if (typeof options.write === 'function') stream._write = options.write;
  if (typeof options.writev === 'function') stream._writev = options.writev;
  if (typeof options.destroy === 'function') stream._destroy = options.destroy;
  if (typeof options.final === 'function') stream._final = options.final;
  if (typeof options.construct === 'function') stream._construct = options.construct;
}

function writableConstructed(stream) {
  const state = stream._writableState;
  if ((state.flags & WRITING) === 0) clearQueue(stream, state);
  if ((state.flags & ENDING) !== 0) finishMaybe(stream, state, false);
}

Writable.prototype.pipe = function() {
  errorOrDestroy(this, new ERR_STREAM_CANNOT_PIPE());
};

// ---- write --------------------------------------------------------------------------------------

// Returns an Error when the chunk was refused, else whether more may be written.
function writeTo(stream, chunk, encoding, callback) {
  const state = stream._writableState;
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  } else if (typeof callback !== 'function') {
    callback = nop;
  }
  if (chunk === null) throw new ERR_STREAM_NULL_VALUES();
  if ((state.flags & OBJECT_MODE) === 0) {
    if (!encoding) encoding = state.defaultEncoding;
    else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding);
    if (typeof chunk === 'string') {
      if ((state.flags & DECODE_STRINGS) !== 0) {
        chunk = Buffer.from(chunk, encoding);
        encoding = 'buffer';
      }
    } else if (ArrayBuffer.isView(chunk)) {
      if (!(chunk instanceof Buffer)) chunk = viewToBuffer(chunk);
      encoding = 'buffer';
    } else {
      throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
  }
  if ((state.flags & (ENDING | DESTROYED)) !== 0) return refuseWrite(stream, state, callback);
  state.pendingcb++;
  const size = (state.flags & OBJECT_MODE) !== 0 ? 1 : chunk.length;
  return startWrite(stream, state, chunk, size, encoding, callback);
}

function refuseWrite(stream, state, callback) {
  const isLate = (state.flags & ENDING) !== 0;
  const err = isLate ? new ERR_STREAM_WRITE_AFTER_END() : new ERR_STREAM_DESTROYED('write');
  process.nextTick(callback, err);
  errorOrDestroy(stream, err, true);
  return err;
}

const UNFIT = OBJECT_MODE | ENDING | DESTROYED;
const BUSY = WRITING | ERRORED | CONSTRUCTED;     // CONSTRUCTED alone: it is not

const given = {
  label: 'buffer',
  nop,
  push: Array.prototype.push,
  unfit: UNFIT,
  unfitForText: UNFIT | DECODE_STRINGS,
  busy: BUSY,
  ready: CONSTRUCTED,
  onlyBytes: ALL_BUFFERS,
  onlyNop: ALL_NOOP,
  needDrain: NEED_DRAIN,
  lost: ERRORED | DESTROYED,
};
/**
 * Looks at a chunk once, and lets it wait in the queue if it has to. What it answers, if not twice the length of
 * what can be written at once and one more if that is a text:
 */
const take = native('streams').taker(Buffer.prototype, given);
// It must live as long.
Object.defineProperty(take, Symbol('behind'), { value: given });
const NOT_TAKEN = -1;             // it is of no usual kind
const WAITS = -2;                 // below this: it waits, too, and there was no room for it

Writable.prototype.write = function(chunk, encoding, callback) {
  const state = this._writableState;
  const taken = take(state, chunk, encoding, callback);
  if (taken < NOT_TAKEN) return taken === WAITS;
  if (taken === NOT_TAKEN) return writeTo(this, chunk, encoding, callback) === true;
  encoding = taken & 1 ? state.defaultEncoding : 'buffer';
  const { atOnce } = this._write;
  if (atOnce) {
    const begun = atOnce(this, chunk, encoding, state.onwrite || writeCallbackOf(this, state));
    if (begun === DONE) {
      if (!callback && !(state.flags & NEED_DRAIN)) return true;
      state.pendingcb++;
      afterSyncWrite(this, state, callback || nop);
      return true;
    }
    if (begun === ON_ITS_WAY) {
      state.pendingcb++;
      state.length += taken >> 1;
      beginWrite(state, callback || nop);
      return hasRoomIn(state);
    }
  }
  state.pendingcb++;
  return startWrite(this, state, chunk, taken >> 1, encoding, callback || nop);
};

function startWrite(stream, state, chunk, size, encoding, callback) {
  state.length += size;
  if ((state.flags & BUSY) !== CONSTRUCTED || state.corked !== 0) {
    if (state.queue === null) state.queue = [chunk, encoding, callback];
    else state.queue.push(chunk, encoding, callback);
    if (encoding !== 'buffer') state.flags &= ~ALL_BUFFERS;
    if (callback !== nop) state.flags &= ~ALL_NOOP;
  } else {
    state.writelen = size;
    state.writecb = callback;
    state.flags |= WRITING | SYNC;
    stream._write(chunk, encoding, state.onwrite || writeCallbackOf(stream, state));
    state.flags &= ~SYNC;
  }
  // Asked only now: what _write() has dealt with at once takes no room.
  return hasRoomIn(state);
}

function hasRoomIn(state) {
  const hasRoom = state.length < state.highWaterMark || state.length === 0;
  if (!hasRoom) state.flags |= NEED_DRAIN;
  return hasRoom && (state.flags & (ERRORED | DESTROYED)) === 0;
}

// All that is counted is being written.
function beginWrite(state, callback) {
  state.writelen = state.length;
  state.writecb = callback;
  state.flags |= WRITING;
}

// One function for all writes of a stream, made at its first.
function writeCallbackOf(stream, state) {
  return (state.onwrite = (err) => onwrite(stream, state, err));
}

Writable.prototype._write = function(chunk, encoding, callback) {
  if (!this._writev) throw new ERR_METHOD_NOT_IMPLEMENTED('_write()');
  this._writev([{ chunk, encoding }], callback);
};

Writable.prototype._writev = null;

// ---- after a write ------------------------------------------------------------------------------

function onwrite(stream, state, err) {
  const callback = state.writecb;
  if (callback === null) {
    errorOrDestroy(stream, new ERR_MULTIPLE_CALLBACK());
    return;
  }
  state.flags &= ~WRITING;
  state.writecb = null;
  state.length -= state.writelen;
  state.writelen = 0;
  const sync = (state.flags & SYNC) !== 0;
  if (err) {
    writeFailed(stream, state, err, callback, sync);
    return;
  }
  if (state.queue !== null) clearQueue(stream, state);
  if (sync) afterSyncWrite(stream, state, callback);
  else afterWrite(stream, state, 1, callback);
}

function writeFailed(stream, state, err, callback, sync) {
  if ((state.flags & ERRORED) === 0) state.errored = err;
  const rState = stream._readableState;
  if (rState && !rState.errored) rState.errored = err;
  if (sync) process.nextTick(tellWriteError, stream, state, err, callback);
  else tellWriteError(stream, state, err, callback);
}

function tellWriteError(stream, state, err, callback) {
  state.pendingcb--;
  callback(err);
  // Writes may have been queued meanwhile; none of them will be made.
  failQueue(state);
  errorOrDestroy(stream, err);
}

// _write() has called back at once: what follows waits for the next tick, many equal writes share one.
function afterSyncWrite(stream, state, callback) {
  if (callback === nop) {
    // Nobody waits for this write, so the tick is spared; in object mode Node takes it all the same, and
    // the order of 'finish' depends on it.
    const needTick = (state.flags & OBJECT_MODE) !== 0 ||
      ((state.flags & NEED_DRAIN) !== 0 && state.length === 0);
    if (needTick && (state.flags & AFTER_WRITE_PENDING) === 0) {
      state.flags |= AFTER_WRITE_PENDING;
      process.nextTick(afterWrite, stream, state, 1, nop);
    } else {
      state.pendingcb--;
      if ((state.flags & ENDING) !== 0) finishMaybe(stream, state, true);
    }
    return;
  }
  const info = state.afterWriteTickInfo;
  if (info !== null && info.callback === callback) {
    info.count++;
  } else {
    state.flags |= AFTER_WRITE_PENDING;
    const fresh = { stream, state, callback, count: 1 };
    state.afterWriteTickInfo = fresh;
    process.nextTick(afterWriteTick, fresh);
  }
}

function afterWriteTick(info) {
  info.state.afterWriteTickInfo = null;
  afterWrite(info.stream, info.state, info.count, info.callback);
}

function afterWrite(stream, state, count, callback) {
  const flags = state.flags & ~AFTER_WRITE_PENDING;
  state.flags = flags;
  if ((flags & (ENDING | NEED_DRAIN | DESTROYED)) === NEED_DRAIN && state.length === 0) {
    state.flags &= ~NEED_DRAIN;
    stream.emit('drain');
  }
  while (count-- > 0) {
    state.pendingcb--;
    callback(null);
  }
  if ((state.flags & DESTROYED) !== 0) failQueue(state);
  if ((state.flags & ENDING) !== 0) finishMaybe(stream, state, true);
}

// ---- the queue of waiting writes ----------------------------------------------------------------

const PROCESSING = BUFFER_PROCESSING | DESTROYED | CONSTRUCTED;   // CONSTRUCTED alone: it is not
const NOTED = OBJECT_MODE | NEED_DRAIN | ENDING;                  // what follows a write asks for these

// Methods of ours may have a shorter way: `_write.atOnce`, a function (stream, chunk, encoding, callback),
// and `_writev.atOnce`, a function (stream, queue, from, callback). What they answer:
const DONE = 0;                   // the callback is not called
const ON_ITS_WAY = 1;             // it will be, and not before they have returned
const NOT_BEGUN = -1;             // the method itself is to do it

function clearQueue(stream, state) {
  const { flags, queue } = state;
  if ((flags & PROCESSING) !== CONSTRUCTED || state.corked !== 0 || queue === null) return;
  const writev = stream._writev;
  const count = queue.length - state.queueIndex;
  if (!writev || count <= SLOTS) {
    state.flags |= BUFFER_PROCESSING;
    writeOneByOne(stream, state);
    state.flags &= ~BUFFER_PROCESSING;
    return;
  }
  const { atOnce } = writev;
  if (atOnce && flags & ALL_NOOP) {
    const begun = atOnce(stream, queue, state.queueIndex, state.onwrite || writeCallbackOf(stream, state));
    if (begun !== NOT_BEGUN) {
      queueTaken(stream, state, begun, count / SLOTS);
      return;
    }
  }
  state.flags |= BUFFER_PROCESSING;
  writeAllAtOnce(stream, state);
  state.flags &= ~BUFFER_PROCESSING;
}

function queueTaken(stream, state, begun, count) {
  state.queue = null;
  state.queueIndex = 0;
  state.flags |= ALL_BUFFERS;
  if (begun === ON_ITS_WAY) {
    state.pendingcb -= count - 1;
    beginWrite(state, nop);
    return;
  }
  state.length = 0;
  if (state.flags & NOTED) {
    state.pendingcb -= count - 1;
    afterSyncWrite(stream, state, nop);
  } else {
    state.pendingcb -= count;
  }
}

function writeAllAtOnce(stream, state) {
  const requests = state.getBuffer();
  requests.allBuffers = (state.flags & ALL_BUFFERS) !== 0;
  state.pendingcb -= requests.length - 1;
  let callback = nop;
  if ((state.flags & ALL_NOOP) === 0) {
    callback = (err) => {
      for (let i = 0; i < requests.length; i++) requests[i].callback(err);
    };
  }
  resetQueue(state);
  state.writelen = state.length;
  state.writecb = callback;
  state.flags |= WRITING | SYNC;
  stream._writev(requests, state.onwrite || writeCallbackOf(stream, state));
  state.flags &= ~SYNC;
}

function writeOneByOne(stream, state) {
  const queue = state.queue;
  let i = state.queueIndex;
  do {
    const chunk = queue[i];
    const encoding = queue[i + 1];
    const callback = queue[i + 2];
    queue[i] = queue[i + 2] = null;
    i += SLOTS;
    state.writelen = (state.flags & OBJECT_MODE) !== 0 ? 1 : chunk.length;
    state.writecb = callback;
    state.flags |= WRITING | SYNC;
    // A write before may have destroyed the stream.
    if ((state.flags & DESTROYED) !== 0) onwrite(stream, state, new ERR_STREAM_DESTROYED('write'));
    else stream._write(chunk, encoding, state.onwrite || writeCallbackOf(stream, state));
    state.flags &= ~SYNC;
  } while (i < queue.length && (state.flags & WRITING) === 0);

  if (i >= queue.length) {
    resetQueue(state);
  } else if (i > SPENT_SLOTS_KEPT && i * 2 > queue.length) {
    queue.splice(0, i);
    state.queueIndex = 0;
  } else {
    state.queueIndex = i;
  }
}

// The stream is lost: every waiting write and every end() hears why.
function failQueue(state) {
  if ((state.flags & WRITING) !== 0) return;
  const queue = state.queue;
  if (queue !== null) {
    for (let i = state.queueIndex; i < queue.length; i += SLOTS) {
      const size = (state.flags & OBJECT_MODE) !== 0 ? 1 : queue[i].length;
      state.length -= size;
      queue[i + 2](state.errored ?? new ERR_STREAM_DESTROYED('write'));
    }
  }
  if (state.finishCallbacks !== null) {
    callFinishCallbacks(state, state.errored ?? new ERR_STREAM_DESTROYED('end'));
  }
  resetQueue(state);
}

function callFinishCallbacks(state, err) {
  const callbacks = state.finishCallbacks;
  if (callbacks === null) return;
  state.finishCallbacks = null;
  for (let i = 0; i < callbacks.length; i++) callbacks[i](err);
}

Writable.prototype.cork = function() {
  this._writableState.corked++;
};

Writable.prototype.uncork = function() {
  const state = this._writableState;
  if (!state.corked) return;
  state.corked--;
  if (state.queue && !(state.flags & WRITING)) clearQueue(this, state);
};

Writable.prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
  if (typeof encoding === 'string') encoding = encoding.toLowerCase();
  if (encoding === 'utf-8') encoding = 'utf8';
  if (!Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding);
  this._writableState.defaultEncoding = encoding;
  return this;
};

// ---- end ----------------------------------------------------------------------------------------

Writable.prototype.end = function(chunk, encoding, callback) {
  const state = this._writableState;
  if (typeof chunk === 'function') {
    callback = chunk;
    chunk = null;
    encoding = null;
  } else if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  let err = null;
  if (chunk !== null && chunk !== undefined) {
    const result = writeTo(this, chunk, encoding);
    if (result instanceof Error) err = result;
  }
  if (state.corked !== 0) {
    state.corked = 1;
    this.uncork();
  }
  if (err === null) {
    if ((state.flags & (ENDING | ERRORED)) === 0) {
      state.flags |= ENDING;
      finishMaybe(this, state, true);
      state.flags |= ENDED;
    } else if ((state.flags & FINISHED) !== 0) {
      err = new ERR_STREAM_ALREADY_FINISHED('end');
    } else if ((state.flags & DESTROYED) !== 0) {
      err = new ERR_STREAM_DESTROYED('end');
    }
  }
  if (typeof callback === 'function') callWhenFinished(state, err, callback);
  return this;
};

function callWhenFinished(state, err, callback) {
  if (err !== null) process.nextTick(callback, err);
  else if ((state.flags & ERRORED) !== 0) process.nextTick(callback, state.errored);
  else if ((state.flags & FINISHED) !== 0) process.nextTick(callback);
  else if (state.finishCallbacks === null) state.finishCallbacks = [callback];
  else state.finishCallbacks.push(callback);
}

const UNFIT_TO_FINISH = DESTROYED | FINISHED | WRITING | ERRORED | ERROR_EMITTED | CLOSE_EMITTED;

function needFinish(state) {
  return (state.flags & (ENDING | CONSTRUCTED | UNFIT_TO_FINISH)) === (ENDING | CONSTRUCTED) &&
    state.length === 0 && state.queue === null;
}

function finishMaybe(stream, state, sync) {
  if (!needFinish(state)) return;
  prefinish(stream, state);
  if (state.pendingcb !== 0) return;
  if (sync) {
    state.pendingcb++;
    process.nextTick(finishNextTick, stream, state);
  } else if (needFinish(state)) {
    state.pendingcb++;
    finish(stream, state);
  }
}

function finishNextTick(stream, state) {
  if (needFinish(state)) finish(stream, state);
  else state.pendingcb--;
}

function prefinish(stream, state) {
  if ((state.flags & (PREFINISHED | FINAL_CALLED)) !== 0) return;
  if (typeof stream._final === 'function' && (state.flags & DESTROYED) === 0) {
    state.flags |= FINAL_CALLED;
    callFinal(stream, state);
  } else {
    state.flags |= PREFINISHED;
    stream.emit('prefinish');
  }
}

function callFinal(stream, state) {
  let called = false;
  const onFinal = (err) => {
    if (called) {
      errorOrDestroy(stream, err ?? new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    state.pendingcb--;
    if (err) {
      callFinishCallbacks(state, err);
      errorOrDestroy(stream, err, (state.flags & SYNC) !== 0);
    } else if (needFinish(state)) {
      state.flags |= PREFINISHED;
      stream.emit('prefinish');
      // Counted, so that no other way leads to finish() before this one.
      state.pendingcb++;
      process.nextTick(finish, stream, state);
    }
  };
  state.flags |= SYNC;
  state.pendingcb++;
  try {
    stream._final(onFinal);
  } catch (err) {
    onFinal(err);
  }
  state.flags &= ~SYNC;
}

function finish(stream, state) {
  state.pendingcb--;
  state.flags |= FINISHED;
  callFinishCallbacks(state, null);
  stream.emit('finish');
  if ((state.flags & AUTO_DESTROY) === 0) return;
  const rState = stream._readableState;
  if (!rState || (rState.autoDestroy && (rState.endEmitted || rState.readable === false))) stream.destroy();
}

// ---- destroy ------------------------------------------------------------------------------------

Writable.prototype.destroy = function(err, callback) {
  const state = this._writableState;
  if ((state.flags & DESTROYED) === 0 && (state.queue !== null || state.finishCallbacks !== null)) {
    process.nextTick(failQueue, state);
  }
  destroy.call(this, err, callback);
  return this;
};

Writable.prototype._undestroy = undestroy;
Writable.prototype._destroy = function(err, callback) {
  callback(err);
};
Writable.prototype[Stream.captureRejectionSymbol] = function(err) {
  this.destroy(err);
};

if (Symbol.asyncDispose) {
  Writable.prototype[Symbol.asyncDispose] = function() {
    return require('internal/streams/dispose').disposeWritable(this);
  };
}

Writable.fromWeb = function(writableStream, options) {
  const { newStreamWritableFromWritableStream } = require('internal/webstreams/adapters');
  return newStreamWritableFromWritableStream(writableStream, options);
};

Writable.toWeb = function(streamWritable) {
  return require('internal/webstreams/adapters').newWritableStreamFromStreamWritable(streamWritable);
};

// ---- properties ---------------------------------------------------------------------------------

function defineGetter(name, get, set) {
  Object.defineProperty(Writable.prototype, name, { configurable: true, enumerable: false, get, set });
}

defineGetter('closed', function() { return !!this._writableState?.closed; });
defineGetter('destroyed', function() {
  return !!this._writableState?.destroyed;
}, function(value) {
  if (this._writableState) this._writableState.destroyed = value;
});
defineGetter('writable', function() {
  const state = this._writableState;
  // Only an explicit false counts: the name is set as a property by subclasses of all ages.
  return !!state && state.writable !== false && (state.flags & (DESTROYED | ERRORED | ENDING | ENDED)) === 0;
}, function(value) {
  if (this._writableState) this._writableState.writable = !!value;
});
defineGetter('writableFinished', function() { return !!this._writableState?.finished; });
defineGetter('writableObjectMode', function() { return !!this._writableState?.objectMode; });
defineGetter('writableBuffer', function() { return this._writableState?.getBuffer(); });
defineGetter('writableEnded', function() { return !!this._writableState?.ending; });
defineGetter('writableNeedDrain', function() {
  const state = this._writableState;
  return !!state && (state.flags & (DESTROYED | ENDING | NEED_DRAIN)) === NEED_DRAIN;
});
defineGetter('writableHighWaterMark', function() { return this._writableState?.highWaterMark; });
defineGetter('writableCorked', function() { return this._writableState ? this._writableState.corked : 0; });
defineGetter('writableLength', function() { return this._writableState?.length; });
defineGetter('errored', function() { return this._writableState ? this._writableState.errored : null; });
defineGetter('writableAborted', function() {
  const state = this._writableState;
  return state.writable !== false && (state.flags & (DESTROYED | ERRORED)) !== 0 &&
    (state.flags & FINISHED) === 0;
});

Writable.WritableState = WritableState;

module.exports = {
  Writable, WritableState, initWritable, lazyWritableState, adoptWritableMethods, writableConstructed,
};
