'use strict';
// ReadableStream.from() and `for await` over a stream: https://streams.spec.whatwg.org/#rs-asynciterator and
// #rs-from, with the asynchronous iterators of Web IDL.

const { codes } = require('internal/errors');
const { deferred, invalidState, promiseOf, react, rejected } = require('internal/webstreams/util');
const core = require('internal/webstreams/readable_core');

const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

// ---- from ----------------------------------------------------------------------------------------------

function iteratorOf(iterable) {
  if (iterable == null) throw new codes.ERR_ARG_NOT_ITERABLE(iterable);
  let method = iterable[Symbol.asyncIterator];
  const isSync = method == null;
  if (isSync) method = iterable[Symbol.iterator];
  if (method == null) throw new codes.ERR_ARG_NOT_ITERABLE(iterable);
  if (typeof method !== 'function') throw new codes.ERR_ARG_NOT_ITERABLE(iterable);
  const iterator = method.call(iterable);
  if (iterator === null || (typeof iterator !== 'object' && typeof iterator !== 'function')) {
    throw invalidState('The iterator method must return an object');
  }
  return isSync ? fromSync(iterator) : iterator;
}

// What the language makes of a synchronous iterator where an asynchronous one is asked for: the values that
// it gives are awaited.
function fromSync(iterator) {
  const settle = (result) => {
    const { done } = result;
    return react(promiseOf(result.value), (value) => ({ value, done }));
  };
  const { next } = iterator;
  return {
    next() {
      try {
        return settle(next.call(iterator));
      } catch (error) {
        return rejected(error);
      }
    },
    return(value) {
      const method = iterator.return;
      if (method == null) return promiseOf({ value, done: true });
      const result = method.call(iterator, value);
      return result === null || typeof result !== 'object' ? promiseOf(result) : settle(result);
    },
  };
}

function checkResult(result, name) {
  if (result !== null && (typeof result === 'object' || typeof result === 'function')) return;
  throw invalidState(`The promise returned by the iterator.${name}() method must fulfill with an object`);
}

/** The record of a stream over an iterable. */
function fromIterable(iterable) {
  const iterator = iteratorOf(iterable);
  const { next } = iterator;
  const pull = () => {
    let promise;
    try {
      promise = promiseOf(next.call(iterator));
    } catch (error) {
      return rejected(error);
    }
    return react(promise, (result) => {
      checkResult(result, 'next');
      if (result.done) stream.controller.close();
      else stream.controller.enqueue(result.value);
    });
  };
  const cancel = (reason) => {
    let promise;
    try {
      const method = iterator.return;
      if (method == null) return promiseOf(undefined);
      promise = promiseOf(method.call(iterator, reason));
    } catch (error) {
      return rejected(error);
    }
    return react(promise, (result) => checkResult(result, 'return'));
  };
  const stream = core.createStream(pull, cancel, 0);
  stream.controller.begin(undefined);
  return stream;
}

// ---- iteration -----------------------------------------------------------------------------------------

class IteratedRead {
  constructor(iteration) {
    this.iteration = iteration;
    this.answer = deferred();
  }

  // The next step need not wait for this one any more, unless others wait already.
  settle() {
    if (this.iteration.ongoing === this.answer.promise) this.iteration.ongoing = undefined;
  }

  finish() {
    this.settle();
    this.iteration.finished = true;
    core.releaseReader(this.iteration.reader);
  }

  chunk(value) {
    this.settle();
    this.answer.resolve({ value, done: false });
  }

  close() {
    this.finish();
    this.answer.resolve({ value: undefined, done: true });
  }

  error(reason) {
    this.finish();
    this.answer.reject(reason);
  }
}

class Iteration {
  constructor(stream, preventCancel) {
    this.reader = core.acquireReader(stream);
    this.preventCancel = preventCancel;
    this.finished = false;
    this.ongoing = undefined;
  }

  next() {
    if (this.finished) return promiseOf({ value: undefined, done: true });
    const request = new IteratedRead(this);
    core.read(this.reader, request);
    return request.answer.promise;
  }

  return(value) {
    if (this.finished) return promiseOf({ value, done: true });
    this.finished = true;
    const { reader } = this;
    const result = this.preventCancel ? promiseOf(undefined) : core.cancel(reader.stream, value);
    core.releaseReader(reader);
    return react(result, () => ({ value, done: true }));
  }

  // One step after the other, in the order in which they were asked for.
  queue(step) {
    this.ongoing = this.ongoing === undefined ? step() : react(this.ongoing, step, step);
    return this.ongoing;
  }
}

const iterations = new WeakMap();

const StreamIteratorPrototype = Object.setPrototypeOf({
  next() {
    const iteration = iterations.get(this);
    if (iteration === undefined) return rejected(new codes.ERR_INVALID_THIS('ReadableStreamAsyncIterator'));
    return iteration.queue(() => iteration.next());
  },
  return(value) {
    const iteration = iterations.get(this);
    if (iteration === undefined) return rejected(new codes.ERR_INVALID_THIS('ReadableStreamAsyncIterator'));
    return iteration.queue(() => iteration.return(value));
  },
}, AsyncIteratorPrototype);

function iterate(stream, preventCancel) {
  const iteration = new Iteration(stream, preventCancel);
  const iterator = Object.create(StreamIteratorPrototype);
  iterations.set(iterator, iteration);
  return iterator;
}

module.exports = { fromIterable, iterate };
