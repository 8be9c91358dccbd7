'use strict';
const assert = require('assert');
const { inspect } = require('util');
const { performance, PerformanceObserver, PerformanceResourceTiming, PerformanceMark } = require('perf_hooks');

const timing = (start, end) => ({
  startTime: start, endTime: end, redirectStartTime: 0, redirectEndTime: 0, postRedirectStartTime: 0,
  finalServiceWorkerStartTime: 0, finalNetworkRequestStartTime: 0, finalNetworkResponseStartTime: 0,
  encodedBodySize: 100, decodedBodySize: 200, finalConnectionTimingInfo: null,
});
const mark = (start, cache = '') =>
  performance.markResourceTiming(timing(start, start + 5), 'http://localhost/', 'fetch', globalThis, cache, {}, 200, '');

assert.throws(() => new PerformanceResourceTiming(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
const entry = mark(10);
assert.ok(entry instanceof PerformanceResourceTiming);
assert.deepStrictEqual([entry.name, entry.entryType, entry.startTime, entry.duration],
  ['http://localhost/', 'resource', 10, 5]);
assert.strictEqual(entry.transferSize, 400);
assert.strictEqual(mark(20, 'local').transferSize, 0);
assert.strictEqual(entry.toJSON().decodedBodySize, 200);
assert.match(inspect(entry), /^PerformanceResourceTiming \{\n {2}name: 'http:/);
assert.strictEqual(performance.getEntriesByType('resource').length, 2);
performance.clearResourceTimings();
assert.deepStrictEqual(performance.getEntries(), []);
assert.strictEqual(Object.prototype.toString.call(new PerformanceMark('a')), '[object PerformanceMark]');

let observed = 0;
const observer = new PerformanceObserver((list) => {
  observed += list.getEntries().length;
  observer.disconnect();
});
observer.observe({ type: 'resource' });

// A full buffer is told of, and what came meanwhile takes the room that is made.
performance.setResourceTimingBufferSize(1);
mark(30);
mark(40);
performance.addEventListener('resourcetimingbufferfull', () => {
  performance.clearResourceTimings();
  setImmediate(() => {
    assert.deepStrictEqual(performance.getEntriesByType('resource').map((each) => each.startTime), [40]);
    assert.strictEqual(observed, 2);
  });
}, { once: true });
