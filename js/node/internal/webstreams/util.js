'use strict';
// What the rooms of web streams share: promises that no program can tamper with, queues, checks of options.
//
// The Streams Standard (https://streams.spec.whatwg.org/) fixes the order in which promises settle, so every
// reaction here is one that the standard names: never an extra `await`, never an extra `then`.

const { context, promiseThen } = require('internal/dispatch');
const { codes } = require('internal/errors');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
// Given as the first argument, it tells a constructor that the standard's own steps call it.
const kInternal = Symbol('kInternal');

const NativePromise = Promise;
const { withResolvers } = Promise;
const nativeResolve = Promise.resolve;
const nativeReject = Promise.reject;

function nop() {}

/** A promise with the functions that settle it. */
function deferred() {
  return withResolvers.call(NativePromise);
}

/** `value` itself if it is a promise, else a promise fulfilled with it. */
function promiseOf(value) {
  return nativeResolve.call(NativePromise, value);
}

// "A promise resolved with": never `value` itself, so what is a promise already takes two jobs more.
function resolvedWith(value) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return promiseOf(value);
  const answer = deferred();
  answer.resolve(value);
  return answer.promise;
}

function rejected(reason) {
  return nativeReject.call(NativePromise, reason);
}

/** Fulfils a promise of deferred() or settled() if it is pending. */
function resolvePending(slot) {
  if (slot.resolve === undefined) return;
  slot.resolve();
  slot.resolve = undefined;
}

/** What now stands for `slot`, rejected: itself if it was pending, else a new one. Nobody need hear of it. */
function rejectSlot(slot, reason) {
  if (slot.resolve === undefined) return settledBadly(reason);
  slot.reject(reason);
  slot.resolve = undefined;
  handled(slot.promise);
  return slot;
}

/** The stand-ins of deferred() for what is settled from the start: nobody may settle it again. */
function settled(value) {
  return { promise: promiseOf(value), resolve: undefined, reject: undefined };
}

function settledBadly(reason) {
  const promise = rejected(reason);
  handled(promise);
  return { promise, resolve: undefined, reject: undefined };
}

/** "Upon fulfillment", "upon rejection": `then`, in the frame of AsyncLocalStorage that holds now. */
function react(promise, onFulfilled, onRejected) {
  if (context.wrap === null) return promiseThen.call(promise, onFulfilled, onRejected);
  const { wrap, frame } = context;
  return promiseThen.call(promise, wrap(onFulfilled, frame, false), wrap(onRejected, frame, false));
}

/** Nobody need hear of this promise's rejection. */
function handled(promise) {
  promiseThen.call(promise, nop, nop);
}

const { apply } = Reflect;        // whatever a program gave its function as `call`

/** Calls what a program gave, as a callback that answers with a promise. */
function callForPromise(callback, thisArg, first, second) {
  return callWith(callback, thisArg, [first, second]);
}

/** The same with so many arguments as it is due. */
function callWith(callback, thisArg, args) {
  try {
    return resolvedWith(apply(callback, thisArg, args));
  } catch (error) {
    return rejected(error);
  }
}

// An error of our own that the standard throws when told to queue something of impossible size.
function checkSize(size) {
  const number = +size;
  if (Number.isNaN(number) || number < 0 || number === Infinity) {
    throw new codes.ERR_INVALID_ARG_VALUE.RangeError('size', size);
  }
  return number;
}

// First in, first out, in constant time also when it grows long.
class Queue {
  constructor() {
    this.items = [];
    this.head = 0;
  }

  get length() {
    return this.items.length - this.head;
  }

  push(item) {
    this.items.push(item);
  }

  peek() {
    return this.items[this.head];
  }

  shift() {
    const { items, head } = this;
    const item = items[head];
    items[head] = undefined;
    this.head = head + 1;
    if (this.head === items.length) {
      items.length = 0;
      this.head = 0;
    } else if (this.head > 1024) {
      items.splice(0, this.head);
      this.head = 0;
    }
    return item;
  }
}

/** The standard's "queue with sizes". */
class SizedQueue {
  constructor() {
    this.values = new Queue();
    this.sizes = new Queue();
    this.total = 0;
  }

  get length() {
    return this.values.length;
  }

  push(value, size) {
    const number = checkSize(size);
    this.values.push(value);
    this.sizes.push(number);
    this.total += number;
  }

  peek() {
    return this.values.peek();
  }

  shift() {
    // Sums of fractions may leave less than nothing.
    this.total = Math.max(0, this.total - this.sizes.shift());
    return this.values.shift();
  }
}

// ---- options --------------------------------------------------------------------------------------------

/** What a dictionary argument may be; null and undefined stand for an empty one where `optional`. */
function checkDictionary(value, name, optional) {
  if (optional && value == null) return;
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'Object', value);
  }
}

function checkCallback(value, name) {
  if (value !== undefined && typeof value !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'Function', value);
  }
  return value;
}

function highWaterMarkOf(value, fallback) {
  if (value === undefined) return fallback;
  const number = +value;
  if (Number.isNaN(number) || number < 0) {
    throw new codes.ERR_INVALID_ARG_VALUE.RangeError('strategy.highWaterMark', value);
  }
  return number;
}

function one() {
  return 1;
}

function sizeOf(size) {
  if (size === undefined) return one;
  checkCallback(size, 'strategy.size');
  return (chunk) => size(chunk);
}

function invalidState(message) {
  return new codes.ERR_INVALID_STATE.TypeError(message);
}

function invalidThis(name) {
  return new codes.ERR_INVALID_THIS(name);
}

// ---- classes --------------------------------------------------------------------------------------------

/** Gives a class what Web IDL asks for: enumerable members and a tag. */
function finishClass(Class) {
  const { prototype } = Class;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name !== 'constructor') Object.defineProperty(prototype, name, { enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { configurable: true, value: Class.name });
}

/** The body of an inspect function: the name, and the facts that Node shows. */
function describe(depth, options, name, facts) {
  if (depth < 0) return `[${name}]`;
  const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
  return `${name} ${require('internal/util/inspect').inspect(facts, inner)}`;
}

module.exports = {
  Queue, SizedQueue, callForPromise, callWith, checkCallback, checkDictionary, deferred, describe, finishClass,
  handled,
  highWaterMarkOf, invalidState, invalidThis, kInspect, kInternal, nop, one, promiseOf, react, rejectSlot,
  rejected, resolvePending, resolvedWith, settled, settledBadly, sizeOf,
};
