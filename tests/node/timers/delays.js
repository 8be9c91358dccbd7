'use strict';
// A delay is taken for a number; what is no number from 1 to 2^31-1 is 1, with a warning when it is larger.

const assert = require('assert');

function delayOf(...args) {
  const timer = setTimeout(() => {}, ...args);
  const delay = timer._idleTimeout;
  clearTimeout(timer);
  return delay;
}

const delays = [
  [undefined, 1], [null, 1], ['5', 5], ['abc', 1], [NaN, 1], [-1, 1], [0, 1], [0.5, 1], [1e3, 1e3], [2 ** 31 - 1, 2 ** 31 - 1],
  ['1e2', 100], [true, 1], [[7], 7], [{}, 1], ['', 1], [-Infinity, 1],
];
for (const [given, delay] of delays) assert.strictEqual(delayOf(given), delay, `${given}`);

const warnings = [];
process.removeAllListeners('warning');
process.on('warning', (warning) => warnings.push(warning));
assert.strictEqual(delayOf(2 ** 31), 1);
assert.strictEqual(delayOf(Infinity), 1);
process.on('exit', () => {
  assert.deepStrictEqual(warnings.map((warning) => [warning.name, warning.message]), [2 ** 31, Infinity].map((delay) => [
    'TimeoutOverflowWarning', `${delay} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`,
  ]));
});

for (const set of [setTimeout, setInterval, setImmediate]) {
  for (const callback of [undefined, 'text', 5, {}]) {
    assert.throws(() => set(callback, 1), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  }
}
