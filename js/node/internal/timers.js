'use strict';
// setTimeout, setInterval and setImmediate. Timers of equal duration stand in one list in the order they
// are due, as in Node; the lists wait in a binary heap by their first deadline, and only the earliest
// deadline of all is known to Rust. A server that sets the same timeout for each of its connections
// thus appends to a list and no more.

const clock = native('timers');
const { context, ticks, reportUncaught } = require('internal/dispatch');

const TIMEOUT_MAX = 2 ** 31 - 1;

const lists = new Map();          // duration → list
const heap = [];                  // lists by expiry
const known = new Map();          // id → Timeout, for clearTimeout(number)
let nextId = 1;
let referenced = 0;
let scheduled = -1;               // the deadline that Rust knows
let running = false;
let virtualNow = -1;              // the turn's time while timers run

function now() {
  return virtualNow >= 0 ? virtualNow : clock.now();
}

function count(delta) {
  const before = referenced;
  referenced += delta;
  if ((before === 0) !== (referenced === 0)) clock.setReferenced(referenced > 0);
}

// ---- the heap of lists ---------------------------------------------------------------------------

function place(list, at) {
  heap[at] = list;
  list.at = at;
}

function siftUp(at) {
  const list = heap[at];
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent].expiry <= list.expiry) break;
    place(heap[parent], at);
    at = parent;
  }
  place(list, at);
}

function siftDown(at) {
  const list = heap[at];
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1].expiry < heap[child].expiry) child++;
    if (list.expiry <= heap[child].expiry) break;
    place(heap[child], at);
    at = child;
  }
  place(list, at);
}

function removeList(list) {
  lists.delete(list.duration);
  const last = heap.pop();
  if (last !== list) {
    place(last, list.at);
    siftDown(last.at);
    siftUp(last.at);
  }
  list.at = -1;
}

function schedule() {
  if (running) return;
  const earliest = heap.length === 0 ? -1 : heap[0].expiry;
  if (earliest !== scheduled) {
    scheduled = earliest;
    clock.schedule(earliest);
  }
}

// ---- one timer -----------------------------------------------------------------------------------

function link(timer, start) {
  timer._idleStart = start;
  const duration = Math.trunc(timer._idleTimeout);
  let list = lists.get(duration);
  if (list === undefined) {
    list = { duration, expiry: start + duration, first: null, last: null, at: 0 };
    lists.set(duration, list);
    heap.push(list);
    siftUp(heap.length - 1);
    schedule();
  }
  timer._list = list;
  timer._previous = list.last;
  timer._next = null;
  if (list.last === null) list.first = timer;
  else list.last._next = timer;
  list.last = timer;
}

function unlink(timer) {
  const list = timer._list;
  if (list === null) return;
  timer._list = null;
  if (timer._previous === null) list.first = timer._next;
  else timer._previous._next = timer._next;
  if (timer._next === null) list.last = timer._previous;
  else timer._next._previous = timer._previous;
  timer._previous = timer._next = null;
  if (list.first === null) {
    removeList(list);
    schedule();
  }
}

class Timeout {
  constructor(callback, after, args, repeat) {
    after *= 1;
    if (!(after >= 1 && after <= TIMEOUT_MAX)) {
      if (after > TIMEOUT_MAX) warnAboutDuration(after);
      after = 1;
    }
    this._idleTimeout = after;
    this._idleStart = 0;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeat ? this._idleTimeout : null;
    this._destroyed = false;
    this._referenced = true;
    this._list = null;
    this._id = 0;
    this._frame = context.hooks ? context.hooks.frameFor('Timeout', this) : context.frame;
    count(1);
    link(this, now());
  }

  ref() {
    if (!this._referenced) {
      this._referenced = true;
      if (!this._destroyed) count(1);
    }
    return this;
  }

  unref() {
    if (this._referenced) {
      this._referenced = false;
      if (!this._destroyed) count(-1);
    }
    return this;
  }

  hasRef() {
    return this._referenced;
  }

  /** Starts its time anew; a timer that has fired lives again. */
  refresh() {
    if (this._onTimeout === null) return this;
    if (this._destroyed) {
      this._destroyed = false;
      if (context.hooks) this._frame = context.hooks.frameFor('Timeout', this);
      if (this._referenced) count(1);
    }
    unlink(this);
    link(this, now());
    return this;
  }

