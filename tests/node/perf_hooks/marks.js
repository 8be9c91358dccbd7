'use strict';
// performance.mark: entries with a name, a time and a detail.

const assert = require('assert');
const { performance, PerformanceEntry, PerformanceMark } = require('perf_hooks');

const before = performance.now();
const mark = performance.mark('a');
assert(mark instanceof PerformanceMark && mark instanceof PerformanceEntry);
assert(mark.startTime >= before && mark.startTime <= performance.now());
assert.deepStrictEqual(mark.toJSON(), {
  name: 'a', entryType: 'mark', startTime: mark.startTime, duration: 0, detail: null,
});

const detail = { x: { y: 1 } };
const detailed = performance.mark('b', { startTime: 0, detail });
assert.strictEqual(detailed.startTime, 0);
assert.deepStrictEqual(detailed.detail, detail);
assert.notStrictEqual(detailed.detail, detail);

assert.deepStrictEqual(performance.getEntries().map((entry) => entry.name), ['b', 'a']);
assert.deepStrictEqual(performance.getEntriesByType('mark').map((entry) => entry.name), ['b', 'a']);
assert.deepStrictEqual(performance.getEntriesByName('a'), [mark]);
performance.clearMarks('a');
assert.deepStrictEqual(performance.getEntries(), [detailed]);
performance.clearMarks();
assert.deepStrictEqual(performance.getEntries(), []);

assert.throws(() => performance.mark(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => performance.mark('c', { startTime: -1 }), { code: 'ERR_PERFORMANCE_INVALID_TIMESTAMP' });
assert.throws(() => performance.mark('c', { startTime: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => performance.mark('nodeStart'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new PerformanceEntry(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
