'use strict';
// The state of writable streams and the steps over it: https://streams.spec.whatwg.org/#ws. The classes that
// programs see (writable.js) are shells around these records.

const {
  Queue, SizedQueue, callForPromise, callWith, checkCallback, deferred, handled, invalidState, one, promiseOf,
  react, rejectSlot, rejected, resolvePending, resolvedWith, settled, settledBadly,
} = require('internal/webstreams/util');

// Stands in the queue behind the last chunk.
const CLOSE = Symbol('close');

class StreamRecord {
  constructor() {
    this.public = undefined;
    this.state = 'writable';
    this.storedError = undefined;
    this.writer = undefined;
    this.controller = undefined;
    this.inFlightWrite = undefined;
    this.inFlightClose = undefined;
    this.closeRequest = undefined;
    this.pendingAbort = undefined;
    this.writeRequests = new Queue();
    this.backpressure = false;
    this.over = deferred();       // for stream.finished(): settled with the stream
    handled(this.over.promise);
  }

  get isClosing() {
    return this.closeRequest !== undefined || this.inFlightClose !== undefined;
  }
}

function isLocked(stream) {
  return stream.writer !== undefined;
}

function abort(stream, reason) {
  if (stream.state === 'closed' || stream.state === 'errored') return promiseOf(undefined);
  stream.controller.abortSignal(reason);
  // The signal's listeners may have ended the stream.
  const { state } = stream;
  if (state === 'closed' || state === 'errored') return promiseOf(undefined);
  if (stream.pendingAbort !== undefined) return stream.pendingAbort.promise;
  const wasAlreadyErroring = state === 'erroring';
  const answer = deferred();
  stream.pendingAbort = {
    promise: answer.promise,
    resolve: answer.resolve,
    reject: answer.reject,
    reason: wasAlreadyErroring ? undefined : reason,
    wasAlreadyErroring,
  };
  if (!wasAlreadyErroring) startErroring(stream, reason);
  return answer.promise;
}

function close(stream) {
  const { state } = stream;
  if (state === 'closed' || state === 'errored') return rejected(invalidState('WritableStream is closed'));
  const answer = stream.closeRequest = deferred();
  const { writer } = stream;
  if (writer !== undefined && stream.backpressure && state === 'writable') resolvePending(writer.ready);
  stream.controller.close();
  return answer.promise;
}

// ---- failing --------------------------------------------------------------------------------------------

function dealWithRejection(stream, error) {
  if (stream.state === 'writable') startErroring(stream, error);
  else finishErroring(stream);
}

function startErroring(stream, reason) {
  const { controller, writer } = stream;
  stream.state = 'erroring';
  stream.storedError = reason;
  if (writer !== undefined) writer.ready = rejectSlot(writer.ready, reason);
  if (stream.inFlightWrite === undefined && stream.inFlightClose === undefined && controller.started) {
    finishErroring(stream);
  }
}

function finishErroring(stream) {
  stream.state = 'errored';
  stream.controller.errorSteps();
  const { storedError, writeRequests } = stream;
  while (writeRequests.length > 0) writeRequests.shift().reject(storedError);
  const { pendingAbort } = stream;
  if (pendingAbort === undefined) {
    rejectClosed(stream);
    return;
  }
  stream.pendingAbort = undefined;
  if (pendingAbort.wasAlreadyErroring) {
    pendingAbort.reject(storedError);
    rejectClosed(stream);
    return;
  }
  react(stream.controller.abortSteps(pendingAbort.reason), () => {
    pendingAbort.resolve();
    rejectClosed(stream);
  }, (reason) => {
    pendingAbort.reject(reason);
    rejectClosed(stream);
  });
}

function rejectClosed(stream) {
  const { storedError, writer } = stream;
  if (stream.closeRequest !== undefined) {
    stream.closeRequest.reject(storedError);
    stream.closeRequest = undefined;
  }
  stream.over.reject(storedError);
  if (writer !== undefined && writer.closed.resolve !== undefined) rejectSlot(writer.closed, storedError);
}

// ---- what was in flight has landed ----------------------------------------------------------------------

function finishWrite(stream) {
  stream.inFlightWrite.resolve();
  stream.inFlightWrite = undefined;
}

function failWrite(stream, error) {
  stream.inFlightWrite.reject(error);
  stream.inFlightWrite = undefined;
  dealWithRejection(stream, error);
}

