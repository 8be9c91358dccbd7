'use strict';
// Node's streams as web streams and the other way round:
// https://nodejs.org/api/stream.html#streamreadabletowebstreamreadable-options and its kin.

const { AbortError, codes } = require('internal/errors');
const { validateBoolean, validateObject } = require('internal/validators');
const { destroyer: destroy } = require('internal/streams/destroy');
const { eos } = require('internal/streams/end-of-stream');
const { isDestroyed, isReadable, isWritable, isWritableEnded } = require('internal/streams/utils');
const { deferred, handled, nop, promiseOf, react } = require('internal/webstreams/util');
const { ReadableStream, isReadableStream } = require('internal/webstreams/readable');
const { WritableStream, isWritableStream } = require('internal/webstreams/writable');

// What web streams call these failures.
function asWebError(error) {
  if (error?.code === 'ERR_STREAM_PREMATURE_CLOSE') return new AbortError(undefined, { cause: error });
  if (typeof error?.code !== 'string' || !/^Z_|^ERR_+BROTLI_|^ERR_TRAILING_JUNK/.test(error.code)) {
    return error;
  }
  const wrapped = new TypeError(undefined, { cause: error });
  wrapped.code = error.code;
  return wrapped;
}

function strategyFor(objectMode, highWaterMark) {
  const { ByteLengthQueuingStrategy, CountQueuingStrategy } = require('internal/webstreams/strategies');
  return objectMode ?
    new CountQueuingStrategy({ highWaterMark }) : new ByteLengthQueuingStrategy({ highWaterMark });
}

// Calls a stream's callback; what it throws destroys the stream, or is an uncaught error where there is none.
function callBack(callback, error, stream) {
  try {
    callback(error);
  } catch (thrown) {
    process.nextTick(() => {
      if (stream === null) throw thrown;
      destroy(stream, thrown);
    });
  }
}

// ---- Node's Writable as a WritableStream ----------------------------------------------------------------

class WritableSink {
  constructor(stream) {
    this.stream = stream;
    this.controller = undefined;
    this.room = undefined;        // a deferred while there is none
    this.closed = undefined;
  }

  start(controller) {
    this.controller = controller;
    const { stream } = this;
    stream.on('drain', () => this.room?.resolve());
    const cleanup = eos(stream, (error) => {
      cleanup();
      // What fails from here on is nobody's business.
      stream.on('error', nop);
      this.over(asWebError(error));
    });
  }

  over(error) {
    const { closed, room } = this;
    this.closed = undefined;
    if (error != null) {
      if (room !== undefined) {
        handled(room.promise);
        room.reject(error);
      }
      if (closed !== undefined) {
        handled(closed.promise);
        closed.reject(error);
      }
      this.controller.error(error);
    } else if (closed !== undefined) {
      closed.resolve();
    } else {
      this.controller.error(new AbortError());
    }
  }

  write(chunk) {
    const { stream } = this;
    if (!stream.writableNeedDrain && stream.write(chunk)) return undefined;
    this.room = deferred();
    const done = () => { this.room = undefined; };
    return react(this.room.promise, done, (error) => {
      done();
      throw error;
    });
  }

  abort(reason) {
    destroy(this.stream, reason);
  }

  close() {
    if (this.closed === undefined && !isWritableEnded(this.stream)) {
      this.closed = deferred();
      this.stream.end();
    }
    return this.closed?.promise;
  }
}

function newWritableStreamFromStreamWritable(stream) {
  // A response has no such state, but is as good as a stream.
  if (typeof stream?._writableState !== 'object' && typeof stream?._implicitHeader !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', stream);
  }
  if (isDestroyed(stream) || !isWritable(stream)) {
    const closed = new WritableStream();
    closed.close();
    return closed;
  }
  const strategy = strategyFor(stream.writableObjectMode, stream.writableHighWaterMark);
  // Node counts chunks here, whatever their size.
  const counts = { highWaterMark: strategy.highWaterMark };
  return new WritableStream(new WritableSink(stream), stream.writableObjectMode ? strategy : counts);
}

// ---- Node's Readable as a ReadableStream ----------------------------------------------------------------

