'use strict';
// addAbortSignal(): an aborted signal destroys the stream with an AbortError whose cause is the reason.

const { codes: { ERR_INVALID_ARG_TYPE }, AbortError } = require('internal/errors');
const { isNodeStream, isReadableStream, isWritableStream } = require('internal/streams/utils');

function addAbortSignal(signal, stream) {
  if (!isSignal(signal)) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  if (!isNodeStream(stream) && !isReadableStream(stream) && !isWritableStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  return addAbortSignalNoValidate(signal, stream);
}

function addAbortSignalNoValidate(signal, stream) {
  if (!isSignal(signal)) return stream;
  const abort = isNodeStream(stream) ?
    () => stream.destroy(abortError(signal)) :
    () => stream[Symbol.for('nodejs.webstream.controllerErrorFunction')](abortError(signal));
  if (signal.aborted) {
    abort();
  } else {
    const forget = onAbort(signal, abort);
    require('internal/streams/end-of-stream').eos(stream, forget);
  }
  return stream;
}

function isSignal(value) {
  return typeof value === 'object' && value !== null && 'aborted' in value;
}

function abortError(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

// Calls listener at the abort of a signal; returns the function that takes it back.
function onAbort(signal, listener) {
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

module.exports = { addAbortSignal, addAbortSignalNoValidate, abortError, onAbort };
