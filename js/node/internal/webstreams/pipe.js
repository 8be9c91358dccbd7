'use strict';
// Piping a readable stream into a writable one: https://streams.spec.whatwg.org/#readable-stream-pipe-to.
//
// Errors and ends pass in the standard's order of precedence: the source's failure, the destination's, the
// source's end, the destination's. Chunks that were read are written before a shutdown acts.

const { codes } = require('internal/errors');
const { checkDictionary, deferred, handled, invalidState, nop, promiseOf, react } =
  require('internal/webstreams/util');
const readable = require('internal/webstreams/readable_core');
const writable = require('internal/webstreams/writable_core');
const { isWritableStream, recordOf } = require('internal/webstreams/writable');

/** The record of the stream that is to be written to. */
function destination(value) {
  if (!isWritableStream(value)) {
    throw new codes.ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', value);
  }
  return recordOf(value);
}

function checkUnlocked(stream) {
  if (writable.isLocked(stream)) throw invalidState('The WritableStream is locked');
}

// In the order in which Web IDL reads a dictionary's members.
function optionsOf(options) {
  checkDictionary(options, 'options', true);
  const preventAbort = !!options?.preventAbort;
  const preventCancel = !!options?.preventCancel;
  const preventClose = !!options?.preventClose;
  const signal = options?.signal;
  if (signal !== undefined) {
    const { AbortSignal } = require('internal/abort_controller');
    if (!(signal instanceof AbortSignal)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.signal', 'AbortSignal', signal);
    }
  }
  return { preventAbort, preventCancel, preventClose, signal };
}

class Pipe {
  constructor(source, target, options) {
    this.source = source;
    this.target = target;
    this.options = options;
    this.reader = readable.acquireReader(source);
    this.writer = writable.acquireWriter(target);
    this.shuttingDown = false;
    this.lastWrite = promiseOf(undefined);
    this.isReading = false;       // in a read of ours
    this.arrived = false;         // that read gave a chunk at once
    this.onAbort = undefined;
    this.answer = deferred();
    source.disturbed = true;
  }

  start() {
    const { signal } = this.options;
    if (signal !== undefined) {
      this.onAbort = () => this.abort(signal.reason);
      if (signal.aborted) {
        this.onAbort();
        return;
      }
      signal.addEventListener('abort', this.onAbort, { once: true });
    }
    this.watchSource();
    this.watchTarget();
    if (!this.shuttingDown) this.step();
  }

  // ---- the four conditions ----

  watchSource() {
    const { source } = this;
    if (source.state === 'errored') this.sourceFailed();
    else react(this.reader.closed.promise, nop, () => this.sourceFailed());
  }

  watchTarget() {
    const { source, target } = this;
    if (target.state === 'errored') this.targetFailed();
    else react(this.writer.closed.promise, nop, () => this.targetFailed());
    if (source.state === 'closed') this.sourceEnded();
    else react(this.reader.closed.promise, () => this.sourceEnded(), nop);
    if (target.isClosing || target.state === 'closed') this.targetEnded();
  }

  sourceFailed() {
    const { source, target, options } = this;
    const error = source.storedError;
    if (options.preventAbort) this.shutdown(undefined, true, error);
    else this.shutdown(() => writable.abort(target, error), true, error);
  }

  targetFailed() {
    const { source, target, options } = this;
    const error = target.storedError;
    if (options.preventCancel) this.shutdown(undefined, true, error);
    else this.shutdown(() => readable.cancel(source, error), true, error);
  }

  sourceEnded() {
    if (this.options.preventClose) this.shutdown(undefined, false);
    else this.shutdown(() => writable.closeWriterWithErrors(this.writer), false);
  }

  targetEnded() {
    const error = invalidState('Destination WritableStream is closed');
    if (this.options.preventCancel) this.shutdown(undefined, true, error);
    else this.shutdown(() => readable.cancel(this.source, error), true, error);
  }

  abort(reason) {
    const { source, target, options } = this;
    this.shutdown(() => {
      const actions = [];
      if (!options.preventAbort) {
        actions.push(target.state === 'writable' ? writable.abort(target, reason) : promiseOf(undefined));
      }
      if (!options.preventCancel) {
        actions.push(source.state === 'readable' ? readable.cancel(source, reason) : promiseOf(undefined));
      }
      return all(actions);
    }, true, reason);
  }

  // ---- shutting down ----

  shutdown(action, isError, error) {
    if (this.shuttingDown) return;
    this.shuttingDown = true;
    const act = () => {
      if (action === undefined) {
        this.finish(isError, error);
        return;
      }
      react(action(), () => this.finish(isError, error), (newError) => this.finish(true, newError));
    };
    const { target } = this;
    if (target.state === 'writable' && !target.isClosing) this.afterWrites(act);
    else act();
  }

  // The last write may be followed by another one while it is awaited.
  afterWrites(act) {
    const awaited = this.lastWrite;
    const next = () => {
      if (awaited === this.lastWrite) act();
      else this.afterWrites(act);
    };
    react(awaited, next, next);
  }

  finish(isError, error) {
    writable.releaseWriter(this.writer);
    readable.releaseReader(this.reader);
    if (this.onAbort !== undefined) this.options.signal.removeEventListener('abort', this.onAbort);
    if (isError) this.answer.reject(error);
    else this.answer.resolve();
  }

  // ---- the loop: a read when the writer is ready ----

  step() {
    react(this.writer.ready.promise, () => this.read(), nop);
  }

  // As many chunks as are there, while the writer has room.
  read() {
    while (!this.shuttingDown) {
      this.arrived = false;
      this.isReading = true;
      readable.read(this.reader, this);
      this.isReading = false;
      if (!this.arrived) return;
      if (!(writable.desiredSize(this.target) > 0)) {
        this.step();
        return;
      }
    }
  }

  chunk(value) {
    if (this.isReading) {
      this.arrived = true;
      this.lastWrite = writable.write(this.writer, value);
      handled(this.lastWrite);
      return;
    }
    // Within the source's enqueue(), which is not to call the sink.
    const written = deferred();
    this.lastWrite = written.promise;
    react(promiseOf(undefined), () => {
      if (this.writer.stream === undefined) {
        written.resolve();
        return;
      }
      react(writable.write(this.writer, value), written.resolve, () => written.resolve());
      this.step();
    });
  }

  close() {}

  error() {}
}

// Fulfilled when all are, rejected with the first.
function all(promises) {
  const answer = deferred();
  let left = promises.length;
  if (left === 0) answer.resolve();
  const done = () => {
    if (--left === 0) answer.resolve();
  };
  for (const promise of promises) react(promise, done, answer.reject);
  return answer.promise;
}

/** Pipes one record into another; the promise that pipeTo() answers with. */
function pipe(source, target, options) {
  const piping = new Pipe(source, target, options);
  piping.start();
  return piping.answer.promise;
}

module.exports = { checkUnlocked, destination, optionsOf, pipe };
