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

  // There are no entries of this kind.
  clearResourceTimings() {
    check(this);
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

  // No entries of this kind, so none to make room for.
  setResourceTimingBufferSize() {
    check(this);
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
  let idle;
  let active;
  if (before !== undefined) {
    idle = since.idle - before.idle;
    active = since.active - before.active;
  } else {
    const [user, system] = native_.resourceUsage();
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

/** When the program passed one of its own moments; all of its start is one to us. */
function milestone() {
  return 0;
}

class PerformanceNodeTiming {
  constructor() {
    const shown = { enumerable: true, configurable: true };
    Object.defineProperties(this, {
      name: { ...shown, value: 'node' },
      entryType: { ...shown, value: 'node' },
      startTime: { ...shown, value: 0 },
      duration: { ...shown, get: now },
      nodeStart: { ...shown, value: 0 },
      v8Start: { ...shown, value: 0 },
      environment: { ...shown, value: 0 },
      loopStart: { ...shown, value: 0 },
      loopExit: { ...shown, value: -1 },
      bootstrapComplete: { ...shown, value: 0 },
      idleTime: { ...shown, get: () => eventLoopUtilization().idle },
    });
  }

  toJSON() {
    return { ...this };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    return entries.inspectAs(this, this.toJSON(), depth, options);
  }
}
Object.setPrototypeOf(PerformanceNodeTiming.prototype, entries.PerformanceEntry.prototype);

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
  timerify: { value: timerify, configurable: true, enumerable: false, writable: true },
  nodeTiming: { get: () => nodeTiming ??= new PerformanceNodeTiming(), configurable: true, enumerable: false },
});

let performance;
performance = new Performance();

module.exports = { Performance, milestone, performance };
