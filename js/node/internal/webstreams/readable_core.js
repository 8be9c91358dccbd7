'use strict';
// The state of readable streams and the steps over it: https://streams.spec.whatwg.org/#rs. The classes that
// programs see (readable.js) are shells around these records; byte streams are in readable_bytes.js.
//
// A read request has three methods: chunk(value), close(), error(reason).

const {
  Queue, SizedQueue, callWith, checkCallback, deferred, handled, highWaterMarkOf, invalidState, nop,
  one, promiseOf, react, rejected, resolvedWith, settled, settledBadly,
} = require('internal/webstreams/util');

class StreamRecord {
  constructor() {
    this.public = undefined;      // the ReadableStream, made when somebody is to see it
    this.state = 'readable';
    this.storedError = undefined;
    this.disturbed = false;
    this.reader = undefined;
    this.controller = undefined;
    this.over = deferred();       // for stream.finished(): settled with the stream
    handled(this.over.promise);
  }
}

function isLocked(stream) {
  return stream.reader !== undefined;
}

function cancel(stream, reason) {
  stream.disturbed = true;
  if (stream.state === 'closed') return promiseOf(undefined);
  if (stream.state === 'errored') return rejected(stream.storedError);
  close(stream);
  const { reader } = stream;
  if (reader !== undefined && reader.isByob) {
    for (const request of reader.takeRequests()) request.close(undefined);
  }
  return react(stream.controller.cancelSteps(reason), nop);
}

function close(stream) {
  stream.state = 'closed';
  stream.over.resolve();
  const { reader } = stream;
  if (reader === undefined) return;
  reader.closed.resolve();
  if (reader.isByob) return;
  for (const request of reader.takeRequests()) request.close();
}

function fail(stream, reason) {
  stream.state = 'errored';
  stream.storedError = reason;
  stream.over.reject(reason);
  const { reader } = stream;
  if (reader === undefined) return;
  reader.closed.reject(reason);
  handled(reader.closed.promise);
  for (const request of reader.takeRequests()) request.error(reason);
}

// ---- readers --------------------------------------------------------------------------------------------

class ReaderRecord {
  constructor(isByob) {
    this.isByob = isByob;
    this.stream = undefined;
    this.closed = undefined;
    this.requests = new Queue();
  }

  takeRequests() {
    const { requests } = this;
    this.requests = new Queue();
    const taken = [];
    while (requests.length > 0) taken.push(requests.shift());
    return taken;
  }
}

function attachReader(reader, stream) {
  if (isLocked(stream)) throw invalidState('ReadableStream is locked');
  reader.stream = stream;
  stream.reader = reader;
  if (stream.state === 'readable') reader.closed = deferred();
  else if (stream.state === 'closed') reader.closed = settled(undefined);
  else reader.closed = settledBadly(stream.storedError);
}

function acquireReader(stream) {
  const reader = new ReaderRecord(false);
  attachReader(reader, stream);
  return reader;
}

function releaseReader(reader) {
  const { stream } = reader;
  const error = invalidState('Reader released');
  if (stream.state === 'readable') {
    reader.closed.reject(error);
    handled(reader.closed.promise);
  } else {
    reader.closed = settledBadly(error);
  }
  stream.controller.releaseSteps();
  stream.reader = undefined;
  reader.stream = undefined;
  if (reader.requests.length === 0) return;
  const releasing = invalidState('Releasing reader');
  for (const request of reader.takeRequests()) request.error(releasing);
}

function read(reader, request) {
  const { stream } = reader;
  stream.disturbed = true;
  if (stream.state === 'closed') request.close();
  else if (stream.state === 'errored') request.error(stream.storedError);
  else stream.controller.pullSteps(request);
}

function waitingReads(stream) {
  return stream.reader.requests.length;
}

function hasDefaultReader(stream) {
  return stream.reader !== undefined && !stream.reader.isByob;
}

// ---- the controllers ------------------------------------------------------------------------------------

/** What the controllers of both kinds have in common: when they ask their source for more. */
class Controller {
  constructor(stream, highWaterMark) {
    this.public = undefined;
    this.stream = stream;
    this.started = false;
    this.closeRequested = false;
    this.pullAgain = false;
    this.pulling = false;
    this.mark = highWaterMark;
    this.pullAlgorithm = undefined;
    this.cancelAlgorithm = undefined;
    stream.controller = this;
  }

  begin(startResult) {
    react(resolvedWith(startResult), () => {
      this.started = true;
      this.callPullIfNeeded();
    }, (reason) => this.error(reason));
  }

