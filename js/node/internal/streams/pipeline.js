'use strict';
// pipeline(): joins streams, iterables, generator functions and async functions into one chain, ends or
// destroys all of it together, and tells once how it went.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_RETURN_VALUE, ERR_MISSING_ARGS, ERR_STREAM_DESTROYED,
    ERR_STREAM_PREMATURE_CLOSE },
  aggregateTwoErrors,
} = require('internal/errors');
const { validateAbortSignal, validateFunction } = require('internal/validators');
const { destroyer } = require('internal/streams/destroy');
const { eos } = require('internal/streams/end-of-stream');
const {
  isIterable, isNodeStream, isReadable, isReadableFinished, isReadableNodeStream, isReadableStream,
  isTransformStream, isWebStream, once,
} = require('internal/streams/utils');

const PREMATURE = 'ERR_STREAM_PREMATURE_CLOSE';

function pipeline(...streams) {
  const callback = streams[streams.length - 1];
  validateFunction(callback, 'streams[stream.length - 1]');
  streams.pop();
  return pipelineImpl(streams, once(callback));
}

function pipelineImpl(streams, callback, opts) {
  if (streams.length === 1 && Array.isArray(streams[0])) streams = streams[0];
  if (streams.length < 2) throw new ERR_MISSING_ARGS('streams');
  validateAbortSignal(opts?.signal, 'options.signal');
  return new Pipeline(streams, callback, opts).join();
}

function Pipeline(streams, callback, opts) {
  this.streams = streams;
  this.callback = callback;
  this.outerSignal = opts?.signal;
  this.endsLast = opts?.end !== false;
  this.controller = null;
  this.undoAbort = null;
  this.destroys = [];
  this.lastStreamCleanup = [];
  this.pending = 0;          // parts that have still to say that they are done
  this.error = undefined;
  this.value = undefined;
  this.partDone = (err) => this.settle(err, --this.pending === 0);
}

// What the functions of the chain get; made only when there is one.
Pipeline.prototype.signal = function() {
  if (this.controller === null) {
    this.controller = new AbortController();
    if (this.error) this.controller.abort();
  }
  return this.controller.signal;
};

Pipeline.prototype.settle = function(err, final) {
  // A premature close is but the echo of an error that comes after it.
  if (err && (!this.error || this.error.code === PREMATURE)) this.error = err;
  if (!this.error && !final) return;
  while (this.destroys.length > 0) this.destroys.shift()(this.error);
  if (this.undoAbort !== null) this.undoAbort();
  if (this.controller !== null) this.controller.abort();
  if (!final) return;
  if (!this.error) for (const cleanup of this.lastStreamCleanup) cleanup();
  process.nextTick(this.callback, this.error, this.value);
};

Pipeline.prototype.join = function() {
  const { outerSignal, streams } = this;
  let abort = null;
  if (outerSignal) {
    const { abortError, onAbort } = require('internal/streams/add-abort-signal');
    abort = () => this.settle(abortError(outerSignal), false);
    if (!outerSignal.aborted) this.undoAbort = onAbort(outerSignal, abort);
  }
  let out;
  for (let i = 0; i < streams.length; i++) {
    const stream = streams[i];
    const isLast = i === streams.length - 1;
    const place = { index: i, isFirst: i === 0, isLast, end: !isLast || this.endsLast };
    if (isNodeStream(stream)) this.guard(stream, place);
    if (i === 0) out = this.source(stream);
    else if (typeof stream === 'function') out = this.joinFunction(stream, out, place);
    else if (isNodeStream(stream)) out = this.joinNodeStream(stream, out, place);
    else if (isWebStream(stream)) out = this.joinWebStream(stream, out, place);
    else out = require('internal/streams/duplexify').duplexify(stream);
  }
  if (outerSignal?.aborted) process.nextTick(abort);
  return out;
};

// Sees to it that a failure anywhere destroys this stream, and that its own failure is heard.
Pipeline.prototype.guard = function(stream, { isFirst, isLast, end }) {
  const releasesAfterwards = isLast && isReadable(stream);
  if (end) {
    const cleanup = this.destroyLater(stream, !isLast, !isFirst);
    if (releasesAfterwards) this.lastStreamCleanup.push(cleanup);
  }
  const onerror = (err) => {
    if (err && err.name !== 'AbortError' && err.code !== PREMATURE) this.settle(err, false);
  };
  stream.on('error', onerror);
  if (releasesAfterwards) this.lastStreamCleanup.push(() => stream.removeListener('error', onerror));
};

Pipeline.prototype.destroyLater = function(stream, readable, writable) {
  let finished = false;
  stream.on('close', () => { finished = true; });
  const cleanup = eos(stream, { readable, writable }, (err) => { finished = !err; });
  this.destroys.push((err) => {
    if (finished) return;
    finished = true;
    destroyer(stream, err || new ERR_STREAM_DESTROYED('pipe'));
  });
  return cleanup;
};

Pipeline.prototype.source = function(stream) {
  if (typeof stream === 'function') {
    const iterable = stream({ signal: this.signal() });
    if (!isIterable(iterable)) {
      throw new ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or Stream', 'source', iterable);
    }
    return iterable;
  }
  if (isIterable(stream) || isReadableNodeStream(stream) || isTransformStream(stream)) return stream;
  return require('internal/streams/duplexify').duplexify(stream);
};

