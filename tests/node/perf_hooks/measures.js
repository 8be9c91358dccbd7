'use strict';
// performance.measure: between marks, or as its options say.

const assert = require('assert');
const { performance } = require('perf_hooks');

performance.mark('from', { startTime: 10 });
performance.mark('to', { startTime: 14 });
const times = (...args) => {
  const { startTime, duration, detail } = performance.measure('m', ...args);
  return [startTime, duration, detail];
};

assert.deepStrictEqual(times('from', 'to'), [10, 4, null]);
assert.deepStrictEqual(times({ start: 1, end: 5, detail: 'd' }), [1, 4, 'd']);
assert.deepStrictEqual(times({ start: 1, duration: 5 }), [1, 5, null]);
assert.deepStrictEqual(times({ end: 9, duration: 5 }), [4, 5, null]);
assert.deepStrictEqual(times({ start: 'from', end: 'to' }), [10, 4, null]);
assert.deepStrictEqual(times(undefined, 'to'), [0, 14, null]);
assert(times()[1] > 0);
assert.strictEqual(performance.getEntriesByName('m', 'measure').length, 7);
performance.clearMeasures();
assert.strictEqual(performance.getEntriesByType('measure').length, 0);

assert.throws(() => performance.measure('m', 'unknown'), {
  name: 'SyntaxError', message: 'The "unknown" performance mark has not been set',
});
const code = 'ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS';
assert.throws(() => performance.measure('m', { start: 1, end: 2, duration: 1 }), { code });
assert.throws(() => performance.measure('m', { start: 1 }, 'to'), { code });