  callPullIfNeeded() {
    if (this.pullAlgorithm === undefined || !this.shouldCallPull()) return;
    if (this.pulling) {
      this.pullAgain = true;
      return;
    }
    this.pulling = true;
    react(this.pullAlgorithm(), () => this.pulled(), (reason) => this.error(reason));
  }

  pulled() {
    this.pulling = false;
    if (!this.pullAgain) return;
    this.pullAgain = false;
    this.callPullIfNeeded();
  }

  canCloseOrEnqueue() {
    return !this.closeRequested && this.stream.state === 'readable';
  }
}

class DefaultController extends Controller {
  constructor(stream, highWaterMark, sizeAlgorithm) {
    super(stream, highWaterMark);
    this.queue = new SizedQueue();
    this.sizeAlgorithm = sizeAlgorithm;
  }

  cancelSteps(reason) {
    this.queue = new SizedQueue();
    const { cancelAlgorithm } = this;
    this.clearAlgorithms();
    return cancelAlgorithm === undefined ? promiseOf(undefined) : cancelAlgorithm(reason);
  }

  pullSteps(request) {
    const { stream, queue } = this;
    if (queue.length > 0) {
      const chunk = queue.shift();
      if (this.closeRequested && queue.length === 0) {
        this.clearAlgorithms();
        close(stream);
      } else {
        this.callPullIfNeeded();
      }
      request.chunk(chunk);
    } else {
      stream.reader.requests.push(request);
      this.callPullIfNeeded();
    }
  }

  releaseSteps() {}

  clearAlgorithms() {
    this.pullAlgorithm = undefined;
    this.cancelAlgorithm = undefined;
    this.sizeAlgorithm = undefined;
  }

  shouldCallPull() {
    const { stream } = this;
    if (!this.canCloseOrEnqueue() || !this.started) return false;
    if (isLocked(stream) && waitingReads(stream) > 0) return true;
    return this.desiredSize() > 0;
  }

  desiredSize() {
    const { state } = this.stream;
    if (state === 'errored') return null;
    return state === 'closed' ? 0 : this.mark - this.queue.total;
  }

  close() {
    if (!this.canCloseOrEnqueue()) return;
    this.closeRequested = true;
    if (this.queue.length > 0) return;
    this.clearAlgorithms();
    close(this.stream);
  }

  enqueue(chunk) {
    const { stream } = this;
    if (!this.canCloseOrEnqueue()) return;
    if (isLocked(stream) && waitingReads(stream) > 0) {
      stream.reader.requests.shift().chunk(chunk);
    } else {
      try {
        const size = this.sizeAlgorithm === one ? 1 : this.sizeAlgorithm(chunk);
        // A size() that ended the stream has taken its queue away; the standard goes on all the same.
        this.queue.push(chunk, size);
      } catch (error) {
        this.error(error);
        throw error;
      }
    }
    this.callPullIfNeeded();
  }

  error(reason) {
    if (this.stream.state !== 'readable') return;
    this.queue = new SizedQueue();
    this.clearAlgorithms();
    fail(this.stream, reason);
  }
}

/** A stream over algorithms of our own; each may be undefined. `highWaterMark` is 1 unless told. */
function createStream(pull, cancelAlgorithm, highWaterMark = 1, sizeAlgorithm = one) {
  const stream = new StreamRecord();
  const controller = new DefaultController(stream, highWaterMark, sizeAlgorithm);
  controller.pullAlgorithm = pull;
  controller.cancelAlgorithm = cancelAlgorithm;
  return stream;
}

/** Sets up a controller with what a program gave as its underlying source. */
function connectSource(controller, source, callbacks, shell) {
  const { start, pull, cancel: onCancel } = callbacks;
  if (pull !== undefined) controller.pullAlgorithm = () => callWith(pull, source, [shell]);
  if (onCancel !== undefined) {
    controller.cancelAlgorithm = (reason) => callWith(onCancel, source, [reason]);
  }
  controller.begin(start === undefined ? undefined : Reflect.apply(start, source, [shell]));
}

// In the order in which Web IDL reads a dictionary's members.
function sourceCallbacks(source) {
  const autoAllocateChunkSize = source.autoAllocateChunkSize;
  const onCancel = checkCallback(source.cancel, 'source.cancel');
  const pull = checkCallback(source.pull, 'source.pull');
  const start = checkCallback(source.start, 'source.start');
  return { autoAllocateChunkSize, cancel: onCancel, pull, start, type: source.type };
}

module.exports = {
  Controller, DefaultController, ReaderRecord, StreamRecord, acquireReader, attachReader, cancel, close,
  connectSource, createStream, fail, hasDefaultReader, highWaterMarkOf, isLocked, read, releaseReader,
  sourceCallbacks, waitingReads,
};
