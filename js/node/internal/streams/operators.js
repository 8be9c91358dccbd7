'use strict';
// The array-like methods of Readable (map, filter, toArray, …), each as a function over `this`: those
// that give a stream return an async iterable, the others a promise.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS, ERR_OUT_OF_RANGE }, AbortError,
} = require('internal/errors');
const { validateAbortSignal, validateInteger, validateObject } = require('internal/validators');
const { abortError, addAbortSignalNoValidate, onAbort } = require('internal/streams/add-abort-signal');
const { isNodeStream, isWritable } = require('internal/streams/utils');

const EMPTY = Symbol('kEmpty');      // a result that is no value of the new stream
const EOF = Symbol('kEof');

function checkOptions(options) {
  if (options !== null && options !== undefined) validateObject(options, 'options');
  const signal = options?.signal;
  if (signal !== null && signal !== undefined) validateAbortSignal(signal, 'options.signal');
}

function checkFunction(fn, name) {
  if (typeof fn !== 'function') throw new ERR_INVALID_ARG_TYPE(name, ['Function', 'AsyncFunction'], fn);
}

function compose(stream, options) {
  checkOptions(options);
  if (isNodeStream(stream) && !isWritable(stream)) {
    throw new ERR_INVALID_ARG_VALUE('stream', stream, 'must be writable');
  }
  const composed = require('internal/streams/compose').compose(this, stream);
  // Not validated again: a signal was, anything else is ignored.
  if (options?.signal) addAbortSignalNoValidate(options.signal, composed);
  return composed;
}

function map(fn, options) {
  checkFunction(fn, 'fn');
  checkOptions(options);
  const concurrency = Math.floor(options?.concurrency ?? 1);
  const ahead = Math.floor(options?.highWaterMark ?? concurrency - 1);
  validateInteger(concurrency, 'options.concurrency', 1);
  validateInteger(ahead, 'options.highWaterMark', 0);
  return mapped(this, fn, { signal: options?.signal ?? new AbortController().signal },
    { concurrency, maxQueued: ahead + concurrency });
}

// Results are given out in the order of their chunks, while up to `concurrency` calls run.
async function* mapped(stream, fn, callOptions, { concurrency, maxQueued }) {
  const { signal } = callOptions;
  const queue = [];
  let wakeReader = null;
  let wakePump = null;
  let done = false;
  let running = 0;

  function resumePump() {
    if (wakePump === null || done || running >= concurrency || queue.length >= maxQueued) return;
    const wake = wakePump;
    wakePump = null;
    wake();
  }
  function resumeReader() {
    if (wakeReader === null) return;
    const wake = wakeReader;
    wakeReader = null;
    wake();
  }
  function callEnded() {
    running--;
    resumePump();
  }
  function callFailed() {
    done = true;
    callEnded();
  }
  async function pump() {
    try {
      for await (const chunk of stream) {
        if (done) return;
        if (signal.aborted) throw new AbortError();
        let result = fn(chunk, callOptions);
        if (result === EMPTY) continue;
        result = Promise.resolve(result);
        running++;
        result.then(callEnded, callFailed);
        queue.push(result);
        resumeReader();
        if (!done && (queue.length >= maxQueued || running >= concurrency)) {
          await new Promise((resolve) => { wakePump = resolve; });
        }
      }
      queue.push(EOF);
    } catch (err) {
      const failed = Promise.reject(err);
      failed.then(callEnded, callFailed);
      queue.push(failed);
    } finally {
      done = true;
      resumeReader();
    }
  }

  pump();
  try {
    for (;;) {
      while (queue.length > 0) {
        const value = await queue[0];
        if (value === EOF) return;
        if (signal.aborted) throw new AbortError();
        if (value !== EMPTY) yield value;
        queue.shift();
        resumePump();
      }
      await new Promise((resolve) => { wakeReader = resolve; });
    }
  } finally {
    done = true;
    if (wakePump !== null) wakePump();
  }
}