  close() {
    clearTimeout(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    if (this._id === 0) {
      this._id = nextId++;
      if (!this._destroyed) known.set(this._id, this);
    }
    return this._id;
  }

  [Symbol.dispose]() {
    clearTimeout(this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    const { _idleTimeout, _idleStart, _onTimeout, _timerArgs, _repeat, _destroyed } = this;
    return inspectAs(this, { _idleTimeout, _idleStart, _onTimeout, _timerArgs, _repeat, _destroyed }, options);
  }
}

// Node shows no more than this of what a timer is attached to.
function inspectAs(timer, fields, options) {
  const { inspect } = require('internal/util/inspect');
  const shown = Object.assign(Object.create(Object.getPrototypeOf(timer)), fields);
  return inspect(shown, { ...options, customInspect: false, depth: 0 });
}

function warnAboutDuration(after) {
  process.emitWarning(
    `${after} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`,
    'TimeoutOverflowWarning');
}

// A timer that fired for the last time, or was cleared.
function retire(timer) {
  if (timer._destroyed) return;
  timer._destroyed = true;
  if (context.hooks) context.hooks.destroy(context.hooks.ownFrame(timer._frame, timer).scope);
  if (timer._referenced) count(-1);
  if (timer._id !== 0) known.delete(timer._id);
}

// Answers whether it threw.
function fire(timer) {
  let failed = false;
  const args = timer._timerArgs;
  const { hooks } = context;
  if (hooks) hooks.begin(timer._frame = hooks.ownFrame(timer._frame, timer));
  else context.frame = timer._frame;
  try {
    if (args === undefined) timer._onTimeout();
    else timer._onTimeout(...args);
    if (context.hooks) context.hooks.end(timer._frame = context.hooks.ownFrame(timer._frame, timer));
  } catch (error) {
    failed = true;
    reportUncaught(error);
  }
  if (timer._destroyed || timer._list !== null) return failed;   // cleared or refreshed by its own callback
  if (timer._repeat !== null && timer._idleTimeout !== -1 && timer._onTimeout !== null) {
    timer._idleTimeout = timer._repeat;
    link(timer, now());
  } else {
    retire(timer);
  }
  return failed;
}

/** Runs every timer that is due; nextTick and promise jobs run between them. */
function processTimers() {
  running = true;
  scheduled = -1;
  // What callbacks start is not due before the next turn, however long they take: others wait for theirs.
  const time = clock.now();
  virtualNow = time;
  try {
    while (heap.length > 0 && heap[0].expiry <= time) {
      runList(heap[0], time);
      virtualNow = clock.now();
    }
  } finally {
    running = false;
    virtualNow = -1;
    schedule();
  }
}

function runList(list, time) {
  for (;;) {
    const timer = list.first;
    if (timer === null) return;
    const due = timer._idleStart + list.duration;
    if (due > time) {
      list.expiry = due;
      siftDown(list.at);
      return;
    }
    unlink(timer);
    // As in Node, what a failed callback has queued waits for the end of the next one.
    if (!fire(timer)) settle();
    if (list.at === -1 || lists.get(list.duration) !== list) return;
  }
}

// What Node does after every single callback: nextTick jobs, then promise jobs, until both are empty.
function settle() {
  do {
    if (ticks.waiting && ticks.run()) return;
  } while (runJobs());
}

// Answers whether there were any. One that throws (a microtask of queueMicrotask) keeps none from running.
function runJobs() {
  let any = false;
  for (;;) {
    try {
      return clock.runJobs() || any;
    } catch (error) {
      any = true;
      reportUncaught(error);
    }
  }
}

/** Runs what nextTick and promises have queued, from within a callback. Answers whether there was anything. */
function runWaitingJobs() {
  const hadTicks = ticks.waiting;
  if (hadTicks) ticks.run();
  return runJobs() || hadTicks;
}

function clearTimeout(timer) {
  if (timer === undefined || timer === null) return;
  if (typeof timer === 'number' || typeof timer === 'string') timer = known.get(Number(timer));
  if (timer instanceof Timeout) {
    unlink(timer);
    retire(timer);
    timer._idleTimeout = -1;
    timer._onTimeout = null;
    timer._repeat = null;
  } else if (timer instanceof Immediate) {
    clearImmediate(timer);
  }
}

function clearInterval(timer) {
  clearTimeout(timer);
}

function checkCallback(callback) {
  if (typeof callback !== 'function') {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('callback', 'function', callback);
  }
}

function restOf(args, from) {
  return args.length > from ? Array.prototype.slice.call(args, from) : undefined;
}

function setTimeout(callback, after) {
  checkCallback(callback);
  return new Timeout(callback, after, restOf(arguments, 2), false);
}

function setInterval(callback, after) {
  checkCallback(callback);
  return new Timeout(callback, after, restOf(arguments, 2), true);
}

// ---- immediates ----------------------------------------------------------------------------------

let immediates = [];
let executing = null;             // the one whose callback runs: its account is closed already
let waiting = 0;
let waitingReferenced = 0;

function tellImmediates() {
  clock.setImmediates(waitingReferenced > 0 ? 2 : waiting > 0 ? 1 : 0);
}

class Immediate {
  constructor(callback, args) {
    this._onImmediate = callback;
    this._argv = args;
    this._referenced = true;
    this._frame = context.hooks ? context.hooks.frameFor('Immediate', this) : context.frame;
    waitingReferenced++;
    if (waiting++ === 0 || waitingReferenced === 1) tellImmediates();
    immediates.push(this);
  }

  ref() {
    if (!this._referenced && !this._destroyed) {
      this._referenced = true;
      if (waitingReferenced++ === 0) tellImmediates();
    }
    return this;
  }

  unref() {
    if (this._referenced && !this._destroyed) {
      this._referenced = false;
      if (--waitingReferenced === 0) tellImmediates();
    }
    return this;
  }

  hasRef() {
    return this._referenced;
  }

  get _destroyed() {
    return this._onImmediate === null || this === executing;
  }

  [Symbol.dispose]() {
    clearImmediate(this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    const { _onImmediate, _argv } = this;
    return inspectAs(this, { _onImmediate, _argv }, options);
  }
}

function setImmediate(callback) {
  checkCallback(callback);
  return new Immediate(callback, restOf(arguments, 1));
}

function clearImmediate(immediate) {
  if (!(immediate instanceof Immediate) || immediate._destroyed) return;
  forget(immediate);
  if (waiting === 0 || waitingReferenced === 0) tellImmediates();
}

function forget(immediate) {
  immediate._onImmediate = null;
  if (context.hooks) context.hooks.destroy(context.hooks.ownFrame(immediate._frame, immediate).scope);
  waiting--;
  if (immediate._referenced) {
    immediate._referenced = false;
    waitingReferenced--;
  }
}

/** Runs what was queued before this turn; what those queue waits for the next one. */
function processImmediates() {
  const batch = immediates;
  immediates = [];
  for (let i = 0; i < batch.length; i++) {
    const immediate = batch[i];
    const callback = immediate._onImmediate;
    if (callback === null) continue;
    const { hooks } = context;
    if (hooks) hooks.begin(immediate._frame = hooks.ownFrame(immediate._frame, immediate));
    else context.frame = immediate._frame;
    forget(immediate);
    executing = immediate;
    try {
      immediate._onImmediate = callback;
      if (immediate._argv === undefined) immediate._onImmediate();
      else immediate._onImmediate(...immediate._argv);
      if (context.hooks) context.hooks.end(context.hooks.ownFrame(immediate._frame, immediate));
      settle();
    } catch (error) {
      reportUncaught(error);
    }
    immediate._onImmediate = executing = null;
  }
  tellImmediates();
}

module.exports = {
  TIMEOUT_MAX,
  Timeout,
  Immediate,
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout,
  clearInterval,
  clearImmediate,
  processTimers,
  processImmediates,
  runWaitingJobs,
  /** How many keep the program alive. */
  countReferenced: () => ({ timeouts: referenced, immediates: waitingReferenced }),
  /** setTimeout for bundled modules: unreferenced from the start. */
  setUnrefTimeout: (callback, after) => new Timeout(callback, after, undefined, false).unref(),
};
