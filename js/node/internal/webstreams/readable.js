'use strict';
// The classes of readable streams as programs see them: https://streams.spec.whatwg.org/#rs-class and
// following. They check what they are given and hand over to the records of readable_core.js.

const { codes } = require('internal/errors');
const {
  checkDictionary, deferred, describe, finishClass, handled, highWaterMarkOf, invalidState, invalidThis,
  kInspect, kInternal, rejected, sizeOf,
} = require('internal/webstreams/util');
const core = require('internal/webstreams/readable_core');
const {
  kIsClosedPromise, kIsDisturbed, kIsErrored, kIsReadable,
} = require('internal/streams/utils');

const { kTransfer } = require('internal/untransferable');

const kControllerError = Symbol.for('nodejs.webstream.controllerErrorFunction');

let recordOf;
let readerRecordOf;

function isReadableStream(value) {
  return typeof value === 'object' && value !== null && recordOf(value) !== undefined;
}

/** The ReadableStream of a record. */
function publicStream(record) {
  return record.public ??= new ReadableStream(kInternal, record);
}

function publicController(controller) {
  if (controller.public !== undefined) return controller.public;
  if (controller instanceof core.DefaultController) {
    return controller.public = new ReadableStreamDefaultController(kInternal, controller);
  }
  const { ReadableByteStreamController } = require('internal/webstreams/readable_bytes');
  return controller.public = new ReadableByteStreamController(kInternal, controller);
}

class ReadableStream {
  #record;