function finishClose(stream) {
  stream.inFlightClose.resolve();
  stream.inFlightClose = undefined;
  if (stream.state === 'erroring') {
    // Closed in time: the error no longer matters.
    stream.storedError = undefined;
    if (stream.pendingAbort !== undefined) {
      stream.pendingAbort.resolve();
      stream.pendingAbort = undefined;
    }
  }
  stream.state = 'closed';
  if (stream.writer !== undefined) resolvePending(stream.writer.closed);
  stream.over.resolve();
}

function failClose(stream, error) {
  stream.inFlightClose.reject(error);
  stream.inFlightClose = undefined;
  if (stream.pendingAbort !== undefined) {
    stream.pendingAbort.reject(error);
    stream.pendingAbort = undefined;
  }
  dealWithRejection(stream, error);
}

function updateBackpressure(stream, backpressure) {
  const { writer } = stream;
  if (writer !== undefined && backpressure !== stream.backpressure) {
    if (backpressure) writer.ready = deferred();
    else resolvePending(writer.ready);
  }
  stream.backpressure = backpressure;
}

// ---- writers --------------------------------------------------------------------------------------------

class WriterRecord {
  constructor() {
    this.stream = undefined;
    this.ready = undefined;
    this.closed = undefined;
  }
}

function acquireWriter(stream) {
  if (isLocked(stream)) throw invalidState('WritableStream is locked');
  const writer = new WriterRecord();
  writer.stream = stream;
  stream.writer = writer;
  const { state, storedError } = stream;
  if (state === 'writable') {
    writer.ready = !stream.isClosing && stream.backpressure ? deferred() : settled(undefined);
    writer.closed = deferred();
  } else if (state === 'erroring') {
    writer.ready = settledBadly(storedError);
    writer.closed = deferred();
  } else if (state === 'closed') {
    writer.ready = settled(undefined);
    writer.closed = settled(undefined);
  } else {
    writer.ready = settledBadly(storedError);
    writer.closed = settledBadly(storedError);
  }
  return writer;
}

function releaseWriter(writer) {
  const { stream } = writer;
  const error = invalidState('Writer has been released');
  writer.ready = rejectSlot(writer.ready, error);
  writer.closed = rejectSlot(writer.closed, error);
  stream.writer = undefined;
  writer.stream = undefined;
}

function write(writer, chunk) {
  const { stream } = writer;
  const { controller } = stream;
  const size = controller.sizeOf(chunk);
  if (stream !== writer.stream) return rejected(invalidState('Mismatched WritableStreams'));
  const { state } = stream;
  if (state === 'errored') return rejected(stream.storedError);
  if (stream.isClosing || state === 'closed') return rejected(invalidState('WritableStream is closed'));
  if (state === 'erroring') return rejected(stream.storedError);
  const answer = deferred();
  stream.writeRequests.push(answer);
  controller.write(chunk, size);
  return answer.promise;
}

function closeWriterWithErrors(writer) {
  const { stream } = writer;
  const { state } = stream;
  if (stream.isClosing || state === 'closed') return promiseOf(undefined);
  if (state === 'errored') return rejected(stream.storedError);
  return close(stream);
}

function desiredSize(stream) {
  const { state } = stream;
  if (state === 'errored' || state === 'erroring') return null;
  return state === 'closed' ? 0 : stream.controller.desiredSize();
}

// ---- the controller -------------------------------------------------------------------------------------

class Controller {
  constructor(stream, highWaterMark, sizeAlgorithm) {
    this.public = undefined;
    this.stream = stream;
    this.queue = new SizedQueue();
    this.aborter = undefined;     // an AbortController, once its signal is asked for
    this.isAborted = false;
    this.abortReason = undefined;
    this.started = false;
    this.mark = highWaterMark;
    this.sizeAlgorithm = sizeAlgorithm;
    this.writeAlgorithm = undefined;
    this.closeAlgorithm = undefined;
    this.abortAlgorithm = undefined;
    stream.controller = this;
  }

  begin(startResult) {
    const { stream } = this;
    react(resolvedWith(startResult), () => {
      this.started = true;
      this.advanceQueue();
    }, (reason) => {
      this.started = true;
      dealWithRejection(stream, reason);
    });
  }

  get signal() {
    if (this.aborter === undefined) {
      const { AbortController } = require('internal/abort_controller');
      this.aborter = new AbortController();
      if (this.isAborted) this.aborter.abort(this.abortReason);
    }
    return this.aborter.signal;
  }

  abortSignal(reason) {
    if (this.isAborted) return;
    this.isAborted = true;
    this.abortReason = reason;
    this.aborter?.abort(reason);
  }

  abortSteps(reason) {
    const { abortAlgorithm } = this;
    this.clearAlgorithms();
    return abortAlgorithm === undefined ? promiseOf(undefined) : abortAlgorithm(reason);
  }