class ReadableSource {
  constructor(stream) {
    this.stream = stream;
    this.controller = undefined;
  }

  start(controller) {
    const { stream } = this;
    this.controller = controller;
    const { readableObjectMode } = stream;
    stream.pause();
    const cleanup = eos(stream, (error) => {
      cleanup();
      stream.on('error', nop);
      if (error) controller.error(asWebError(error));
      else closeController(controller);
    });
    stream.on('data', (chunk) => {
      if (!readableObjectMode && chunk instanceof Uint8Array) chunk = new Uint8Array(chunk);
      controller.enqueue(chunk);
      if (controller.desiredSize <= 0) stream.pause();
    });
  }

  pull() {
    this.stream.resume();
  }

  cancel(reason) {
    destroy(this.stream, reason);
  }
}

// A stream that was cancelled is closed already.
function closeController(controller) {
  try {
    controller.close();
  } catch (error) {
    if (error.code !== 'ERR_INVALID_STATE') throw error;
  }
}

function newReadableStreamFromStreamReadable(stream, options = {}) {
  if (typeof stream?._readableState !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', stream);
  }
  validateObject(options, 'options');
  if (isDestroyed(stream) || !isReadable(stream)) {
    const closed = new ReadableStream();
    closed.cancel();
    return closed;
  }
  const strategy = options.strategy ?? strategyFor(stream.readableObjectMode, stream.readableHighWaterMark);
  return new ReadableStream(new ReadableSource(stream), strategy);
}

// ---- web streams as Node's ------------------------------------------------------------------------------

// The end of a WritableStream's writing, seen from a Node stream.
class WriterEnd {
  constructor(writer, decodeStrings, objectMode) {
    this.writer = writer;
    this.closed = false;
    this.decodes = decodeStrings && !objectMode;
    this.stream = undefined;
  }

  bytesOf(chunk, encoding) {
    if (typeof chunk !== 'string' || !this.decodes) return chunk;
    const { Buffer } = require('buffer');
    return new Uint8Array(Buffer.from(chunk, encoding));
  }

  write(chunk, encoding, callback) {
    const { writer, stream } = this;
    const bytes = this.bytesOf(chunk, encoding);
    const done = (error) => callBack(callback, error, stream);
    react(writer.ready, () => react(writer.write(bytes), () => done(), done), done);
  }

  writev(chunks, callback) {
    const { writer, stream } = this;
    const done = (error) => callBack(callback, error, stream);
    const writeAll = () => {
      const written = chunks.map(({ chunk, encoding }) => writer.write(this.bytesOf(chunk, encoding)));
      react(Promise.all(written), () => done(), done);
    };
    react(writer.ready, writeAll, done);
  }

  final(callback) {
    const done = (error) => callBack(callback, error, this.stream);
    if (this.closed) done();
    else react(this.writer.close(), () => done(), done);
  }

  /** A promise for the end, whatever it is. */
  destroyed(error) {
    if (this.closed) return promiseOf(undefined);
    return error != null ? this.writer.abort(error) : this.writer.close();
  }

  watch() {
    react(this.writer.closed, () => {
      this.closed = true;
      if (!isWritableEnded(this.stream)) destroy(this.stream, new codes.ERR_STREAM_PREMATURE_CLOSE());
    }, (error) => {
      this.closed = true;
      destroy(this.stream, error);
    });
  }
}

// The end of a ReadableStream's reading, seen from a Node stream.
class ReaderEnd {
  constructor(reader) {
    this.reader = reader;
    this.closed = false;
    this.stream = undefined;
  }

  read() {
    const { stream } = this;
    react(this.reader.read(), (result) => {
      stream.push(result.done ? null : result.value);
    }, (error) => destroy(stream, error));
  }

  destroyed(error) {
    return this.closed ? promiseOf(undefined) : this.reader.cancel(error);
  }

  watch() {
    react(this.reader.closed, () => { this.closed = true; }, (error) => {
      this.closed = true;
      destroy(this.stream, error);
    });
  }
}

