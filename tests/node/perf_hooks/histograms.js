'use strict';
// Histograms: counts, extremes, mean, deviation, percentiles; and the loop's delay.

const assert = require('assert');
const { createHistogram, monitorEventLoopDelay } = require('perf_hooks');

const histogram = createHistogram();
assert.deepStrictEqual([histogram.count, histogram.max, histogram.mean], [0, 0, NaN]);
assert.strictEqual(histogram.minBigInt, 9223372036854775807n);
histogram.record(5);
histogram.record(100);
histogram.record(7n);
assert.deepStrictEqual([histogram.count, histogram.min, histogram.max, histogram.exceeds], [3, 5, 100, 0]);
assert.strictEqual(Math.round(histogram.mean * 100), 3733);
assert.strictEqual(Math.round(histogram.stddev * 100), 4432);
assert.deepStrictEqual([histogram.countBigInt, histogram.percentileBigInt(100)], [3n, 100n]);
assert.strictEqual(histogram.percentile(50), 7);
assert.deepStrictEqual([...histogram.percentiles], [[0, 5], [50, 7], [75, 100], [100, 100]]);

const other = createHistogram();
other.record(3);
histogram.add(other);
assert.deepStrictEqual([histogram.count, histogram.min], [4, 3]);
histogram.recordDelta();
histogram.recordDelta();
assert.strictEqual(histogram.count, 5);
histogram.reset();
assert.strictEqual(histogram.count, 0);

assert.throws(() => histogram.record(0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => histogram.record('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => histogram.percentile(0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => createHistogram({ lowest: 5, highest: 4 }), { code: 'ERR_OUT_OF_RANGE' });

const delay = monitorEventLoopDelay({ resolution: 1 });
assert.deepStrictEqual([delay.enable(), delay.enable()], [true, false]);
setTimeout(() => {
  assert(delay.count > 0);
  assert(delay.min > 0);
  assert.deepStrictEqual([delay.disable(), delay.disable()], [true, false]);
}, 20);
assert.throws(() => monitorEventLoopDelay({ resolution: 0 }), { code: 'ERR_OUT_OF_RANGE' });
