'use strict';
// The end of a stream's life, for both halves at once: destroy(), errors that may lead to it, the ticks
// at which 'error' and 'close' are told, and the optional _construct() at the beginning.

const { codes: { ERR_MULTIPLE_CALLBACK }, AbortError, aggregateTwoErrors } = require('internal/errors');
const { readableBits } = require('internal/streams/state');
const {
  kIsDestroyed, isClientRequest, isDestroyed, isFinished, isServerRequest,
} = require('internal/streams/utils');
const { CONSTRUCTED, ERRORED, ERROR_EMITTED, EMIT_CLOSE, AUTO_DESTROY, DESTROYED, CLOSED, CLOSE_EMITTED } =
  readableBits;

const kConstruct = Symbol('construct');
const kDestroy = Symbol('destroy');

function flagsOf(state) {
  return state ? state.flags : 0;
}

function raise(wState, rState, bits) {
  if (wState) wState.flags |= bits;
  if (rState) rState.flags |= bits;
}

// The first error is the one that is told.
function keepError(wState, rState, err) {
  if (!err) return;
  if (wState && (wState.flags & ERRORED) === 0) wState.errored = err;
  if (rState && (rState.flags & ERRORED) === 0) rState.errored = err;
}

// Used as the method of both Readable and Writable.
function destroy(err, callback) {
  const rState = this._readableState;
  const wState = this._writableState;
  if (((flagsOf(wState) | flagsOf(rState)) & DESTROYED) !== 0) {
    if (typeof callback === 'function') callback();
    return this;
  }
  keepError(wState, rState, err);
  raise(wState, rState, DESTROYED);
  if ((flagsOf(wState || rState) & CONSTRUCTED) !== 0) {
    runDestroy(this, err, callback);
  } else {
    this.once(kDestroy, function(constructError) {
      runDestroy(this, aggregateTwoErrors(constructError, err), callback);
    });
  }
  return this;
}

function runDestroy(stream, err, callback) {
  let called = false;
  const onDestroy = (error) => {
    if (called) return;
    called = true;
    const rState = stream._readableState;
    const wState = stream._writableState;
    keepError(wState, rState, error);
    raise(wState, rState, CLOSED);
    if (typeof callback === 'function') callback(error);
    process.nextTick(error ? emitErrorThenClose : emitClose, stream, error);
  };
  try {
    stream._destroy(err || null, onDestroy);
  } catch (error) {
    onDestroy(error);
  }
}

function emitErrorThenClose(stream, err) {
  emitError(stream, err);
  emitClose(stream);
}

function emitClose(stream) {
  const rState = stream._readableState;
  const wState = stream._writableState;
  raise(wState, rState, CLOSE_EMITTED);
  if (((flagsOf(wState) | flagsOf(rState)) & EMIT_CLOSE) !== 0) stream.emit('close');
}

function emitError(stream, err) {
  const rState = stream._readableState;
  const wState = stream._writableState;
  if (((flagsOf(wState) | flagsOf(rState)) & ERROR_EMITTED) !== 0) return;
  raise(wState, rState, ERROR_EMITTED);
  stream.emit('error', err);
}

const REBORN = CLOSED | CLOSE_EMITTED | DESTROYED | ERROR_EMITTED | ERRORED;

// net reuses a socket object for a second connection: both halves become as new.
function undestroy() {
  const rState = this._readableState;
  const wState = this._writableState;
  if (rState) {
    rState.flags = (rState.flags & ~REBORN) | CONSTRUCTED;
    rState.errored = null;
    rState.reading = false;
    rState.ended = rState.endEmitted = rState.readable === false;
  }
  if (wState) {
    wState.flags = (wState.flags & ~REBORN) | CONSTRUCTED;
    wState.errored = null;
    wState.finalCalled = wState.prefinished = false;
    wState.ended = wState.ending = wState.finished = wState.writable === false;
  }
}

// An error met inside the stream: with autoDestroy it ends the stream, without it is only told. `sync`
// says that the caller's own code is still running and must return before it hears of it.
function errorOrDestroy(stream, err, sync) {
  const rState = stream._readableState;
  const wState = stream._writableState;
  const flags = flagsOf(wState) | flagsOf(rState);
  if ((flags & DESTROYED) !== 0) return;
  if ((flags & AUTO_DESTROY) !== 0) {
    stream.destroy(err);
  } else if (err) {
    keepError(wState, rState, err);
    if (sync) process.nextTick(emitError, stream, err);
    else emitError(stream, err);
  }
}

// Runs stream._construct() on the next tick; `callback` follows once when it has succeeded.
function construct(stream, callback) {
  if (typeof stream._construct !== 'function') return;
  const rState = stream._readableState;
  const wState = stream._writableState;
  if (rState) rState.flags &= ~CONSTRUCTED;
  if (wState) wState.flags &= ~CONSTRUCTED;
  stream.once(kConstruct, callback);
  if (stream.listenerCount(kConstruct) > 1) return;   // the other half of a duplex has asked already
  process.nextTick(runConstruct, stream);
}

function runConstruct(stream) {
  let called = false;
  const onConstruct = (err) => {
    if (called) {
      errorOrDestroy(stream, err ?? new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    const rState = stream._readableState;
    const wState = stream._writableState;
    raise(wState, rState, CONSTRUCTED);
    if ((flagsOf(wState || rState) & DESTROYED) !== 0) stream.emit(kDestroy, err);
    else if (err) errorOrDestroy(stream, err, true);
    else stream.emit(kConstruct);
  };
  try {
    stream._construct((err) => process.nextTick(onConstruct, err));
  } catch (err) {
    process.nextTick(onConstruct, err);
  }
}

function emitLegacyEnd(stream, err) {
  if (err) stream.emit('error', err);
  stream.emit('close');
}

// Ends anything stream-like, by whatever means it has.
function destroyer(stream, err) {
  if (!stream || isDestroyed(stream)) return;
  if (!err && !isFinished(stream)) err = new AbortError();
  if (isServerRequest(stream)) {
    stream.socket = null;
    stream.destroy(err);
  } else if (isClientRequest(stream)) {
    stream.abort();
  } else if (isClientRequest(stream.req)) {
    stream.req.abort();
  } else if (typeof stream.destroy === 'function') {
    stream.destroy(err);
  } else if (typeof stream.close === 'function') {
    stream.close();
  } else {
    process.nextTick(emitLegacyEnd, stream, err);
  }
  if (!stream.destroyed) stream[kIsDestroyed] = true;
}

// The `signal` option of the constructors.
function destroyOnAbort(stream, signal) {
  require('internal/streams/add-abort-signal').addAbortSignalNoValidate(signal, stream);
}

module.exports = { construct, destroy, destroyOnAbort, destroyer, errorOrDestroy, undestroy };
