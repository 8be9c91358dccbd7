'use strict';
// What programs see of readable byte streams: the controller, its request, and the reader that brings its own
// buffers (https://streams.spec.whatwg.org/#byob-reader-class), over internal/webstreams/byte_controller.

const { codes } = require('internal/errors');
const {
  checkDictionary, describe, finishClass, invalidState, invalidThis, kInspect, kInternal, rejected,
} = require('internal/webstreams/util');
const core = require('internal/webstreams/readable_core');
const { ByteController, constructorOf } = require('internal/webstreams/byte_controller');
const { PromisedRead, cancelByReader, describeReader, isReadableStream, notAttached, recordOf } =
  require('internal/webstreams/readable');

/** Makes a record a byte stream over what a program gave as its source. */
function setUp(stream, source, callbacks, highWaterMark) {
  let size = callbacks.autoAllocateChunkSize;
  if (size !== undefined) {
    const number = Math.trunc(+size);
    if (!(number > 0 && Number.isSafeInteger(number))) {
      throw new codes.ERR_INVALID_ARG_VALUE('source.autoAllocateChunkSize', size);
    }
    size = number;
  }
  const controller = new ByteController(stream, highWaterMark, size);
  const shell = controller.public = new ReadableByteStreamController(kInternal, controller);
  core.connectSource(controller, source, callbacks, shell);
}

function checkView(view, name) {
  if (!ArrayBuffer.isView(view)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], view);
  }
}

class ReadableByteStreamController {
  #controller;

