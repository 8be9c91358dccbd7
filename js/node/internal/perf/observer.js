'use strict';
// PerformanceObserver (https://w3c.github.io/performance-timeline/#the-performanceobserver-interface): entries
// are gathered and told of after the present callback, from setImmediate.

const { codes } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');
const entries = require('internal/perf/entries');

const SUPPORTED = Object.freeze(['dns', 'function', 'http', 'mark', 'measure', 'net', 'resource']);

const connected = new Set();
let isScheduled = false;

function enqueue(entry) {
  for (const observer of connected) observer.enqueue(entry);
}

function schedule() {
  if (isScheduled) return;
  isScheduled = true;
  require('internal/timers').setImmediate(() => {
    isScheduled = false;
    for (const observer of [...connected]) observer.deliver();
  });
}

class PerformanceObserverEntryList {
  #entries;

  constructor(found) {
    this.#entries = found.sort((a, b) => a.startTime - b.startTime);
  }

  getEntries() {
    return this.#entries.slice();
  }

  getEntriesByType(type) {
    return this.#entries.filter((entry) => entry.entryType === `${type}`);
  }

  getEntriesByName(name, type) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return this.#entries.filter((entry) =>
      entry.name === `${name}` && (type === undefined || entry.entryType === `${type}`));
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    return entries.inspectAs(this, this.#entries, depth, options);
  }
}

// What an observer keeps; behind it, so that the timeline reaches what programs can't.
class Observation {
  types = new Set();
  mode = undefined;               // 'many' after entryTypes, 'one' after type
  buffer = [];

  constructor(callback, observer) {
    this.callback = callback;
    this.observer = observer;
  }

  enqueue(entry) {
    if (!this.types.has(entry.entryType)) return;
    this.buffer.push(entry);
    schedule();
  }

  take() {
    const taken = this.buffer;
    this.buffer = [];
    return taken;
  }

  deliver() {
    if (this.buffer.length === 0) return;
    const list = new PerformanceObserverEntryList(this.take());
    Reflect.apply(this.callback, this.observer, [list, this.observer]);
  }

  choose(mode, message) {
    if (this.mode !== undefined && this.mode !== mode) throw new DOMException(message, 'InvalidModificationError');
    this.mode = mode;
  }
}

class PerformanceObserver {
  #observation;

  static get supportedEntryTypes() {
    return SUPPORTED;
  }

  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#observation = new Observation(callback, this);
  }

  observe(options = {}) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = { ...options };
    if (entryTypes === undefined && type === undefined) {
      throw new codes.ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    }
    if (entryTypes !== undefined && type !== undefined) {
      throw new codes.ERR_INVALID_ARG_VALUE(
        'options.entryTypes', entryTypes, 'options.entryTypes can not set with options.type together');
    }
    const observation = this.#observation;
    if (entryTypes === undefined) {
      observation.choose('one', 'PerformanceObserver can not change to single observation');
    } else {
      observation.choose('many', 'PerformanceObserver can not change to multiple observations');
    }
    if (entryTypes !== undefined) {
      if (!Array.isArray(entryTypes)) {
        throw new codes.ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
      }
      observation.types = new Set(entryTypes.filter((name) => SUPPORTED.includes(name)));
    } else if (SUPPORTED.includes(type)) {
      observation.types.add(type);
      if (buffered) observation.buffer.push(...entries.list(undefined, type));
    }
    if (observation.types.size === 0) {
      this.disconnect();
      return;
    }
    if (observation.types.has('http')) require('internal/perf/http').watch();
    connected.add(observation);
    entries.observers.enqueue = enqueue;
    if (observation.buffer.length > 0) schedule();
  }

  disconnect() {
    const observation = this.#observation;
    connected.delete(observation);
    observation.types.clear();
    observation.buffer = [];
    if (connected.size === 0) entries.observers.enqueue = null;
  }

  takeRecords() {
    return this.#observation.take();
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    const { types, buffer } = this.#observation;
    return entries.inspectAs(this, {
      connected: connected.has(this.#observation), pending: buffer.length > 0, entryTypes: [...types], buffer,
    }, depth, options);
  }
}

module.exports = { PerformanceObserver, PerformanceObserverEntryList };