  errorSteps() {
    this.queue = new SizedQueue();
  }

  clearAlgorithms() {
    this.writeAlgorithm = undefined;
    this.closeAlgorithm = undefined;
    this.abortAlgorithm = undefined;
    this.sizeAlgorithm = undefined;
  }

  close() {
    this.queue.push(CLOSE, 0);
    this.advanceQueue();
  }

  sizeOf(chunk) {
    const { sizeAlgorithm } = this;
    // Without algorithms the stream is over, and the size goes nowhere.
    if (sizeAlgorithm === one || sizeAlgorithm === undefined) return 1;
    try {
      return sizeAlgorithm(chunk);
    } catch (error) {
      this.errorIfNeeded(error);
      return 1;
    }
  }

  desiredSize() {
    return this.mark - this.queue.total;
  }

  write(chunk, size) {
    const { stream } = this;
    try {
      this.queue.push(chunk, size);
    } catch (error) {
      this.errorIfNeeded(error);
      return;
    }
    if (!stream.isClosing && stream.state === 'writable') updateBackpressure(stream, this.desiredSize() <= 0);
    this.advanceQueue();
  }

  advanceQueue() {
    const { stream, queue } = this;
    if (!this.started || stream.inFlightWrite !== undefined) return;
    if (stream.state === 'erroring') {
      finishErroring(stream);
      return;
    }
    if (queue.length === 0) return;
    const value = queue.peek();
    if (value === CLOSE) this.processClose();
    else this.processWrite(value);
  }

  processClose() {
    const { stream, closeAlgorithm } = this;
    stream.inFlightClose = stream.closeRequest;
    stream.closeRequest = undefined;
    this.queue.shift();
    const closed = closeAlgorithm === undefined ? promiseOf(undefined) : closeAlgorithm();
    this.clearAlgorithms();
    react(closed, () => finishClose(stream), (reason) => failClose(stream, reason));
  }

  processWrite(chunk) {
    const { stream, writeAlgorithm } = this;
    stream.inFlightWrite = stream.writeRequests.shift();
    const written = writeAlgorithm === undefined ? promiseOf(undefined) : writeAlgorithm(chunk);
    react(written, () => {
      finishWrite(stream);
      this.queue.shift();
      if (!stream.isClosing && stream.state === 'writable') {
        updateBackpressure(stream, this.desiredSize() <= 0);
      }
      this.advanceQueue();
    }, (reason) => {
      if (stream.state === 'writable') this.clearAlgorithms();
      failWrite(stream, reason);
    });
  }

  errorIfNeeded(error) {
    if (this.stream.state === 'writable') this.error(error);
  }

  error(error) {
    this.clearAlgorithms();
    startErroring(this.stream, error);
  }
}

/** A stream over algorithms of our own: { write, close, abort }, each may be undefined. */
function createStream(algorithms, highWaterMark = 1, sizeAlgorithm = one) {
  const stream = new StreamRecord();
  const controller = new Controller(stream, highWaterMark, sizeAlgorithm);
  controller.writeAlgorithm = algorithms.write;
  controller.closeAlgorithm = algorithms.close;
  controller.abortAlgorithm = algorithms.abort;
  stream.backpressure = controller.desiredSize() <= 0;
  return stream;
}

// In the order in which Web IDL reads a dictionary's members.
function sinkCallbacks(sink) {
  const onAbort = checkCallback(sink.abort, 'sink.abort');
  const onClose = checkCallback(sink.close, 'sink.close');
  const start = checkCallback(sink.start, 'sink.start');
  const { type } = sink;
  const onWrite = checkCallback(sink.write, 'sink.write');
  return { abort: onAbort, close: onClose, start, type, write: onWrite };
}

function connectSink(controller, sink, callbacks, shell) {
  const { abort: onAbort, close: onClose, start, write: onWrite } = callbacks;
  if (onWrite !== undefined) {
    controller.writeAlgorithm = (chunk) => callForPromise(onWrite, sink, chunk, shell);
  }
  if (onClose !== undefined) controller.closeAlgorithm = () => callWith(onClose, sink, []);
  if (onAbort !== undefined) controller.abortAlgorithm = (reason) => callWith(onAbort, sink, [reason]);
  controller.stream.backpressure = controller.desiredSize() <= 0;
  controller.begin(start === undefined ? undefined : Reflect.apply(start, sink, [shell]));
}

module.exports = {
  Controller, StreamRecord, abort, acquireWriter, close, closeWriterWithErrors, connectSink, createStream,
  desiredSize, isLocked, releaseWriter, sinkCallbacks, write,
};