  static {
    recordOf = (value) => (#record in value ? value.#record : undefined);
  }

  constructor(source = {}, strategy = {}) {
    if (source === kInternal) {
      this.#record = strategy;
      return;
    }
    checkDictionary(source, 'source');
    checkDictionary(strategy, 'strategy', true);
    const record = new core.StreamRecord();
    record.public = this;
    this.#record = record;
    const size = strategy?.size;
    const highWaterMark = strategy?.highWaterMark;
    const callbacks = core.sourceCallbacks(source);
    if (`${callbacks.type}` === 'bytes') {
      if (size !== undefined) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('strategy.size', size);
      require('internal/webstreams/readable_bytes').setUp(record, source, callbacks,
        highWaterMarkOf(highWaterMark, 0));
      return;
    }
    if (callbacks.type !== undefined) throw new codes.ERR_INVALID_ARG_VALUE('source.type', callbacks.type);
    const controller = new core.DefaultController(record, highWaterMarkOf(highWaterMark, 1), sizeOf(size));
    core.connectSource(controller, source, callbacks, publicController(controller));
  }

  get locked() {
    return core.isLocked(streamRecord(this));
  }

  static from(iterable) {
    return publicStream(require('internal/webstreams/readable_iteration').fromIterable(iterable));
  }

  cancel(reason = undefined) {
    if (!isReadableStream(this)) return rejected(invalidThis('ReadableStream'));
    if (core.isLocked(this.#record)) return rejected(invalidState('ReadableStream is locked'));
    return core.cancel(this.#record, reason);
  }

  getReader(options = {}) {
    streamRecord(this);
    checkDictionary(options, 'options', true);
    const mode = options?.mode;
    if (mode === undefined) return new ReadableStreamDefaultReader(this);
    if (`${mode}` !== 'byob') throw new codes.ERR_INVALID_ARG_VALUE('options.mode', mode);
    const { ReadableStreamBYOBReader } = require('internal/webstreams/readable_bytes');
    return new ReadableStreamBYOBReader(this);
  }

  pipeThrough(transform, options = {}) {
    const record = streamRecord(this);
    const pipe = require('internal/webstreams/pipe');
    const readable = transform?.readable;
    if (!isReadableStream(readable)) {
      throw new codes.ERR_INVALID_ARG_TYPE('transform.readable', 'ReadableStream', readable);
    }
    const destination = pipe.destination(transform?.writable);
    const flags = pipe.optionsOf(options);
    if (core.isLocked(record)) throw invalidState('The ReadableStream is locked');
    pipe.checkUnlocked(destination);
    handled(pipe.pipe(record, destination, flags));
    return readable;
  }

  pipeTo(destination, options = {}) {
    if (!isReadableStream(this)) return rejected(invalidThis('ReadableStream'));
    try {
      const pipe = require('internal/webstreams/pipe');
      const target = pipe.destination(destination);
      const flags = pipe.optionsOf(options);
      if (core.isLocked(this.#record)) throw invalidState('The ReadableStream is locked');
      pipe.checkUnlocked(target);
      return pipe.pipe(this.#record, target, flags);
    } catch (error) {
      return rejected(error);
    }
  }

  tee() {
    const record = streamRecord(this);
    if (core.isLocked(record)) throw invalidState('ReadableStream is locked');
    return require('internal/webstreams/tee').tee(record, false).map(publicStream);
  }

  values(options = {}) {
    const record = streamRecord(this);
    checkDictionary(options, 'options', true);
    const preventCancel = !!options?.preventCancel;
    return require('internal/webstreams/readable_iteration').iterate(record, preventCancel);
  }

  get [kIsDisturbed]() {
    return streamRecord(this).disturbed;
  }

  get [kIsErrored]() {
    return streamRecord(this).state === 'errored';
  }

  get [kIsReadable]() {
    return streamRecord(this).state === 'readable';
  }

  get [kIsClosedPromise]() {
    return streamRecord(this).over;
  }

  [kControllerError](error) {
    streamRecord(this).controller.error(error);
  }

  [kTransfer]() {
    return require('internal/webstreams/transfer').transferReadable(streamRecord(this));
  }

  [kInspect](depth, options) {
    const { state, controller } = streamRecord(this);
    return describe(depth, options, this.constructor.name, {
      locked: this.locked,
      state,
      supportsBYOB: !(controller instanceof core.DefaultController),
    });
  }
}

Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
  configurable: true, enumerable: false, writable: true, value: ReadableStream.prototype.values,
});
Object.defineProperty(ReadableStream, 'from', { enumerable: true });
finishClass(ReadableStream);

function streamRecord(value) {
  if (!isReadableStream(value)) throw invalidThis('ReadableStream');
  return recordOf(value);
}

// ---- the default reader ---------------------------------------------------------------------------------

/** A read that settles a promise with { value, done }. */
class PromisedRead {
  constructor() {
    this.answer = deferred();
  }

  chunk(value) {
    this.answer.resolve({ value, done: false });
  }

  close(value) {
    this.answer.resolve({ value, done: true });
  }

  error(reason) {
    this.answer.reject(reason);
  }
}

function notAttached() {
  return invalidState('The reader is not attached to a stream');
}

class ReadableStreamDefaultReader {
  #record;

  static {
    readerRecordOf = (value) =>
      (typeof value === 'object' && value !== null && #record in value ? value.#record : undefined);
  }

  constructor(stream) {
    if (!isReadableStream(stream)) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
    this.#record = core.acquireReader(recordOf(stream));
  }

  read() {
    const record = readerRecordOf(this);
    if (record === undefined) return rejected(invalidThis('ReadableStreamDefaultReader'));
    if (record.stream === undefined) return rejected(notAttached());
    const request = new PromisedRead();
    core.read(record, request);
    return request.answer.promise;
  }

  releaseLock() {
    const record = readerRecordOf(this);
    if (record === undefined) throw invalidThis('ReadableStreamDefaultReader');
    if (record.stream !== undefined) core.releaseReader(record);
  }

  get closed() {
    const record = readerRecordOf(this);
    if (record === undefined) return rejected(invalidThis('ReadableStreamDefaultReader'));
    return record.closed.promise;
  }

  cancel(reason = undefined) {
    const record = readerRecordOf(this);
    if (record === undefined) return rejected(invalidThis('ReadableStreamDefaultReader'));
    return cancelByReader(record, reason);
  }

  [kInspect](depth, options) {
    return describeReader(this, readerRecordOf(this), depth, options, 'readRequests');
  }
}
finishClass(ReadableStreamDefaultReader);

function cancelByReader(record, reason) {
  return record.stream === undefined ? rejected(notAttached()) : core.cancel(record.stream, reason);
}

function describeReader(reader, record, depth, options, listName) {
  return describe(depth, options, reader.constructor.name, {
    stream: record.stream && publicStream(record.stream),
    [listName]: record.requests.length,
    close: record.closed.promise,
  });
}

// ---- the default controller -----------------------------------------------------------------------------

class ReadableStreamDefaultController {
  #controller;

  constructor(token, controller) {
    if (token !== kInternal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#controller = controller;
  }

  static #of(value) {
    if (!(#controller in value)) throw invalidThis('ReadableStreamDefaultController');
    return value.#controller;
  }

  get desiredSize() {
    return ReadableStreamDefaultController.#of(this).desiredSize();
  }

  close() {
    const controller = ReadableStreamDefaultController.#of(this);
    if (!controller.canCloseOrEnqueue()) throw invalidState('Controller is already closed');
    controller.close();
  }

  enqueue(chunk = undefined) {
    const controller = ReadableStreamDefaultController.#of(this);
    if (!controller.canCloseOrEnqueue()) throw invalidState('Controller is already closed');
    controller.enqueue(chunk);
  }

  error(reason = undefined) {
    ReadableStreamDefaultController.#of(this).error(reason);
  }

  [kInspect](depth, options) {
    return describe(depth, options, this.constructor.name, {});
  }
}
finishClass(ReadableStreamDefaultController);

module.exports = {
  PromisedRead, ReadableStream, ReadableStreamDefaultController, ReadableStreamDefaultReader, cancelByReader,
  describeReader, isReadableStream, notAttached, publicController, publicStream, recordOf,
};
