'use strict';
// The controller of readable byte streams: https://streams.spec.whatwg.org/#rbs-controller-class.
//
// Chunks are bytes. A reader may bring its own buffer, which is filled in place: its memory is transferred to
// the stream, and back with the answer. A request to fill one is a `PullInto`. What programs see of all this
// is made in internal/webstreams/readable_bytes.

const { codes } = require('internal/errors');
const { Queue, invalidState, promiseOf } = require('internal/webstreams/util');
const { kUntransferable } = require('internal/untransferable');
const core = require('internal/webstreams/readable_core');

const TypedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);
const { get: tagOf } = Object.getOwnPropertyDescriptor(TypedArrayPrototype, Symbol.toStringTag);

// ---- views ----------------------------------------------------------------------------------------------

function constructorOf(view) {
  const name = tagOf.call(view);
  if (name === undefined) return DataView;
  return name === 'Uint8Array' ? Uint8Array : globalThis[name];
}

/** What is to be filled: whose bytes, from where, in elements of which size, and handed over as what. */
class PullInto {
  constructor(buffer, byteOffset, byteLength, minimumFill, elementSize, View, readerType) {
    this.buffer = buffer;
    this.bufferByteLength = buffer.byteLength;
    this.byteOffset = byteOffset;
    this.byteLength = byteLength;
    this.bytesFilled = 0;
    this.minimumFill = minimumFill;
    this.elementSize = elementSize;
    this.View = View;
    this.readerType = readerType;
  }

  filledView() {
    const { View, buffer, byteOffset, bytesFilled, elementSize } = this;
    return new View(buffer.transfer(), byteOffset, bytesFilled / elementSize);
  }
}

// ---- the controller -------------------------------------------------------------------------------------

class ByteController extends core.Controller {
  constructor(stream, highWaterMark, autoAllocateChunkSize) {
    super(stream, highWaterMark);
    this.byobRequest = null;
    this.queue = new Queue();     // of { buffer, byteOffset, byteLength }
    this.queueTotal = 0;
    this.autoAllocateChunkSize = autoAllocateChunkSize;
    this.pending = [];            // PullIntos
  }

  resetQueue() {
    this.queue = new Queue();
    this.queueTotal = 0;
  }

  cancelSteps(reason) {
    this.clearPending();
    this.resetQueue();
    const { cancelAlgorithm } = this;
    this.clearAlgorithms();
    return cancelAlgorithm === undefined ? promiseOf(undefined) : cancelAlgorithm(reason);
  }

  pullSteps(request) {
    const { stream } = this;
    if (this.queueTotal > 0) {
      this.fillRequestFromQueue(request);
      return;
    }
    const size = this.autoAllocateChunkSize;
    if (size !== undefined) {
      let buffer;
      try {
        buffer = new ArrayBuffer(size);
      } catch (error) {
        request.error(error);
        return;
      }
      this.pending.push(new PullInto(buffer, 0, size, 1, 1, Uint8Array, 'default'));
    }
    stream.reader.requests.push(request);
    this.callPullIfNeeded();
  }

  releaseSteps() {
    if (this.pending.length === 0) return;
    const [first] = this.pending;
    first.readerType = 'none';
    this.pending = [first];
  }

  clearAlgorithms() {
    this.pullAlgorithm = undefined;
    this.cancelAlgorithm = undefined;
  }

  clearPending() {
    this.invalidateRequest();
    this.pending = [];
  }

  invalidateRequest() {
    if (this.byobRequest === null) return;
    this.byobRequest.controller = undefined;
    this.byobRequest.view = null;
    this.byobRequest = null;
  }

  shouldCallPull() {
    const { stream } = this;
    if (stream.state !== 'readable' || this.closeRequested || !this.started) return false;
    // Reads wait: those of a default reader, or of one with buffers of its own.
    if (stream.reader !== undefined && stream.reader.requests.length > 0) return true;
    return this.desiredSize() > 0;
  }

  desiredSize() {
    const { state } = this.stream;
    if (state === 'errored') return null;
    return state === 'closed' ? 0 : this.mark - this.queueTotal;
  }

  close() {
    if (!this.canCloseOrEnqueue()) return;
    if (this.queueTotal > 0) {
      this.closeRequested = true;
      return;
    }
    const first = this.pending[0];
    if (first !== undefined && first.bytesFilled % first.elementSize !== 0) {
      const error = invalidState('Partial read');
      this.error(error);
      throw error;
    }
    this.clearAlgorithms();
    core.close(this.stream);
  }

  error(reason) {
    if (this.stream.state !== 'readable') return;
    this.clearPending();
    this.resetQueue();
    this.clearAlgorithms();
    core.fail(this.stream, reason);
  }

  // ---- chunks in ----