function newStreamWritableFromWritableStream(writableStream, options = {}) {
  if (!isWritableStream(writableStream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('writableStream', 'WritableStream', writableStream);
  }
  validateObject(options, 'options');
  const { highWaterMark, decodeStrings = true, objectMode = false, signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  validateBoolean(decodeStrings, 'options.decodeStrings');
  const end = new WriterEnd(writableStream.getWriter(), decodeStrings, objectMode);
  const { Writable } = require('stream');
  end.stream = new Writable({
    highWaterMark,
    objectMode,
    decodeStrings,
    signal,
    write: (chunk, encoding, callback) => end.write(chunk, encoding, callback),
    writev: (chunks, callback) => end.writev(chunks, callback),
    final: (callback) => end.final(callback),
    destroy(error, callback) {
      const done = () => callBack(callback, error, null);
      react(end.destroyed(error), done, done);
    },
  });
  end.watch();
  return end.stream;
}

function newStreamReadableFromReadableStream(readableStream, options = {}) {
  if (!isReadableStream(readableStream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('readableStream', 'ReadableStream', readableStream);
  }
  validateObject(options, 'options');
  const { highWaterMark, encoding, objectMode = false, signal } = options;
  if (encoding !== undefined && !require('buffer').Buffer.isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE(encoding, 'options.encoding');
  }
  validateBoolean(objectMode, 'options.objectMode');
  const end = new ReaderEnd(readableStream.getReader());
  const { Readable } = require('stream');
  end.stream = new Readable({
    objectMode,
    highWaterMark,
    encoding,
    signal,
    read: () => end.read(),
    destroy(error, callback) {
      const done = () => callBack(callback, error, null);
      react(end.destroyed(error), done, done);
    },
  });
  end.watch();
  return end.stream;
}

function newStreamDuplexFromReadableWritablePair(pair = {}, options = {}) {
  validateObject(pair, 'pair');
  const { readable, writable } = pair;
  if (!isReadableStream(readable)) {
    throw new codes.ERR_INVALID_ARG_TYPE('pair.readable', 'ReadableStream', readable);
  }
  if (!isWritableStream(writable)) {
    throw new codes.ERR_INVALID_ARG_TYPE('pair.writable', 'WritableStream', writable);
  }
  validateObject(options, 'options');
  const { allowHalfOpen = false, objectMode = false, encoding, decodeStrings = true, highWaterMark,
    signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  if (encoding !== undefined && !require('buffer').Buffer.isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE(encoding, 'options.encoding');
  }
  const writing = new WriterEnd(writable.getWriter(), decodeStrings, objectMode);
  const reading = new ReaderEnd(readable.getReader());
  const { Duplex } = require('stream');
  const duplex = writing.stream = reading.stream = new Duplex({
    allowHalfOpen,
    highWaterMark,
    objectMode,
    encoding,
    decodeStrings,
    signal,
    write: (chunk, chunkEncoding, callback) => writing.write(chunk, chunkEncoding, callback),
    writev: (chunks, callback) => writing.writev(chunks, callback),
    final: (callback) => writing.final(callback),
    read: () => reading.read(),
    destroy(error, callback) {
      const done = () => callBack(callback, error, null);
      react(Promise.all([writing.destroyed(error), reading.destroyed(error)]), done, done);
    },
  });
  writing.watch();
  reading.watch();
  return duplex;
}

function newReadableWritablePairFromDuplex(duplex) {
  if (typeof duplex?._writableState !== 'object' || typeof duplex?._readableState !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('duplex', 'stream.Duplex', duplex);
  }
  const isGone = isDestroyed(duplex);
  const writable = !isGone && isWritable(duplex) ?
    newWritableStreamFromStreamWritable(duplex) : new WritableStream();
  if (isGone || !isWritable(duplex)) writable.close();
  const readable = !isGone && isReadable(duplex) ?
    newReadableStreamFromStreamReadable(duplex) : new ReadableStream();
  if (isGone || !isReadable(duplex)) readable.cancel();
  return { writable, readable };
}

module.exports = {
  newReadableStreamFromStreamReadable, newReadableWritablePairFromDuplex,
  newStreamDuplexFromReadableWritablePair, newStreamReadableFromReadableStream,
  newStreamWritableFromWritableStream, newWritableStreamFromStreamWritable,
};