  constructor(token, controller) {
    if (token !== kInternal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#controller = controller;
  }

  static #of(value) {
    if (!(#controller in value)) throw invalidThis('ReadableByteStreamController');
    return value.#controller;
  }

  get byobRequest() {
    const request = ReadableByteStreamController.#of(this).getByobRequest();
    if (request === null) return null;
    return request.public ??= new ReadableStreamBYOBRequest(kInternal, request);
  }

  get desiredSize() {
    return ReadableByteStreamController.#of(this).desiredSize();
  }

  close() {
    const controller = ReadableByteStreamController.#of(this);
    if (controller.closeRequested) throw invalidState('Controller is already closed');
    if (controller.stream.state !== 'readable') throw invalidState('ReadableStream is already closed');
    controller.close();
  }

  enqueue(chunk) {
    const controller = ReadableByteStreamController.#of(this);
    checkView(chunk, 'buffer');
    if (chunk.byteLength === 0 || chunk.buffer.byteLength === 0) {
      throw invalidState('chunk ArrayBuffer is zero-length or detached');
    }
    if (controller.closeRequested) throw invalidState('Controller is already closed');
    if (controller.stream.state !== 'readable') throw invalidState('ReadableStream is already closed');
    controller.enqueue(chunk);
  }

  error(reason = undefined) {
    ReadableByteStreamController.#of(this).error(reason);
  }

  [kInspect](depth, options) {
    return describe(depth, options, this.constructor.name, {});
  }
}
finishClass(ReadableByteStreamController);

class ReadableStreamBYOBRequest {
  #request;

  constructor(token, request) {
    if (token !== kInternal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#request = request;
  }

  static #of(value) {
    if (!(#request in value)) throw invalidThis('ReadableStreamBYOBRequest');
    return value.#request;
  }

  get view() {
    return ReadableStreamBYOBRequest.#of(this).view;
  }

  respond(bytesWritten) {
    const request = ReadableStreamBYOBRequest.#of(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('bytesWritten');
    const count = Math.trunc(+bytesWritten);
    if (!(count >= 0 && Number.isSafeInteger(count))) {
      throw new codes.ERR_INVALID_ARG_VALUE('bytesWritten', bytesWritten);
    }
    if (request.controller === undefined) throw invalidState('This BYOB request has been invalidated');
    if (request.view.buffer.detached) throw invalidState('Viewed ArrayBuffer is detached');
    request.controller.respond(count);
  }

  respondWithNewView(view) {
    const request = ReadableStreamBYOBRequest.#of(this);
    checkView(view, 'view');
    if (request.controller === undefined) throw invalidState('This BYOB request has been invalidated');
    if (view.buffer.detached) throw invalidState('Viewed ArrayBuffer is detached');
    request.controller.respondWithNewView(view);
  }

  [kInspect](depth, options) {
    const { view, controller } = ReadableStreamBYOBRequest.#of(this);
    return describe(depth, options, this.constructor.name, { view, controller: controller?.public });
  }
}
finishClass(ReadableStreamBYOBRequest);

/** Reads into `view` at least `minimum` elements; the request hears of it. */
function readInto(reader, view, minimum, request) {
  const { stream } = reader;
  stream.disturbed = true;
  if (stream.state === 'errored') request.error(stream.storedError);
  else stream.controller.pullInto(view, minimum, request);
}

function acquireByobReader(stream) {
  if (core.isLocked(stream)) throw invalidState('ReadableStream is locked');
  if (!(stream.controller instanceof ByteController)) {
    throw new codes.ERR_INVALID_ARG_VALUE('stream', stream.public, 'must be a byte stream');
  }
  const reader = new core.ReaderRecord(true);
  core.attachReader(reader, stream);
  return reader;
}

function minimumOf(view, options) {
  const min = options?.min;
  if (min === undefined) return 1;
  if (typeof min !== 'number') throw new codes.ERR_INVALID_ARG_TYPE('options.min', 'number', min);
  if (!Number.isInteger(min)) throw new codes.ERR_INVALID_ARG_VALUE('options.min', min, 'must be an integer');
  if (min <= 0) throw new codes.ERR_INVALID_ARG_VALUE('options.min', min, 'must be greater than 0');
  const isDataView = constructorOf(view) === DataView;
  if (min > (isDataView ? view.byteLength : view.length)) {
    throw new codes.ERR_OUT_OF_RANGE('options.min', `<= view.${isDataView ? 'byteLength' : 'length'}`, min);
  }
  return min;
}

class ReadableStreamBYOBReader {
  #record;

  static #of(value) {
    return typeof value === 'object' && value !== null && #record in value ? value.#record : undefined;
  }

  constructor(stream) {
    if (!isReadableStream(stream)) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
    this.#record = acquireByobReader(recordOf(stream));
  }

  read(view, options = {}) {
    const record = ReadableStreamBYOBReader.#of(this);
    if (record === undefined) return rejected(invalidThis('ReadableStreamBYOBReader'));
    let minimum;
    try {
      checkView(view, 'view');
      if (view.byteLength === 0 || view.buffer.byteLength === 0 || view.buffer.detached) {
        throw invalidState('View or Viewed ArrayBuffer is zero-length or detached');
      }
      if (options != null) checkDictionary(options, 'options');
      minimum = minimumOf(view, options);
      if (record.stream === undefined) throw notAttached();
    } catch (error) {
      return rejected(error);
    }
    const request = new PromisedRead();
    readInto(record, view, minimum, request);
    return request.answer.promise;
  }

  releaseLock() {
    const record = ReadableStreamBYOBReader.#of(this);
    if (record === undefined) throw invalidThis('ReadableStreamBYOBReader');
    if (record.stream !== undefined) core.releaseReader(record);
  }

  get closed() {
    const record = ReadableStreamBYOBReader.#of(this);
    if (record === undefined) return rejected(invalidThis('ReadableStreamBYOBReader'));
    return record.closed.promise;
  }

  cancel(reason = undefined) {
    const record = ReadableStreamBYOBReader.#of(this);
    if (record === undefined) return rejected(invalidThis('ReadableStreamBYOBReader'));
    return cancelByReader(record, reason);
  }

  [kInspect](depth, options) {
    return describeReader(this, ReadableStreamBYOBReader.#of(this), depth, options, 'readIntoRequests');
  }
}
finishClass(ReadableStreamBYOBReader);

module.exports = {
  ReadableByteStreamController, ReadableStreamBYOBReader, ReadableStreamBYOBRequest, acquireByobReader,
  readInto, setUp,
};
