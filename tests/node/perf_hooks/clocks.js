'use strict';
// performance.now counts milliseconds from timeOrigin on, and never back.

const assert = require('assert');
const { performance } = require('perf_hooks');

assert.strictEqual(performance, globalThis.performance);
assert(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000);
let last = performance.now();
for (let i = 0; i < 100; i++) {
  const now = performance.now();
  assert(now >= last);
  last = now;
}
assert.throws(() => performance.now.call({}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.deepStrictEqual(Object.keys(performance.toJSON()), ['nodeTiming', 'timeOrigin', 'eventLoopUtilization']);
assert.strictEqual(performance.nodeTiming.name, 'node');

const first = performance.eventLoopUtilization();
assert.deepStrictEqual(Object.keys(first), ['idle', 'active', 'utilization']);
const since = performance.eventLoopUtilization(first);
assert(since.utilization >= 0 && since.utilization <= 1);

// Processor time that was counted in one step between two looks is no more than the time between them.
const jumped = performance.eventLoopUtilization({ idle: 1, active: 9 }, { idle: 2, active: 5 });
assert(jumped.utilization >= 0);
