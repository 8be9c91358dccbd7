'use strict';
// The entries of the performance timeline (https://w3c.github.io/performance-timeline/ and
// https://w3c.github.io/user-timing/), and the timeline itself.

const { codes } = require('internal/errors');
const { validateNumber, validateObject } = require('internal/validators');

const kMake = Symbol('kMake');

const now = native('process').uptime;

class PerformanceEntry {
  #name;
  #entryType;
  #startTime;
  #duration;

  constructor(make, name, entryType, startTime, duration) {
    if (make !== kMake) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#entryType = entryType;
    this.#startTime = startTime;
    this.#duration = duration;
  }

  get name() { return this.#name; }
  get entryType() { return this.#entryType; }
  get startTime() { return this.#startTime; }
  get duration() { return this.#duration; }

  toJSON() {
    return {
      name: this.#name, entryType: this.#entryType, startTime: this.#startTime, duration: this.#duration,
    };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    return inspectAs(this, this.toJSON(), depth, options);
  }
}

/** What an object of the perf_hooks module looks like: its class's name before `fields`. */
function inspectAs(object, fields, depth, options) {
  if (depth < 0) return `[${object.constructor.name}]`;
  const { inspect } = require('internal/util/inspect');
  const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
  return `${object.constructor.name} ${inspect(fields, inner)}`;
}

function cloned(detail) {
  if (detail === undefined || detail === null) return null;
  return typeof detail === 'object' || typeof detail === 'function' || typeof detail === 'symbol'
    ? structuredClone(detail) : detail;
}

class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = {}) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    if (typeof name === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    name = `${name}`;
    if (isMilestone(name)) throw new codes.ERR_INVALID_ARG_VALUE('name', name);
    if (options === null) options = {};
    validateObject(options, 'options');
    const startTime = options.startTime ?? now();
    validateNumber(startTime, 'startTime');
    if (startTime < 0) throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(startTime);
    super(kMake, name, 'mark', startTime, 0);
    this.#detail = cloned(options.detail);
  }

  get detail() { return this.#detail; }

  toJSON() {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(make, name, startTime, duration, detail) {
    super(make, name, 'measure', startTime, duration);
    this.#detail = cloned(detail);
  }

  get detail() { return this.#detail; }

  toJSON() {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

for (const made of [PerformanceMark, PerformanceMeasure]) {
  Object.defineProperty(made.prototype, Symbol.toStringTag, { value: made.name, configurable: true });
}

/** A call of a timerified function: its arguments by their index, as Node has them. */
function functionEntry(name, startTime, duration, args) {
  const entry = new PerformanceEntry(kMake, name, 'function', startTime, duration);
  Object.assign(entry, args);
  Object.defineProperty(entry, 'detail', { value: args, enumerable: true });
  return entry;
}

/** An entry of the core's own. */
function nodeEntry(name, type, startTime, duration, detail) {
  const entry = new PerformanceEntry(kMake, name, type, startTime, duration);
  Object.defineProperty(entry, 'detail', { value: detail, enumerable: true });
  return entry;
}

/**
 * Something of Node's own that takes its time begins: what to call with its details at the end, or undefined while
 * nobody observes.
 */
function begin(type, name) {
  if (observers.enqueue === null) return undefined;
  const startTime = now();
  return (detail) => {
    if (observers.enqueue !== null) observers.enqueue(nodeEntry(name, type, startTime, now() - startTime, detail));
  };
}

// ---- the timeline --------------------------------------------------------------------------------

// The program's own moments, which measures may begin and end with.
const MILESTONES = ['nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete'];

function isMilestone(name) {
  return MILESTONES.includes(name);
}

const timeline = { __proto__: null, mark: [], measure: [] };

function add(entry) {
  timeline[entry.entryType].push(entry);
  if (observers.enqueue !== null) observers.enqueue(entry);
}

/** `enqueue(entry)` is set while anybody observes. */
const observers = { enqueue: null };

// Kinds of entries that keep themselves elsewhere: type → { list(), clear(name) }.
const keepers = { __proto__: null };

function clear(type, name) {
  if (typeof name === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  if (type in keepers) return keepers[type].clear(name);
  timeline[type] = name === undefined ? [] : timeline[type].filter((entry) => entry.name !== `${name}`);
}

/** The entries in the order of their beginnings. */
function list(name, type) {
  let found = timeline[type] ?? keepers[type]?.list() ?? [];
  if (type === undefined) found = timeline.mark.concat(timeline.measure, keepers.resource?.list() ?? []);
  if (name !== undefined) found = found.filter((entry) => entry.name === name);
  return found.slice().sort((a, b) => a.startTime - b.startTime);
}

/** When the latest mark of this name was set; a number stands for itself. */
function timeOf(mark) {
  if (typeof mark === 'number') {
    if (mark < 0) throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(mark);
    return mark;
  }
  const name = `${mark}`;
  if (isMilestone(name)) return require('internal/perf/performance').milestone(name);
  const found = timeline.mark.findLast((entry) => entry.name === name);
  if (found === undefined) {
    throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
  }
  return found.startTime;
}

function measure(name, startOrOptions, endMark) {
  const options = startOrOptions !== null && typeof startOrOptions === 'object' ? startOrOptions : {};
  const { start, end, duration, detail } = options;
  const isGiven = start !== undefined || end !== undefined || duration !== undefined || detail !== undefined;
  if (isGiven && endMark !== undefined) {
    throw new codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
  }
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw new codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
      'Must not have options.start, options.end, and options.duration specified');
  }
  const to = endOf(endMark ?? end, start, duration);
  const from = startOf(typeof startOrOptions === 'object' ? undefined : startOrOptions, start, end, duration);
  const entry = new PerformanceMeasure(kMake, `${name}`, from, to - from, detail);
  add(entry);
  return entry;
}

function endOf(end, start, duration) {
  if (end !== undefined) return timeOf(end);
  if (start !== undefined && duration !== undefined) return timeOf(start) + timeOf(duration);
  return now();
}

function startOf(mark, start, end, duration) {
  if (mark !== undefined) return timeOf(mark);
  if (start !== undefined) return timeOf(start);
  if (end !== undefined && duration !== undefined) return timeOf(end) - timeOf(duration);
  return 0;
}

module.exports = {
  PerformanceEntry, PerformanceMark, PerformanceMeasure,
  add, begin, clear, functionEntry, inspectAs, kMake, keepers, list, measure, nodeEntry, now, observers,
};
