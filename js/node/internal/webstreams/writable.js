'use strict';
// The classes of writable streams as programs see them: https://streams.spec.whatwg.org/#ws-class and
// following. They check what they are given and hand over to the records of writable_core.js.

const { codes } = require('internal/errors');
const {
  checkDictionary, describe, finishClass, highWaterMarkOf, invalidState, invalidThis, kInspect, kInternal,
  rejected, sizeOf,
} = require('internal/webstreams/util');
const core = require('internal/webstreams/writable_core');
const { kIsClosedPromise, kIsErrored, kIsWritable } = require('internal/streams/utils');

const { kTransfer } = require('internal/untransferable');

const kControllerError = Symbol.for('nodejs.webstream.controllerErrorFunction');

let recordOf;

function isWritableStream(value) {
  return typeof value === 'object' && value !== null && recordOf(value) !== undefined;
}

function streamRecord(value) {
  if (!isWritableStream(value)) throw invalidThis('WritableStream');
  return recordOf(value);
}

/** The WritableStream of a record. */
function publicStream(record) {
  return record.public ??= new WritableStream(kInternal, record);
}

class WritableStream {
  #record;

  static {
    recordOf = (value) => (#record in value ? value.#record : undefined);
  }

  constructor(sink = {}, strategy = {}) {
    if (sink === kInternal) {
      this.#record = strategy;
      return;
    }
    checkDictionary(sink, 'sink');
    checkDictionary(strategy, 'strategy', true);
    const record = new core.StreamRecord();
    record.public = this;
    this.#record = record;
    const size = strategy?.size;
    const highWaterMark = strategy?.highWaterMark;
    const callbacks = core.sinkCallbacks(sink);
    const { type } = callbacks;
    if (type !== undefined) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('type', type);
    const sizeAlgorithm = sizeOf(size);
    const controller = new core.Controller(record, highWaterMarkOf(highWaterMark, 1), sizeAlgorithm);
    controller.public = new WritableStreamDefaultController(kInternal, controller);
    core.connectSink(controller, sink, callbacks, controller.public);
  }

  get locked() {
    return core.isLocked(streamRecord(this));
  }

  abort(reason = undefined) {
    if (!isWritableStream(this)) return rejected(invalidThis('WritableStream'));
    if (core.isLocked(this.#record)) return rejected(invalidState('WritableStream is locked'));
    return core.abort(this.#record, reason);
  }

  close() {
    if (!isWritableStream(this)) return rejected(invalidThis('WritableStream'));
    if (core.isLocked(this.#record)) return rejected(invalidState('WritableStream is locked'));
    if (this.#record.isClosing) return rejected(invalidState('Failure closing WritableStream'));
    return core.close(this.#record);
  }

  getWriter() {
    streamRecord(this);
    return new WritableStreamDefaultWriter(this);
  }

  get [kIsClosedPromise]() {
    return streamRecord(this).over;
  }

  get [kIsErrored]() {
    return streamRecord(this).state === 'errored';
  }

  get [kIsWritable]() {
    return streamRecord(this).state === 'writable';
  }

  [kControllerError](error) {
    streamRecord(this).controller.errorIfNeeded(error);
  }

  [kTransfer]() {
    return require('internal/webstreams/transfer').transferWritable(streamRecord(this));
  }

  [kInspect](depth, options) {
    const { state } = streamRecord(this);
    return describe(depth, options, this.constructor.name, { locked: this.locked, state });
  }
}
finishClass(WritableStream);

// ---- the writer -----------------------------------------------------------------------------------------

function notBound() {
  return invalidState('Writer is not bound to a WritableStream');
}

class WritableStreamDefaultWriter {
  #record;

  static #of(value) {
    return typeof value === 'object' && value !== null && #record in value ? value.#record : undefined;
  }

  constructor(stream) {
    if (!isWritableStream(stream)) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'WritableStream', stream);
    this.#record = core.acquireWriter(recordOf(stream));
  }

  get closed() {
    const record = WritableStreamDefaultWriter.#of(this);
    return record === undefined ?
      rejected(invalidThis('WritableStreamDefaultWriter')) : record.closed.promise;
  }

  get desiredSize() {
    const record = WritableStreamDefaultWriter.#of(this);
    if (record === undefined) throw invalidThis('WritableStreamDefaultWriter');
    if (record.stream === undefined) throw notBound();
    return core.desiredSize(record.stream);
  }

  get ready() {
    const record = WritableStreamDefaultWriter.#of(this);
    return record === undefined ? rejected(invalidThis('WritableStreamDefaultWriter')) : record.ready.promise;
  }

  abort(reason = undefined) {
    const record = WritableStreamDefaultWriter.#of(this);
    if (record === undefined) return rejected(invalidThis('WritableStreamDefaultWriter'));
    return record.stream === undefined ? rejected(notBound()) : core.abort(record.stream, reason);
  }

  close() {
    const record = WritableStreamDefaultWriter.#of(this);
    if (record === undefined) return rejected(invalidThis('WritableStreamDefaultWriter'));
    const { stream } = record;
    if (stream === undefined) return rejected(notBound());
    if (stream.isClosing) return rejected(invalidState('Failure to close WritableStream'));
    return core.close(stream);
  }

  releaseLock() {
    const record = WritableStreamDefaultWriter.#of(this);
    if (record === undefined) throw invalidThis('WritableStreamDefaultWriter');
    if (record.stream !== undefined) core.releaseWriter(record);
  }

  write(chunk = undefined) {
    const record = WritableStreamDefaultWriter.#of(this);
    if (record === undefined) return rejected(invalidThis('WritableStreamDefaultWriter'));
    return record.stream === undefined ? rejected(notBound()) : core.write(record, chunk);
  }

  [kInspect](depth, options) {
    const { stream, closed, ready } = WritableStreamDefaultWriter.#of(this);
    return describe(depth, options, this.constructor.name, {
      stream: stream && publicStream(stream),
      close: closed.promise,
      ready: ready.promise,
      desiredSize: stream && core.desiredSize(stream),
    });
  }
}
finishClass(WritableStreamDefaultWriter);

// ---- the controller -------------------------------------------------------------------------------------

class WritableStreamDefaultController {
  #controller;

  constructor(token, controller) {
    if (token !== kInternal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#controller = controller;
  }

  static #of(value) {
    if (!(#controller in value)) throw invalidThis('WritableStreamDefaultController');
    return value.#controller;
  }

  get signal() {
    return WritableStreamDefaultController.#of(this).signal;
  }

  error(reason = undefined) {
    WritableStreamDefaultController.#of(this).errorIfNeeded(reason);
  }

  [kInspect](depth, options) {
    const { stream } = WritableStreamDefaultController.#of(this);
    return describe(depth, options, this.constructor.name, { stream: publicStream(stream) });
  }
}
finishClass(WritableStreamDefaultController);

module.exports = {
  WritableStream, WritableStreamDefaultController, WritableStreamDefaultWriter, isWritableStream,
  publicStream, recordOf,
};
