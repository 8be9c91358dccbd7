'use strict';
// randomInt: every value of the range, none outside of it.
const assert = require('assert');
const crypto = require('crypto');

const seen = new Set();
for (let i = 0; i < 300; i++) seen.add(crypto.randomInt(3));
assert.deepStrictEqual([...seen].sort(), [0, 1, 2]);
for (let i = 0; i < 100; i++) {
  const value = crypto.randomInt(-10, -5);
  assert(value >= -10 && value < -5 && Number.isInteger(value));
}
assert.strictEqual(crypto.randomInt(7, 8), 7);
const most = 2 ** 48 - 1;
assert(crypto.randomInt(most) < most);
assert(crypto.randomInt(Number.MAX_SAFE_INTEGER - 5, Number.MAX_SAFE_INTEGER) >= Number.MAX_SAFE_INTEGER - 5);

let called = 0;
const done = (error, value) => {
  assert.strictEqual(error, undefined);
  assert(value >= 1 && value < 4);
  called++;
};
crypto.randomInt(1, 4, done);
crypto.randomInt(1, 2, done);
assert.strictEqual(called, 0);
process.on('exit', () => assert.strictEqual(called, 2));

for (const wrong of [undefined, null, '5', 1.5, NaN, 2 ** 53]) {
  assert.throws(() => crypto.randomInt(wrong), { code: 'ERR_INVALID_ARG_TYPE', message: /"max"/ });
  assert.throws(() => crypto.randomInt(wrong, 5), { code: 'ERR_INVALID_ARG_TYPE', message: /"min"/ });
}
assert.throws(() => crypto.randomInt(0), {
  code: 'ERR_OUT_OF_RANGE',
  message: 'The value of "max" is out of range. It must be greater than the value of "min" (0). Received 0',
});
assert.throws(() => crypto.randomInt(5, 5), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => crypto.randomInt(2 ** 48),
  { code: 'ERR_OUT_OF_RANGE', message: /"max".*<= 281474976710655/ });
assert.throws(() => crypto.randomInt(-1, 2 ** 48), { code: 'ERR_OUT_OF_RANGE', message: /"max - min"/ });
assert.throws(() => crypto.randomInt(0, 1, 'x'), { code: 'ERR_INVALID_ARG_TYPE', message: /"callback"/ });
