'use strict';
// Resource timing (https://w3c.github.io/resource-timing/): entries of what was fetched, and the buffer that keeps
// them, which is bounded. A full buffer is told of by the event 'resourcetimingbufferfull', whose listeners may
// make room for what came meanwhile.

const { codes } = require('internal/errors');
const { PerformanceEntry, kMake, keepers, observers } = require('internal/perf/entries');

const DEFAULT_SIZE = 250;

// The shares of a timing info (https://fetch.spec.whatwg.org/#fetch-timing-info), in the order in which they are
// shown: [name here, name there]; those of the connection are in an object of their own.
const MOMENTS = [
  ['workerStart', 'finalServiceWorkerStartTime'],
  ['redirectStart', 'redirectStartTime'],
  ['redirectEnd', 'redirectEndTime'],
  ['fetchStart', 'postRedirectStartTime'],
  ['domainLookupStart', 'domainLookupStartTime', true],
  ['domainLookupEnd', 'domainLookupEndTime', true],
  ['connectStart', 'connectionStartTime', true],
  ['connectEnd', 'connectionEndTime', true],
  ['secureConnectionStart', 'secureConnectionStartTime', true],
  ['requestStart', 'finalNetworkRequestStartTime'],
  ['responseStart', 'finalNetworkResponseStartTime'],
  ['responseEnd', 'endTime'],
];

class PerformanceResourceTiming extends PerformanceEntry {
  #facts;

  constructor(make, facts) {
    if (make !== kMake) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    const { timing, url } = facts;
    super(kMake, url, 'resource', timing.startTime, timing.endTime - timing.startTime);
    this.#facts = facts;
  }

  get initiatorType() { return this.#facts.initiatorType; }
  get nextHopProtocol() { return this.#facts.timing.finalConnectionTimingInfo?.ALPNNegotiatedProtocol; }
  get encodedBodySize() { return this.#facts.timing.encodedBodySize; }
  get decodedBodySize() { return this.#facts.timing.decodedBodySize; }
  get deliveryType() { return this.#facts.deliveryType; }
  get responseStatus() { return this.#facts.responseStatus; }

  // What a cache answered took no transfer but that of the head.
  get transferSize() {
    const { cacheMode, timing } = this.#facts;
    if (cacheMode === 'local') return 0;
    return cacheMode === 'validated' ? 300 : timing.encodedBodySize + 300;
  }

  toJSON() {
    const json = { ...super.toJSON(), initiatorType: this.initiatorType, nextHopProtocol: this.nextHopProtocol };
    for (const [name] of MOMENTS) json[name] = this[name];
    for (const name of ['transferSize', 'encodedBodySize', 'decodedBodySize', 'deliveryType', 'responseStatus']) {
      json[name] = this[name];
    }
    return json;
  }

  static {
    for (const [name, there, ofConnection] of MOMENTS) {
      const get = ofConnection
        ? function () { return this.#facts.timing.finalConnectionTimingInfo?.[there]; }
        : function () { return this.#facts.timing[there]; };
      Object.defineProperty(PerformanceResourceTiming.prototype, name, { get, configurable: true, enumerable: true });
    }
    for (const name of ['initiatorType', 'nextHopProtocol', 'encodedBodySize', 'decodedBodySize', 'deliveryType',
      'responseStatus', 'transferSize', 'toJSON']) {
      Object.defineProperty(PerformanceResourceTiming.prototype, name, { enumerable: true });
    }
    Object.defineProperty(PerformanceResourceTiming.prototype, Symbol.toStringTag, {
      value: 'PerformanceResourceTiming', configurable: true,
    });
  }
}

let kept = [];
let size = DEFAULT_SIZE;
let waiting = [];                 // entries for which there was no room
let isTold = false;

keepers.resource = { list: () => kept, clear: (name) => { kept = without(name); } };

function without(name) {
  return name === undefined ? [] : kept.filter((entry) => entry.name !== `${name}`);
}

function setBufferSize(value) {
  size = value;
}

function keep(entry) {
  if (kept.length < size && !isTold) {
    kept.push(entry);
    return;
  }
  waiting.push(entry);
  if (isTold) return;
  isTold = true;
  require('internal/timers').setImmediate(tellFull);
}

// Listeners may clear the buffer or enlarge it; what then still finds no room is dropped.
function tellFull() {
  const { performance } = require('internal/perf/performance');
  const { Event } = require('internal/event_target');
  while (waiting.length > 0) {
    const before = waiting.length;
    if (kept.length >= size) performance.dispatchEvent(new Event('resourcetimingbufferfull'));
    while (waiting.length > 0 && kept.length < size) kept.push(waiting.shift());
    if (waiting.length >= before) waiting = [];
  }
  isTold = false;
}

/** Makes and keeps an entry, of what Fetch's algorithm of the same purpose is given. */
function markResourceTiming(timing, url, initiatorType, global, cacheMode, bodyInfo, responseStatus,
  deliveryType = '') {
  const entry = new PerformanceResourceTiming(kMake, {
    timing, url, initiatorType, cacheMode, responseStatus, deliveryType,
  });
  observers.enqueue?.(entry);
  keep(entry);
  return entry;
}

module.exports = { PerformanceResourceTiming, markResourceTiming, setBufferSize };
