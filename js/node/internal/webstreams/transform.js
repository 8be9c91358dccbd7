'use strict';
// Transform streams: https://streams.spec.whatwg.org/#ts. One record joins a writable and a readable record;
// the program's transformer, or algorithms of our own, sit between them.

const { codes } = require('internal/errors');
const {
  callForPromise, callWith, checkCallback, checkDictionary, deferred, describe, finishClass, highWaterMarkOf,
  invalidState, invalidThis, kInspect, kInternal, one, promiseOf, react, rejected, sizeOf,
} = require('internal/webstreams/util');
const { kTransfer } = require('internal/untransferable');
const readableCore = require('internal/webstreams/readable_core');
const writableCore = require('internal/webstreams/writable_core');

class StreamRecord {
  constructor() {
    this.public = undefined;
    this.readable = undefined;
    this.writable = undefined;
    this.backpressure = undefined;
    this.backpressureChange = undefined;
    this.controller = undefined;
  }

  setBackpressure(backpressure) {
    this.backpressureChange?.resolve();
    this.backpressureChange = deferred();
    this.backpressure = backpressure;
  }

  error(reason) {
    this.readable.controller.error(reason);
    this.errorWritable(reason);
  }

  errorWritable(reason) {
    this.controller.clearAlgorithms();
    this.writable.controller.errorIfNeeded(reason);
    if (this.backpressure) this.setBackpressure(false);
  }
}

class Controller {
  constructor(stream, algorithms) {
    this.public = undefined;
    this.stream = stream;
    this.transform = algorithms.transform;
    this.flush = algorithms.flush;
    this.cancel = algorithms.cancel;
    this.finished = undefined;    // a deferred, once the end or a cancellation is under way
    stream.controller = this;
  }

  clearAlgorithms() {
    this.transform = undefined;
    this.flush = undefined;
    this.cancel = undefined;
  }

  enqueue(chunk) {
    const { stream } = this;
    const { readable } = stream;
    const { controller } = readable;
    if (!controller.canCloseOrEnqueue()) throw invalidState('Unable to enqueue');
    try {
      controller.enqueue(chunk);
    } catch (error) {
      stream.errorWritable(error);
      throw readable.storedError;
    }
    const backpressure = !controller.shouldCallPull();
    if (backpressure !== stream.backpressure) stream.setBackpressure(true);
  }

  terminate() {
    const { stream } = this;
    stream.readable.controller.close();
    stream.errorWritable(invalidState('TransformStream has been terminated'));
  }

  performTransform(chunk) {
    return react(this.transform(chunk), undefined, (error) => {
      this.stream.error(error);
      throw error;
    });
  }
}

// ---- the writable side ----------------------------------------------------------------------------------

function sinkWrite(stream, chunk) {
  const { controller, writable } = stream;
  if (!stream.backpressure) return controller.performTransform(chunk);
  return react(stream.backpressureChange.promise, () => {
    if (writable.state === 'erroring') throw writable.storedError;
    return controller.performTransform(chunk);
  });
}

// The end comes once: by a close or an abort of the writable side, or by a cancellation of the readable one.
// `step` calls the transformer; `other` is the side that is to hear of it: if it has failed, so has the end.
function finish(stream, step, other, onDone, onError) {
  const { controller } = stream;
  if (controller.finished !== undefined) return controller.finished.promise;
  const finished = controller.finished = deferred();
  const result = step(controller);
  controller.clearAlgorithms();
  react(result ?? promiseOf(undefined), () => {
    if (other.state === 'errored') {
      finished.reject(other.storedError);
    } else {
      onDone(other.controller);
      finished.resolve();
    }
  }, (error) => {
    onError(error);
    finished.reject(error);
  });
  return finished.promise;
}

function sinkAbort(stream, reason) {
  const { readable } = stream;
  return finish(stream, (controller) => controller.cancel?.(reason), readable,
    (other) => other.error(reason), (error) => readable.controller.error(error));
}

function sinkClose(stream) {
  const { readable } = stream;
  return finish(stream, (controller) => controller.flush?.(), readable,
    (other) => other.close(), (error) => readable.controller.error(error));
}

// ---- the readable side ----------------------------------------------------------------------------------

function sourcePull(stream) {
  stream.setBackpressure(false);
  return stream.backpressureChange.promise;
}

function sourceCancel(stream, reason) {
  const fail = (error) => {
    stream.writable.controller.errorIfNeeded(error);
    if (stream.backpressure) stream.setBackpressure(false);
  };
  const step = (controller) => controller.cancel?.(reason);
  return finish(stream, step, stream.writable, () => fail(reason), fail);
}

// ---- making one -----------------------------------------------------------------------------------------

function initialize(stream, writableMark, writableSize, readableMark, readableSize) {
  stream.writable = writableCore.createStream({
    write: (chunk) => sinkWrite(stream, chunk),
    close: () => sinkClose(stream),
    abort: (reason) => sinkAbort(stream, reason),
  }, writableMark, writableSize);
  stream.readable = readableCore.createStream(
    () => sourcePull(stream), (reason) => sourceCancel(stream, reason), readableMark, readableSize);
  stream.setBackpressure(true);
}

function start(stream, startPromise) {
  stream.writable.controller.begin(startPromise);
  stream.readable.controller.begin(startPromise);
}