  enqueue(chunk) {
    const { stream } = this;
    if (!this.canCloseOrEnqueue()) return;
    const { buffer, byteLength } = chunk;
    let { byteOffset } = chunk;
    if (buffer.detached) throw invalidState('chunk ArrayBuffer is zero-length or detached');
    let transferred;
    if (buffer[kUntransferable]) {
      // A short Buffer's memory belongs to others as well, so its bytes are copied.
      transferred = buffer.slice(byteOffset, byteOffset + byteLength);
      byteOffset = 0;
    } else {
      transferred = buffer.transfer();
    }
    this.refreshFirstPending();
    if (core.hasDefaultReader(stream)) {
      this.serveWaitingReads();
      if (core.waitingReads(stream) === 0) {
        this.queueBytes(transferred, byteOffset, byteLength);
      } else {
        // Served whole; a buffer allocated for that read is not needed.
        if (this.pending.length > 0) this.shiftPending();
        stream.reader.requests.shift().chunk(new Uint8Array(transferred, byteOffset, byteLength));
      }
    } else if (stream.reader !== undefined) {
      this.queueBytes(transferred, byteOffset, byteLength);
      for (const filled of this.fillPendingFromQueue()) this.commit(filled);
    } else {
      this.queueBytes(transferred, byteOffset, byteLength);
    }
    this.callPullIfNeeded();
  }

  // A request that a program may still hold is void now, and its buffer is to be out of its reach.
  refreshFirstPending() {
    const first = this.pending[0];
    if (first === undefined) return;
    if (first.buffer.detached) throw invalidState('Destination ArrayBuffer is detached');
    this.invalidateRequest();
    first.buffer = first.buffer.transfer();
    if (first.readerType === 'none') this.queueRemainder(first);
  }

  queueBytes(buffer, byteOffset, byteLength) {
    this.queue.push({ buffer, byteOffset, byteLength });
    this.queueTotal += byteLength;
  }

  queueClone(buffer, byteOffset, byteLength) {
    let clone;
    try {
      clone = buffer.slice(byteOffset, byteOffset + byteLength);
    } catch (error) {
      this.error(error);
      throw error;
    }
    this.queueBytes(clone, 0, byteLength);
  }

  // What was filled in for a reader that has left.
  queueRemainder(pullInto) {
    if (pullInto.bytesFilled > 0) this.queueClone(pullInto.buffer, pullInto.byteOffset, pullInto.bytesFilled);
    this.shiftPending();
  }

  // ---- chunks out ----

  serveWaitingReads() {
    const { requests } = this.stream.reader;
    while (requests.length > 0 && this.queueTotal > 0) this.fillRequestFromQueue(requests.shift());
  }

  fillRequestFromQueue(request) {
    const { buffer, byteOffset, byteLength } = this.queue.shift();
    this.queueTotal -= byteLength;
    this.handleQueueDrain();
    request.chunk(new Uint8Array(buffer, byteOffset, byteLength));
  }

  handleQueueDrain() {
    if (this.queueTotal === 0 && this.closeRequested) {
      this.clearAlgorithms();
      core.close(this.stream);
    } else {
      this.callPullIfNeeded();
    }
  }

  shiftPending() {
    this.invalidateRequest();
    return this.pending.shift();
  }

  // Answers whether enough is there to hand it over.
  fillFromQueue(pullInto) {
    const maxBytes = Math.min(this.queueTotal, pullInto.byteLength - pullInto.bytesFilled);
    const maxFilled = pullInto.bytesFilled + maxBytes;
    const maxAligned = maxFilled - maxFilled % pullInto.elementSize;
    const isReady = maxAligned >= pullInto.minimumFill;
    let left = isReady ? maxAligned - pullInto.bytesFilled : maxBytes;
    while (left > 0) {
      const head = this.queue.peek();
      const count = Math.min(left, head.byteLength);
      new Uint8Array(pullInto.buffer, pullInto.byteOffset + pullInto.bytesFilled, count)
        .set(new Uint8Array(head.buffer, head.byteOffset, count));
      if (head.byteLength === count) {
        this.queue.shift();
      } else {
        head.byteOffset += count;
        head.byteLength -= count;
      }
      this.queueTotal -= count;
      pullInto.bytesFilled += count;
      left -= count;
    }
    return isReady;
  }

  // Those that could be filled; they are to be committed when all are, since a reader may act at once.
  fillPendingFromQueue() {
    const filled = [];
    while (this.pending.length > 0 && this.queueTotal > 0) {
      if (!this.fillFromQueue(this.pending[0])) break;
      filled.push(this.shiftPending());
    }
    return filled;
  }

  commit(pullInto) {
    const { stream } = this;
    const done = stream.state === 'closed';
    const view = pullInto.filledView();
    const request = stream.reader.requests.shift();
    if (done) request.close(view);
    else request.chunk(view);
  }

