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
  constructor(pairs, scope) {
    this.pairs = pairs;
    this.scope = scope;           // what executes, for async hooks; undefined while nobody asks
    this.restore = null;          // sets the frame; made when first needed
    this.origin = undefined;      // of one that was entered: the frame that held when its callback began
  }
}

/** The frame that holds now, with `value` under `key`. */
function withValue(key, value) {
  const pairs = pairsWithout(key);
  pairs.push(key, value);
  return new Frame(pairs, context.frame?.scope);
}

/** The frame that holds now, with nothing under `key`. */
function without(key) {
  const pairs = pairsWithout(key);
  const scope = context.frame?.scope;
  return pairs.length === 0 && scope === undefined ? undefined : new Frame(pairs, scope);
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

/** The frame that holds now, but with what stood under `key` in the one before. */
function backTo(before, key) {
  const { frame } = context;
  context.frame = before;
  const value = valueOf(key);
  context.frame = frame;
  const back = value === undefined ? without(key) : withValue(key, value);
  if (back !== undefined && before !== undefined) back.origin = before.origin ?? before;
  return back;
}

/** Calls `fn` with `args` while `frame` holds; what holds afterwards, whoever `leavesFrame` decides. */
function run(frame, fn, thisArg, args, leavesFrame) {
  const before = context.frame;
  context.frame = frame;
  let isDone = false;
  try {
    const result = Reflect.apply(fn, thisArg, args);
    isDone = true;
    return result;
  } finally {
    if (!isDone) context.failed = frame;
    if (!leavesFrame) context.frame = before;
  }
}

/**
 * `fn`, or a function that calls it in the frame that holds now. For async hooks it is a resource of this `type`,
 * which `describe(args)` makes.
 */
function bind(fn, type, describe, args) {
  if (context.hooks) return context.hooks.bind(fn, type, describe === undefined ? {} : describe(args));
  const { frame } = context;
  if (frame === undefined) return fn;
  return function(...args) {
    return run(frame, fn, this, args, false);
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
  #scope;
  #followsThenable;

  constructor(promise, frame, followsThenable, scope) {
    super(promise);
    this.#frame = frame;
    this.#followsThenable = followsThenable;
    this.#scope = scope;
  }

  // Of the promise itself, for async hooks. One that is older than these has none until it is asked for.
  static scopeOf(promise) {
    if (!(#frame in promise)) new Tag(promise, undefined, false);
    return promise.#scope ??= context.hooks.oldPromiseScope(promise);
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
    if (context.hooks) tagLoudly(promise);
    else if (context.frame !== undefined) new Tag(promise, context.frame, false);
  } else if (kind === FULFILLED) {
    if (context.hooks) {
      const scope = Tag.scopeOf(promise);
      if (scope === NO_SCOPE) return;
      context.hooks.resolved(scope);
    }
    if (isNewest && !isQuiet) enqueueJob(awaiter(promise));
    else if (Tag.followsThenable(promise)) enqueueJob(restorer(Tag.frameOf(promise)));
  } else if (kind === BEFORE_THENABLE) {
    context.frame = Tag.frameOf(promise);
    Tag.follows(promise);
    inThenable = true;
  } else if (kind === AFTER_THENABLE) {
    inThenable = false;
  }
}

let isPreceding = false;          // while a promise is made only to have a job run
const NO_SCOPE = {};
let parent = null;                // the promise whose `then` makes another

function tagLoudly(promise) {
  if (isPreceding) {
    new Tag(promise, undefined, false, NO_SCOPE);
    return;
  }
  const scope = context.hooks.promiseScope(promise, parent === null ? undefined : Tag.scopeOf(parent));
  if (context.frame !== undefined || scope !== undefined) new Tag(promise, context.frame, false, scope);
}

// What runs just before the rest of a function that awaits `promise`.
function awaiter(promise) {
  const { frame, hooks } = context;
  const scope = hooks ? hooks.awaitScope(Tag.scopeOf(promise)) : undefined;
  if (scope === undefined) return restorer(frame);
  const own = hooks.frameOf(scope);
  return () => hooks.beginReaction(own);
}

// A reaction that async hooks hear of: it belongs to the promise that `then` has made, which `result` gets.
function wrapLoudly(handler, otherwise, frame, queuesReaction, result) {
  if (typeof handler !== 'function') handler = otherwise;
  return (value) => {
    const { hooks } = context;
    const scope = result.promise === null ? undefined : Tag.scopeOf(result.promise);
    hooks.beginReaction(new Frame(frame === undefined ? [] : frame.pairs, scope ?? frame?.scope));
    if (queuesReaction) enqueueJob(restorer(frame));
    return handler(value);
  };
}

function passOn(value) {
  return value;
}

function throwOn(error) {
  throw error;
}

function thenLoudly(original, promise, onFulfilled, onRejected) {
  const { frame } = context;
  const result = { promise: null };
  const outer = parent;
  parent = promise;
  try {
    const made = original.call(promise, wrapLoudly(onFulfilled, passOn, frame, false, result),
      wrapLoudly(onRejected, throwOn, frame, inThenable, result));
    if (made instanceof Promise) result.promise = made;
    return made;
  } finally {
    parent = outer;
  }
}

/** The frame that a promise was made in, as its own scope for async hooks. */
function frameOfPromise(promise) {
  const frame = Tag.frameOf(promise);
  return context.hooks ? new Frame(frame === undefined ? [] : frame.pairs, Tag.scopeOf(promise)) : frame;
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
      if (context.hooks) return thenLoudly(original, this, onFulfilled, onRejected);
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
      if (isQuiet) return Promise;
      const job = awaiter(this);
      isPreceding = true;
      precedeReaction(this, job);
      isPreceding = false;
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

module.exports = {
  Frame, context, follow, withValue, without, valueOf, backTo, run, bind, frameOfPromise,
  scopeOfPromise: Tag.scopeOf,
};