/**
 * A transform record over algorithms of our own: { transform(chunk, controller), flush(controller),
 * cancel(reason) }, which may throw, and may answer with promises.
 */
function createTransform({ transform, flush, cancel }) {
  const stream = new StreamRecord();
  initialize(stream, 1, one, 0, one);
  const controller = new Controller(stream, {
    transform: (chunk) => callForPromise(transform, undefined, chunk, controller),
    flush: flush && (() => callWith(flush, undefined, [controller])),
    cancel: cancel && ((reason) => callWith(cancel, undefined, [reason])),
  });
  start(stream, undefined);
  return stream;
}

// In the order in which Web IDL reads a dictionary's members.
function transformerCallbacks(transformer) {
  const cancel = checkCallback(transformer?.cancel, 'transformer.cancel');
  const flush = checkCallback(transformer?.flush, 'transformer.flush');
  const { readableType } = transformer ?? {};
  const onStart = checkCallback(transformer?.start, 'transformer.start');
  const transform = checkCallback(transformer?.transform, 'transformer.transform');
  const { writableType } = transformer ?? {};
  if (readableType !== undefined) {
    throw new codes.ERR_INVALID_ARG_VALUE.RangeError('transformer.readableType', readableType);
  }
  if (writableType !== undefined) {
    throw new codes.ERR_INVALID_ARG_VALUE.RangeError('transformer.writableType', writableType);
  }
  return { cancel, flush, start: onStart, transform };
}

function connectTransformer(stream, transformer, { cancel, flush, transform }) {
  const controller = new Controller(stream, {
    transform: transform === undefined ?
      passThrough : (chunk) => callForPromise(transform, transformer, chunk, controller.public),
    flush: flush && (() => callWith(flush, transformer, [controller.public])),
    cancel: cancel && ((reason) => callWith(cancel, transformer, [reason])),
  });
  function passThrough(chunk) {
    try {
      controller.enqueue(chunk);
      return promiseOf(undefined);
    } catch (error) {
      return rejected(error);
    }
  }
  controller.public = new TransformStreamDefaultController(kInternal, controller);
  return controller;
}

let recordOf;

function isTransformStream(value) {
  return typeof value === 'object' && value !== null && recordOf(value) !== undefined;
}

class TransformStream {
  #record;

  static {
    recordOf = (value) => (#record in value ? value.#record : undefined);
  }

  constructor(transformer = {}, writableStrategy = {}, readableStrategy = {}) {
    if (transformer === kInternal) {
      this.#record = writableStrategy;
      return;
    }
    checkDictionary(transformer, 'transformer', true);
    checkDictionary(writableStrategy, 'writableStrategy', true);
    checkDictionary(readableStrategy, 'readableStrategy', true);
    const callbacks = transformerCallbacks(transformer);
    const readableMark = highWaterMarkOf(readableStrategy?.highWaterMark, 0);
    const readableSize = sizeOf(readableStrategy?.size);
    const writableMark = highWaterMarkOf(writableStrategy?.highWaterMark, 1);
    const writableSize = sizeOf(writableStrategy?.size);
    const stream = new StreamRecord();
    stream.public = this;
    this.#record = stream;
    const started = deferred();
    initialize(stream, writableMark, writableSize, readableMark, readableSize);
    start(stream, started.promise);
    const controller = connectTransformer(stream, transformer, callbacks);
    const { start: onStart } = callbacks;
    started.resolve(onStart && Reflect.apply(onStart, transformer, [controller.public]));
  }

  get readable() {
    if (!isTransformStream(this)) throw invalidThis('TransformStream');
    return require('internal/webstreams/readable').publicStream(this.#record.readable);
  }

  get writable() {
    if (!isTransformStream(this)) throw invalidThis('TransformStream');
    return require('internal/webstreams/writable').publicStream(this.#record.writable);
  }

  [kTransfer]() {
    if (!isTransformStream(this)) throw invalidThis('TransformStream');
    const pair = require('internal/webstreams/transfer').transferTransform(this.#record);
    const record = new StreamRecord();
    Object.assign(record, pair);
    return new TransformStream(kInternal, record);
  }

  [kInspect](depth, options) {
    const { readable, writable } = this;
    const { backpressure } = this.#record;
    return describe(depth, options, this.constructor.name, { readable, writable, backpressure });
  }
}
finishClass(TransformStream);

class TransformStreamDefaultController {
  #controller;

  constructor(token, controller) {
    if (token !== kInternal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#controller = controller;
  }

  static #of(value) {
    if (!(#controller in value)) throw invalidThis('TransformStreamDefaultController');
    return value.#controller;
  }

  get desiredSize() {
    return TransformStreamDefaultController.#of(this).stream.readable.controller.desiredSize();
  }

  enqueue(chunk = undefined) {
    TransformStreamDefaultController.#of(this).enqueue(chunk);
  }

  error(reason = undefined) {
    TransformStreamDefaultController.#of(this).stream.error(reason);
  }

  terminate() {
    TransformStreamDefaultController.#of(this).terminate();
  }

  [kInspect](depth, options) {
    const { stream } = TransformStreamDefaultController.#of(this);
    return describe(depth, options, this.constructor.name, { stream: stream.public });
  }
}
finishClass(TransformStreamDefaultController);

module.exports = { TransformStream, TransformStreamDefaultController, createTransform };
