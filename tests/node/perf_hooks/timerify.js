'use strict';
// A timerified function does what it did; observers of 'function' and a histogram hear of each call.

const assert = require('assert');
const { createHistogram, performance, PerformanceObserver } = require('perf_hooks');

const histogram = createHistogram();
const add = performance.timerify(function add(a, b) { return a + b; }, { histogram });
assert.deepStrictEqual([add.name, add.length], ['timerified add', 2]);

let entry;
const observer = new PerformanceObserver((list) => {
  [entry] = list.getEntries();
  observer.disconnect();
});
observer.observe({ entryTypes: ['function'] });
assert.strictEqual(add(1, 2), 3);
assert.strictEqual(histogram.count, 1);

class Made {}
assert(new (performance.timerify(Made))() instanceof Made);
assert.throws(() => performance.timerify(5), { code: 'ERR_INVALID_ARG_TYPE' });

process.on('exit', () => {
  assert.deepStrictEqual([entry.name, entry.entryType, entry[0], entry[1]], ['add', 'function', 1, 2]);
});