  // ---- readers with buffers of their own ----

  pullInto(view, minimum, request) {
    const { stream } = this;
    const View = constructorOf(view);
    const elementSize = View === DataView ? 1 : View.BYTES_PER_ELEMENT;
    const { byteOffset, byteLength } = view;
    let buffer;
    try {
      if (view.buffer[kUntransferable]) throw invalidState('View can not be transferred');
      buffer = view.buffer.transfer();
    } catch (error) {
      request.error(error);
      return;
    }
    const pullInto = new PullInto(buffer, byteOffset, byteLength, minimum * elementSize, elementSize, View,
      'byob');
    if (this.pending.length > 0) {
      this.pending.push(pullInto);
      stream.reader.requests.push(request);
      return;
    }
    if (stream.state === 'closed') {
      request.close(new View(buffer, byteOffset, 0));
      return;
    }
    if (this.queueTotal > 0) {
      if (this.fillFromQueue(pullInto)) {
        const filled = pullInto.filledView();
        this.handleQueueDrain();
        request.chunk(filled);
        return;
      }
      if (this.closeRequested) {
        const error = invalidState('ReadableStream closed');
        this.error(error);
        request.error(error);
        return;
      }
    }
    this.pending.push(pullInto);
    stream.reader.requests.push(request);
    this.callPullIfNeeded();
  }

  // ---- answers to byobRequest ----

  respond(bytesWritten) {
    const first = this.pending[0];
    const { state } = this.stream;
    if ((state === 'closed') !== (bytesWritten === 0)) {
      throw new codes.ERR_INVALID_ARG_VALUE('bytesWritten', bytesWritten);
    }
    if (state !== 'closed' && first.bytesFilled + bytesWritten > first.byteLength) {
      throw new codes.ERR_INVALID_ARG_VALUE.RangeError('bytesWritten', bytesWritten);
    }
    first.buffer = first.buffer.transfer();
    this.respondInternal(bytesWritten);
  }

  respondWithNewView(view) {
    const first = this.pending[0];
    const { state } = this.stream;
    const { byteLength, byteOffset, buffer } = view;
    if ((state === 'closed') !== (byteLength === 0)) {
      throw invalidState(`View is ${byteLength === 0 ? '' : 'not '}zero-length`);
    }
    if (first.byteOffset + first.bytesFilled !== byteOffset) {
      throw new codes.ERR_INVALID_ARG_VALUE.RangeError('view', view);
    }
    if (first.bufferByteLength !== buffer.byteLength || first.bytesFilled + byteLength > first.byteLength) {
      throw new codes.ERR_INVALID_ARG_VALUE.RangeError('view', view);
    }
    first.buffer = buffer.transfer();
    this.respondInternal(byteLength);
  }

  respondInternal(bytesWritten) {
    const [first] = this.pending;
    this.invalidateRequest();
    if (this.stream.state === 'closed') this.respondInClosedState(first);
    else this.respondInReadableState(bytesWritten, first);
    this.callPullIfNeeded();
  }

  respondInClosedState(first) {
    if (first.readerType === 'none') this.shiftPending();
    const { reader } = this.stream;
    if (reader === undefined || !reader.isByob) return;
    const filled = [];
    while (filled.length < reader.requests.length) filled.push(this.shiftPending());
    for (const each of filled) this.commit(each);
  }

  respondInReadableState(bytesWritten, first) {
    first.bytesFilled += bytesWritten;
    if (first.readerType === 'none') {
      this.queueRemainder(first);
      for (const each of this.fillPendingFromQueue()) this.commit(each);
      return;
    }
    if (first.bytesFilled < first.minimumFill) return;
    this.shiftPending();
    const remainder = first.bytesFilled % first.elementSize;
    if (remainder > 0) {
      const end = first.byteOffset + first.bytesFilled;
      this.queueClone(first.buffer, end - remainder, remainder);
    }
    first.bytesFilled -= remainder;
    const filled = this.fillPendingFromQueue();
    this.commit(first);
    for (const each of filled) this.commit(each);
  }

  getByobRequest() {
    const first = this.pending[0];
    if (this.byobRequest === null && first !== undefined) {
      const { buffer, byteOffset, bytesFilled, byteLength } = first;
      const view = new Uint8Array(buffer, byteOffset + bytesFilled, byteLength - bytesFilled);
      this.byobRequest = { controller: this, view, public: undefined };
    }
    return this.byobRequest;
  }
}

/** A byte stream over algorithms of our own. */
function createByteStream(pull, cancel) {
  const stream = new core.StreamRecord();
  const controller = new ByteController(stream, 0, undefined);
  controller.pullAlgorithm = pull;
  controller.cancelAlgorithm = cancel;
  controller.begin(undefined);
  return stream;
}

module.exports = { ByteController, constructorOf, createByteStream };