function filter(fn, options) {
  checkFunction(fn, 'fn');
  return map.call(this, async (value, callOptions) => {
    return (await fn(value, callOptions)) ? value : EMPTY;
  }, options);
}

async function forEach(fn, options) {
  checkFunction(fn, 'fn');
  const calls = map.call(this, async (value, callOptions) => {
    await fn(value, callOptions);
    return EMPTY;
  }, options);
  // eslint-disable-next-line no-unused-vars
  for await (const unused of calls);
}

function flatMap(fn, options) {
  const values = map.call(this, fn, options);
  return (async function*() {
    for await (const value of values) yield* value;
  })();
}

async function some(fn, options) {
  // eslint-disable-next-line no-unused-vars
  for await (const unused of filter.call(this, fn, options)) return true;
  return false;
}

async function every(fn, options) {
  checkFunction(fn, 'fn');
  return !(await some.call(this, async (...args) => !(await fn(...args)), options));
}

async function find(fn, options) {
  for await (const value of filter.call(this, fn, options)) return value;
  return undefined;
}

async function toArray(options) {
  checkOptions(options);
  const result = [];
  for await (const value of this) {
    if (options?.signal?.aborted) throw abortError(options.signal);
    result.push(value);
  }
  return result;
}

async function reduce(reducer, initialValue, options) {
  checkFunction(reducer, 'reducer');
  checkOptions(options);
  let hasValue = arguments.length > 1;
  let value = initialValue;
  const outer = options?.signal;
  if (outer?.aborted) {
    const err = abortError(outer);
    this.once('error', () => {});      // told by the promise
    await require('internal/streams/end-of-stream').finished(this.destroy(err));
    throw err;
  }
  const controller = new AbortController();
  const undo = outer ? onAbort(outer, () => controller.abort()) : null;
  let sawChunk = false;
  try {
    for await (const chunk of this) {
      sawChunk = true;
      if (outer?.aborted) throw new AbortError();
      if (hasValue) {
        value = await reducer(value, chunk, { signal: controller.signal });
      } else {
        value = chunk;
        hasValue = true;
      }
    }
    if (!sawChunk && !hasValue) throw emptyReduceError();
  } finally {
    if (undo !== null) undo();
    controller.abort();
  }
  return value;
}

function emptyReduceError() {
  const err = new ERR_MISSING_ARGS('reduce');
  err.message = 'Reduce of an empty stream requires an initial value';
  return err;
}

function countOf(number) {
  number = Number(number);
  if (Number.isNaN(number)) return 0;
  if (number < 0) throw new ERR_OUT_OF_RANGE('number', '>= 0', number);
  return number;
}

function drop(number, options) {
  checkOptions(options);
  return dropped(this, countOf(number), options?.signal);
}

async function* dropped(stream, left, signal) {
  if (signal?.aborted) throw new AbortError();
  for await (const value of stream) {
    if (signal?.aborted) throw new AbortError();
    if (left-- <= 0) yield value;
  }
}

function take(number, options) {
  checkOptions(options);
  return taken(this, countOf(number), options?.signal);
}

async function* taken(stream, left, signal) {
  if (signal?.aborted) throw new AbortError();
  for await (const value of stream) {
    if (signal?.aborted) throw new AbortError();
    if (left-- > 0) yield value;
    // Not one chunk more is asked for than was wanted.
    if (left <= 0) return;
  }
}

let warnedOfIndexedPairs = false;

function asIndexedPairs(options) {
  if (!warnedOfIndexedPairs) {
    warnedOfIndexedPairs = true;
    process.emitWarning('readable.asIndexedPairs will be removed in a future version.', 'DeprecationWarning');
  }
  checkOptions(options);
  return indexedPairs(this, options?.signal);
}

async function* indexedPairs(stream, signal) {
  let index = 0;
  for await (const value of stream) {
    if (signal?.aborted) throw abortError(signal);
    yield [index++, value];
  }
}

module.exports = {
  asIndexedPairs, compose, drop, every, filter, find, flatMap, forEach, map, reduce, some, take, toArray,
};
