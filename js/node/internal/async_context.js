'use strict';
// Which values the program's AsyncLocalStorages hold right now, and how they follow it. A frame is a list of
// (key, value) pairs that is never changed; `context.frame` is the one that holds. Timers, ticks and jobs
// take it along by themselves; promises only after `follow`, which the first AsyncLocalStorage calls when it
// gets a value: until then nothing here costs anything.
//
// QuickJS tells of promises that are made and fulfilled, but not which reaction it is about to run. So every
// reaction gets its frame in one of three ways:
//  - a handler given to `then` is wrapped;
//  - `await promise` looks at `promise.constructor` before it registers its reaction: a getter there lets a
//    job of ours, which sets the frame, run just before that reaction;
//  - `await` of anything else makes a promise that is fulfilled at once, or by a thenable: the engine's hook
//    tells of it before the reaction is queued, and a job of ours is queued before it.

const { context, ticks } = require('internal/dispatch');

const MADE = 0;
const BEFORE_THENABLE = 1;
const AFTER_THENABLE = 2;
const FULFILLED = 3;

class Frame {
  constructor(pairs) {
    this.pairs = pairs;
    this.restore = null;          // sets the frame; made when first needed
  }
}

/** The frame that holds now, with `value` under `key`. */
function withValue(key, value) {
  const pairs = pairsWithout(key);
  pairs.push(key, value);
  return new Frame(pairs);
}

/** The frame that holds now, with nothing under `key`. */
function without(key) {
  const pairs = pairsWithout(key);
  return pairs.length === 0 ? undefined : new Frame(pairs);
}

function pairsWithout(key) {
  if (context.frame === undefined) return [];
  const pairs = context.frame.pairs.slice();
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i] === key) {
      pairs.splice(i, 2);
      break;
    }
  }
  return pairs;
}

/** What stands under `key` now. */
function valueOf(key) {
  if (context.frame === undefined) return undefined;
  const { pairs } = context.frame;
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i] === key) return pairs[i + 1];
  }
}

/** Calls `fn` with `args` while `frame` holds. */
function run(frame, fn, thisArg, args) {
  const before = context.frame;
  context.frame = frame;
  let isDone = false;
  try {
    const result = Reflect.apply(fn, thisArg, args);
    isDone = true;
    return result;
  } finally {
    if (!isDone) context.failed = frame;
    context.frame = before;
  }
}

/** `fn`, or a function that calls it in the frame that holds now. */
function bind(fn) {
  const { frame } = context;
  if (frame === undefined) return fn;
  return function(...args) {
    return run(frame, fn, this, args);
  };
}

// ---- promises ------------------------------------------------------------------------------------

let native_ = null;
let enqueueJob;
let isQuiet = false;              // while the engine looks at a promise's constructor for other reasons
let inThenable = false;           // while a thenable's `then` is called for a promise that follows it

function restoreNone() {
  context.frame = undefined;
}

function restorer(frame) {
  if (frame === undefined) return restoreNone;
  return frame.restore ??= () => { context.frame = frame; };
}

// The frame that a promise was made in, in private fields of the promise: nobody else sees them.
class Tag extends (function(promise) { return promise; }) {
  #frame;
  #followsThenable;

  constructor(promise, frame, followsThenable) {
    super(promise);
    this.#frame = frame;
    this.#followsThenable = followsThenable;
  }

  static frameOf(promise) {
    return #frame in promise ? promise.#frame : undefined;
  }

  static followsThenable(promise) {
    return #frame in promise && promise.#followsThenable;
  }

  static follows(promise) {
    if (#frame in promise) promise.#followsThenable = true;
    else new Tag(promise, undefined, true);
  }
}

function onPromise(kind, promise, isNewest) {
  if (kind === MADE) {
    if (context.frame !== undefined) new Tag(promise, context.frame, false);
  } else if (kind === FULFILLED) {
    if (isNewest && !isQuiet) enqueueJob(restorer(context.frame));
    else if (Tag.followsThenable(promise)) enqueueJob(restorer(Tag.frameOf(promise)));
  } else if (kind === BEFORE_THENABLE) {
    context.frame = Tag.frameOf(promise);
    Tag.follows(promise);
    inThenable = true;
  } else if (kind === AFTER_THENABLE) {
    inThenable = false;
  }
}

function wrap(handler, frame, queuesReaction) {
  if (typeof handler !== 'function') return handler;
  return (value) => {
    context.frame = frame;
    // The engine does not tell of promises that are rejected.
    if (queuesReaction) enqueueJob(restorer(frame));
    return handler(value);
  };
}

/** From now on frames follow promises. */
function follow() {
  if (native_ !== null) return;
  native_ = native('async_hooks');
  enqueueJob = native('timers').enqueueJob;
  native_.watchPromises(onPromise);
  context.wrap = wrap;
  replaceThen();
  replaceResolve();
  watchAwait();
  resetAfterCallbacks();
}

function replaceMethod(owner, name, value) {
  Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: false });
}

function replaceThen() {
  const original = Promise.prototype.then;
  replaceMethod(Promise.prototype, 'then', { then(onFulfilled, onRejected) {
    const { frame } = context;
    const wasQuiet = isQuiet;
    isQuiet = true;
    try {
      return original.call(this, wrap(onFulfilled, frame, false), wrap(onRejected, frame, inThenable));
    } finally {
      isQuiet = wasQuiet;
    }
  } }.then);
}

function replaceResolve() {
  const original = Promise.resolve;
  replaceMethod(Promise, 'resolve', { resolve(value) {
    const wasQuiet = isQuiet;
    isQuiet = true;
    try {
      return original.call(this, value);
    } finally {
      isQuiet = wasQuiet;
    }
  } }.resolve);
}

function watchAwait() {
  const { precedeReaction } = native_;
  Object.defineProperty(Promise.prototype, 'constructor', {
    configurable: true,
    enumerable: false,
    get() {
      if (!isQuiet) precedeReaction(this, restorer(context.frame));
      return Promise;
    },
    set(value) {
      Object.defineProperty(this, 'constructor', { value, writable: true, configurable: true, enumerable: true });
    },
  });
}

// No callback of the loop is to see what the one before it entered and did not leave.
function resetAfterCallbacks() {
  const runTicks = ticks.run ?? require('internal/ticks').run;
  ticks.run = () => {
    context.frame = undefined;
    const hasFailed = runTicks();
    ticks.waiting = true;
    return hasFailed;
  };
  ticks.waiting = true;
}

module.exports = { context, follow, withValue, without, valueOf, run, bind };
