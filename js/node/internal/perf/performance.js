'use strict';
// The `performance` object (https://nodejs.org/api/perf_hooks.html#perf_hooksperformance).

const { codes } = require('internal/errors');
const { EventTarget } = require('internal/event_target');
const entries = require('internal/perf/entries');

const { now } = entries;
const native_ = native('process');

class Performance extends EventTarget {
  #own = true;

  constructor() {
    if (performance !== undefined) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }

  clearMarks(name) {
    check(this);
    entries.clear('mark', name);
  }

  clearMeasures(name) {
    check(this);
    entries.clear('measure', name);
  }

  clearResourceTimings(name) {
    check(this);
    require('internal/perf/resource');
    entries.clear('resource', name);
  }

  getEntries() {
    check(this);
    return entries.list();
  }

  getEntriesByName(name, type) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return entries.list(`${name}`, type === undefined ? undefined : `${type}`);
  }

  getEntriesByType(type) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    return entries.list(undefined, `${type}`);
  }

  mark(name, options) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    const entry = new entries.PerformanceMark(name, options);
    entries.add(entry);
    return entry;
  }

  measure(name, startOrOptions = undefined, endMark = undefined) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return entries.measure(name, startOrOptions, endMark);
  }

  now() {
    check(this);
    return now();
  }

  setResourceTimingBufferSize(maxSize) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('maxSize');
    require('internal/perf/resource').setBufferSize(maxSize >>> 0);
  }

  get timeOrigin() {
    check(this);
    return timeOrigin();
  }

  toJSON() {
    check(this);
    return {
      nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin, eventLoopUtilization: this.eventLoopUtilization(),
    };
  }

  static isOne(value) {
    return typeof value === 'object' && value !== null && #own in value;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    return entries.inspectAs(this, { nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin }, depth, options);
  }
}

const { isOne } = Performance;
delete Performance.isOne;

function check(value) {
  if (!isOne(value)) throw new codes.ERR_INVALID_ARG_TYPE('this', 'Performance', value);
}

let origin;

function timeOrigin() {
  return origin ??= native_.timeOrigin();
}

// How busy the program is, told by its processor time: what it did not use up, it slept or waited for others.
// The system counts processor time in steps, which can run ahead of the clock over a short while: hence the
// bounds.
function eventLoopUtilization(since, before) {
  if (require('internal/main').isStarting()) return { idle: 0, active: 0, utilization: 0 };
  let idle;
  let active;
  if (before !== undefined) {
    idle = since.idle - before.idle;
    active = since.active - before.active;
  } else {
    const [user, system] = native_.resourceUsage(false);
    const elapsed = now();
    active = Math.min(elapsed, (user + system) / 1000);
    idle = elapsed - active;
    if (since !== undefined) {
      idle -= since.idle;
      active -= since.active;
    }
  }
  idle = Math.max(idle, 0);
  active = Math.max(active, 0);
  const total = idle + active;
  return { idle, active, utilization: total > 0 ? active / total : 0 };
}

// The program's own moments. Only when the loop began and ended has to be watched for; of the start the system
// keeps no finer account than that it came before the first question.
const READY = now();
const moments = {
  __proto__: null, nodeStart: READY / 8, v8Start: READY / 4, environment: READY / 2, bootstrapComplete: READY,
  loopStart: -1, loopExit: -1,
};

function watchLoop() {
  if (require('internal/main').isStarting()) {
    require('internal/timers').setImmediate(() => { moments.loopStart = now(); }).unref();
  } else {
    moments.loopStart = READY;
  }
  process.on('exit', () => { moments.loopExit = now(); });
}

/** When the program passed one of its own moments. */
function milestone(name) {
  nodeTiming ??= new PerformanceNodeTiming();
  return moments[name];
}

class PerformanceNodeTiming {
  constructor() {
    const shown = { enumerable: true, configurable: true };
    Object.defineProperties(this, {
      name: { ...shown, value: 'node' },
      entryType: { ...shown, value: 'node' },
      startTime: { ...shown, value: 0 },
      duration: { ...shown, get: now },
      nodeStart: { ...shown, value: moments.nodeStart },
      v8Start: { ...shown, value: moments.v8Start },
      environment: { ...shown, value: moments.environment },
      loopStart: { ...shown, get: () => moments.loopStart },
      loopExit: { ...shown, get: () => moments.loopExit },
      bootstrapComplete: { ...shown, value: moments.bootstrapComplete },
      idleTime: { ...shown, get: () => eventLoopUtilization().idle },
    });
    watchLoop();
  }

  toJSON() {
    return { ...this };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    return entries.inspectAs(this, this.toJSON(), depth, options);
  }
}
Object.setPrototypeOf(PerformanceNodeTiming.prototype, entries.PerformanceEntry.prototype);

// npm's undici takes it off the object, so it does not ask what it is called on.
function markResourceTiming(timing, url, initiatorType, global, cacheMode, ...more) {
  return require('internal/perf/resource').markResourceTiming(timing, url, initiatorType, global, cacheMode, ...more);
}

function timerify(fn, options = {}) {
  const { validateFunction, validateObject } = require('internal/validators');
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const { histogram } = options;
  if (histogram !== undefined && typeof histogram.record !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  function timerified(...args) {
    const start = now();
    const result = new.target ? Reflect.construct(fn, args, fn) : Reflect.apply(fn, this, args);
    if (!new.target && typeof result?.finally === 'function') {
      return result.finally(() => finish(fn.name, start, args, histogram));
    }
    finish(fn.name, start, args, histogram);
    return result;
  }
  Object.defineProperties(timerified, {
    length: { configurable: false, enumerable: true, value: fn.length },
    name: { configurable: false, enumerable: true, value: `timerified ${fn.name}` },
  });
  return timerified;
}

function finish(name, start, args, histogram) {
  const duration = now() - start;
  if (histogram !== undefined) histogram.record(Math.ceil(duration * 1e6) || 1);
  const { enqueue } = entries.observers;
  if (enqueue !== null) enqueue(entries.functionEntry(name, start, duration, args));
}

let nodeTiming;

Object.defineProperties(Performance.prototype, {
  eventLoopUtilization: { value: eventLoopUtilization, configurable: true, enumerable: false, writable: true },
  markResourceTiming: { value: markResourceTiming, configurable: true, enumerable: false, writable: true },
  timerify: { value: timerify, configurable: true, enumerable: false, writable: true },
  nodeTiming: { get: () => nodeTiming ??= new PerformanceNodeTiming(), configurable: true, enumerable: false },
});

let performance;
performance = new Performance();

module.exports = { Performance, milestone, performance };