Pipeline.prototype.joinFunction = function(fn, input, { index, isLast, end }) {
  const output = fn(asIterable(isTransformStream(input) ? input.readable : input), { signal: this.signal() });
  if (!isLast) {
    if (!isIterable(output, true)) {
      throw new ERR_INVALID_RETURN_VALUE('AsyncIterable', `transform[${index - 1}]`, output);
    }
    return output;
  }
  // The last function's result is read from a stream, as that of any other last part.
  const { PassThrough } = require('internal/streams/passthrough');
  const result = new PassThrough({ objectMode: true });
  const then = output?.then;
  if (typeof then === 'function') {
    this.pending++;
    this.awaitValue(output, then, result, end);
  } else if (isIterable(output, true)) {
    this.pump(output, result, end);
  } else if (isReadableStream(output) || isTransformStream(output)) {
    this.pump(output.readable || output, result, end);
  } else {
    throw new ERR_INVALID_RETURN_VALUE('AsyncIterable or Promise', 'destination', output);
  }
  this.lastStreamCleanup.push(this.destroyLater(result, false, true));
  return result;
};

Pipeline.prototype.awaitValue = function(promise, then, result, end) {
  Reflect.apply(then, promise, [(value) => {
    this.value = value;
    if (value !== null && value !== undefined) result.write(value);
    if (end) result.end();
    process.nextTick(this.partDone);
  }, (err) => {
    result.destroy(err);
    process.nextTick(this.partDone, err);
  }]);
};

Pipeline.prototype.joinNodeStream = function(stream, input, { isLast, end }) {
  if (isReadableNodeStream(input)) {
    this.pending += 2;
    const cleanup = this.pipe(input, stream, end);
    if (isLast && isReadable(stream)) this.lastStreamCleanup.push(cleanup);
  } else if (isTransformStream(input) || isReadableStream(input)) {
    this.pump(input.readable || input, stream, end);
  } else if (isIterable(input)) {
    this.pump(input, stream, end);
  } else {
    throw new ERR_INVALID_ARG_TYPE('val',
      ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'], input);
  }
  return stream;
};

Pipeline.prototype.joinWebStream = function(stream, input, { end }) {
  const iterable = isTransformStream(input) ? input.readable : input;
  if (!isReadableNodeStream(input) && !isTransformStream(input) && !isIterable(input)) {
    throw new ERR_INVALID_ARG_TYPE('val',
      ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'], input);
  }
  this.pending++;
  pumpToWeb(asIterable(iterable), isTransformStream(stream) ? stream.writable : stream, this.partDone, end);
  return stream;
};

Pipeline.prototype.pipe = function(src, dest, end) {
  let ended = false;
  dest.on('close', () => {
    if (!ended) this.settle(new ERR_STREAM_PREMATURE_CLOSE(), false);
  });
  src.pipe(dest, { end: false });         // ended here, when it is known how
  if (end) {
    const endDest = () => {
      ended = true;
      dest.end();
    };
    if (isReadableFinished(src)) process.nextTick(endDest);
    else src.once('end', endDest);
  } else {
    this.partDone();
  }
  eos(src, { readable: true, writable: false }, (err) => {
    const state = src._readableState;
    if (err && err.code === PREMATURE && state?.ended && !state.errored && !state.errorEmitted) {
      // The source has closed after its last push; what it has left in its queue is still to be read.
      src.once('end', this.partDone).once('error', this.partDone);
    } else {
      this.partDone(err);
    }
  });
  return eos(dest, { readable: false, writable: true }, this.partDone);
};

Pipeline.prototype.pump = function(iterable, writable, end) {
  this.pending++;
  pumpToNode(iterable, writable, this.partDone, end);
};

function asIterable(value) {
  if (isIterable(value)) return value;
  if (isReadableNodeStream(value)) return readLater(value);
  throw new ERR_INVALID_ARG_TYPE('val', ['Readable', 'Iterable', 'AsyncIterable'], value);
}

// Not before somebody asks: until then an old stream's errors are told by the stream alone.
function readLater(stream) {
  return { [Symbol.asyncIterator]: () => require('internal/streams/iterator').iterate(stream) };
}

async function pumpToNode(iterable, writable, done, end) {
  let error;
  let wake = null;
  const resume = (err) => {
    if (err) error = err;
    if (wake !== null) {
      const settle = wake;
      wake = null;
      settle();
    }
  };
  const room = () => new Promise((resolve, reject) => {
    if (error) reject(error);
    else wake = () => (error ? reject(error) : resolve());
  });
  writable.on('drain', resume);
  const cleanup = eos(writable, { readable: false }, resume);
  try {
    if (writable.writableNeedDrain) await room();
    for await (const chunk of iterable) {
      if (!writable.write(chunk)) await room();
    }
    if (end) {
      writable.end();
      await room();
    }
    done();
  } catch (err) {
    done(error !== err ? aggregateTwoErrors(error, err) : err);
  } finally {
    cleanup();
    writable.off('drain', resume);
  }
}

async function pumpToWeb(iterable, writableStream, done, end) {
  const writer = writableStream.getWriter();
  try {
    for await (const chunk of iterable) {
      await writer.ready;
      writer.write(chunk).catch(() => {});
    }
    await writer.ready;
    if (end) await writer.close();
    done();
  } catch (err) {
    try {
      await writer.abort(err);
      done(err);
    } catch (abortErr) {
      done(abortErr);
    }
  }
}

module.exports = { pipeline, pipelineImpl };
