'use strict';
// finished(): tells once when a stream is no longer readable or writable, has failed, or was closed
// before its time. The stream may be of any make, so every sign is watched and the first full set wins.

const { context } = require('internal/dispatch');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_STREAM_PREMATURE_CLOSE } } = require('internal/errors');
const { validateAbortSignal, validateFunction, validateObject } = require('internal/validators');
const {
  isClientRequest, isClosed, isNodeStream, isReadable, isReadableErrored, isReadableFinished,
  isReadableNodeStream, isReadableStream, isWritable, isWritableErrored, isWritableFinished,
  isWritableNodeStream, isWritableStream, kIsClosedPromise, once, willEmitClose,
} = require('internal/streams/utils');

function nop() {}

function eos(stream, options, callback) {
  if (arguments.length === 2) {
    callback = options;
    options = {};
  } else if (options === null || options === undefined) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  validateFunction(callback, 'callback');
  if (context.frame || context.hooks) callback = require('internal/async_context').bind(callback, 'STREAM_END_OF_STREAM');
  validateAbortSignal(options.signal, 'options.signal');
  if (isReadableStream(stream) || isWritableStream(stream)) {
    return watchWebStream(stream, options, once(callback));
  }
  if (!isNodeStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  return watch(new Watch(stream, options, callback));
}

// One call of finished(): what is awaited, and what has been seen of it.
function Watch(stream, options, callback) {
  this.stream = stream;
  this.options = options;
  this.callback = callback;
  this.readable = options.readable ?? isReadableNodeStream(stream);
  this.writable = options.writable ?? isWritableNodeStream(stream);
  // Where 'close' is sure to come, and both sides are awaited, it is worth waiting for.
  this.awaitsClose = willEmitClose(stream) &&
    isReadableNodeStream(stream) === this.readable && isWritableNodeStream(stream) === this.writable;
  this.readableFinished = isReadableFinished(stream, false);
  this.writableFinished = isWritableFinished(stream, false);
  this.closed = isClosed(stream);
  this.undoAbort = null;
  this.onfinish = null;
}

Watch.prototype.tell = function(...args) {
  const callback = this.callback;
  this.callback = nop;
  if (this.undoAbort !== null) this.undoAbort();
  Reflect.apply(callback, this.stream, args);
};

Watch.prototype.sawFinish = function() {
  this.writableFinished = true;
  // Destroyed in an 'finish' or 'end' listener: no use in waiting for a 'close' that may be told already.
  if (this.stream.destroyed) this.awaitsClose = false;
  if (this.awaitsClose && (!this.stream.readable || this.readable)) return;
  if (!this.readable || this.readableFinished) this.tell();
};

Watch.prototype.sawEnd = function() {
  this.readableFinished = true;
  if (this.stream.destroyed) this.awaitsClose = false;
  if (this.awaitsClose && (!this.stream.writable || this.writable)) return;
  if (!this.writable || this.writableFinished) this.tell();
};

Watch.prototype.sawClose = function() {
  const { stream } = this;
  this.closed = true;
  const errored = isWritableErrored(stream) || isReadableErrored(stream);
  if (errored && typeof errored !== 'boolean') return this.tell(errored);
  const readableCut = this.readable && !this.readableFinished && isReadableNodeStream(stream, true) &&
    !isReadableFinished(stream, false);
  const writableCut = this.writable && !this.writableFinished && !isWritableFinished(stream, false);
  if (readableCut || writableCut) return this.tell(new ERR_STREAM_PREMATURE_CLOSE());
  this.tell();
};

// It was over before we came.
Watch.prototype.sawPast = function() {
  const { stream } = this;
  this.closed = true;
  const errored = isWritableErrored(stream) || isReadableErrored(stream);
  if (errored && typeof errored !== 'boolean') this.tell(errored);
  else this.tell();
};

function watch(watching) {
  const { stream } = watching;
  const listening = listen(watching);
  const past = whatIsPast(watching);
  if (past !== null) process.nextTick(past === 'close' ? () => watching.sawClose() : () => watching.sawPast());
  const cleanup = () => {
    watching.callback = nop;
    for (let i = 0; i < listening.length; i += 2) stream.removeListener(listening[i], listening[i + 1]);
    if (stream.req) stream.req.removeListener('finish', watching.onfinish);
  };
  if (watching.options.signal && !watching.closed) watchSignal(watching, cleanup);
  return cleanup;
}

// Listens for every sign; returns what was put on the stream as pairs of event and listener.
function listen(watching) {
  const { stream } = watching;
  const onfinish = () => watching.sawFinish();
  const onclose = () => watching.sawClose();
  const listening = ['end', () => watching.sawEnd(), 'finish', onfinish];
  watching.onfinish = onfinish;
  if (isClientRequest(stream)) {
    const onrequest = () => stream.req.on('finish', onfinish);
    listening.push('complete', onfinish);
    if (!watching.awaitsClose) listening.push('abort', onclose);
    if (stream.req) onrequest();
    else listening.push('request', onrequest);
  } else if (watching.writable && !stream._writableState) {
    const onlegacyfinish = () => { if (!stream.writable) watching.sawFinish(); };
    listening.push('end', onlegacyfinish, 'close', onlegacyfinish);
  }
  // Not every http message tells of its abortion by 'close'.
  if (!watching.awaitsClose && typeof stream.aborted === 'boolean') listening.push('aborted', onclose);
  if (watching.options.error !== false) listening.push('error', (err) => watching.tell(err));
  listening.push('close', onclose);
  for (let i = 0; i < listening.length; i += 2) stream.on(listening[i], listening[i + 1]);
  return listening;
}

// 'close', 'end' or null: which of the things awaited has happened already and won't be told again.
function whatIsPast({ stream, readable, writable, awaitsClose, closed, readableFinished, writableFinished }) {
  const rState = stream._readableState;
  const wState = stream._writableState;
  if (closed) return 'close';
  if (wState?.errorEmitted || rState?.errorEmitted) return awaitsClose ? null : 'end';
  if (!readable && (!awaitsClose || isReadable(stream)) &&
      (writableFinished || isWritable(stream) === false) && !wState?.pendingcb) return 'end';
  if (!writable && (!awaitsClose || isWritable(stream)) &&
      (readableFinished || isReadable(stream) === false)) return 'end';
  return rState && stream.req && stream.aborted ? 'end' : null;
}

function watchSignal(watching, cleanup) {
  const { abortError, onAbort } = require('internal/streams/add-abort-signal');
  const { signal } = watching.options;
  const abort = () => {
    // Cleaning up silences the callback; the abort itself must still be told.
    const callback = watching.callback;
    cleanup();
    callback.call(watching.stream, abortError(signal));
  };
  if (signal.aborted) process.nextTick(abort);
  else watching.undoAbort = onAbort(signal, abort);
}

function watchWebStream(stream, options, callback) {
  let aborted = false;
  let undoAbort = null;
  if (options.signal) {
    const { abortError, onAbort } = require('internal/streams/add-abort-signal');
    const abort = () => {
      aborted = true;
      callback.call(stream, abortError(options.signal));
    };
    if (options.signal.aborted) process.nextTick(abort);
    else undoAbort = onAbort(options.signal, abort);
  }
  const settled = (...args) => {
    if (undoAbort !== null) undoAbort();
    if (!aborted) process.nextTick(() => Reflect.apply(callback, stream, args));
  };
  stream[kIsClosedPromise].promise.then(settled, settled);
  return nop;
}

function finished(stream, options) {
  let autoCleanup = false;
  if (options === null || options === undefined) options = {};
  if (options.cleanup) {
    require('internal/validators').validateBoolean(options.cleanup, 'cleanup');
    autoCleanup = options.cleanup;
  }
  return new Promise((resolve, reject) => {
    const cleanup = eos(stream, options, (err) => {
      if (autoCleanup) cleanup();
      if (err) reject(err);
      else resolve();
    });
  });
}

module.exports = { eos, finished };
