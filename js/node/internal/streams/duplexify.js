'use strict';
// Duplex.from(): a Duplex made of a stream, a pair of streams, an iterable, a generator or async
// function, a promise or a Blob.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_RETURN_VALUE }, AbortError } = require('internal/errors');
const { destroyer } = require('internal/streams/destroy');
const { Duplex } = require('internal/streams/duplex');
const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');
const { Bridge } = require('internal/streams/bridge');
const { eos } = require('internal/streams/end-of-stream');
const from = require('internal/streams/from');
const {
  isDuplexNodeStream, isIterable, isNodeStream, isReadable, isReadableNodeStream, isReadableStream,
  isWritable, isWritableNodeStream, isWritableStream,
} = require('internal/streams/utils');

const ACCEPTED = ['Blob', 'ReadableStream', 'WritableStream', 'Stream', 'Iterable', 'AsyncIterable',
  'Function', '{ readable, writable } pair', 'Promise'];

function duplexify(body, name = 'body') {
  if (isDuplexNodeStream(body)) return body;
  if (isReadableNodeStream(body)) return pairUp(body, undefined);
  if (isWritableNodeStream(body)) return pairUp(undefined, body);
  if (isNodeStream(body)) return pairUp(undefined, undefined);
  if (isReadableStream(body)) return pairUp(Readable.fromWeb(body), undefined);
  if (isWritableStream(body)) return pairUp(undefined, Writable.fromWeb(body));
  if (typeof body === 'function') return fromFunction(body, name);
  if (isBlob(body)) return duplexify(body.arrayBuffer());
  if (isIterable(body)) return from(Duplex, body, { objectMode: true, writable: false });
  if (isReadableStream(body?.readable) && isWritableStream(body?.writable)) return Duplex.fromWeb(body);
  if (typeof body?.writable === 'object' || typeof body?.readable === 'object') return fromPair(body);
  if (typeof body?.then === 'function') return fromPromise(body);
  throw new ERR_INVALID_ARG_TYPE(name, ACCEPTED, body);
}

function isBlob(body) {
  return typeof body?.arrayBuffer === 'function' && body[Symbol.toStringTag] === 'Blob';
}

function fromPair({ readable, writable }) {
  return pairUp(
    readable && !isReadableNodeStream(readable) ? duplexify(readable) : readable,
    writable && !isWritableNodeStream(writable) ? duplexify(writable) : writable);
}

function fromPromise(promise) {
  const duplex = new Duplex({ objectMode: true, writable: false, read() {} });
  promise.then((value) => {
    if (value !== null && value !== undefined) duplex.push(value);
    duplex.push(null);
  }, (err) => destroyer(duplex, err));
  return duplex;
}

// What is written is what the function reads; what it yields is what is read.
function fromFunction(fn, name) {
  const { value, write, final, destroy } = feed(fn);
  if (isIterable(value)) return from(Duplex, value, { objectMode: true, write, final, destroy });
  if (typeof value?.then !== 'function') {
    throw new ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or AsyncFunction', name, value);
  }
  const result = value.then((settled) => {
    if (settled === null || settled === undefined) return;
    throw new ERR_INVALID_RETURN_VALUE('nully', 'body', settled);
  }, (err) => destroyer(duplex, err));
  const duplex = new Duplex({
    objectMode: true,
    readable: false,
    write,
    // Finished only when the function is.
    final(callback) {
      final(() => result.then(
        () => process.nextTick(callback, null),
        (err) => process.nextTick(callback, err)));
    },
    destroy,
  });
  return duplex;
}

function deferred() {
  let resolve;
  const promise = new Promise((settle) => { resolve = settle; });
  return { promise, resolve };
}

// Calls fn with an iterable over what write() and final() bring.
function feed(fn) {
  let next = deferred();
  const controller = new AbortController();
  const { signal } = controller;
  async function* written() {
    for (;;) {
      const { chunk, done, callback } = await next.promise;
      process.nextTick(callback);
      if (done) return;
      if (signal.aborted) throw new AbortError(undefined, { cause: signal.reason });
      next = deferred();
      yield chunk;
    }
  }
  return {
    value: fn(written(), { signal }),
    write(chunk, encoding, callback) {
      next.resolve({ chunk, done: false, callback });
    },
    final(callback) {
      next.resolve({ done: true, callback });
    },
    destroy(err, callback) {
      controller.abort();
      callback(err);
    },
  };
}

function pairUp(readSide, writeSide) {
  const r = readSide && typeof readSide.read !== 'function' ? Readable.wrap(readSide) : readSide;
  const w = writeSide;
  const readable = !!isReadable(r);
  const writable = !!isWritable(w);
  const duplex = new Duplex({
    readableObjectMode: !!r?.readableObjectMode,
    writableObjectMode: !!w?.writableObjectMode,
    readable,
    writable,
  });
  const bridge = new Bridge(duplex);
  const onfinished = (err) => {
    if (err) destroyer(r, err);
    if (!bridge.release('onclose', err) && err) duplex.destroy(err);
  };
  if (writable) {
    eos(w, onfinished);
    bridge.writeTo(w);
    w.on('finish', () => bridge.release('onfinish'));
  }
  if (readable) {
    eos(r, onfinished);
    bridge.readFrom(r);
  }
  bridge.destroyBy((err) => {
    destroyer(w, err);
    destroyer(r, err);
  });
  return duplex;
}

module.exports = { duplexify };
