'use strict';
// Floats, doubles and 64-bit integers.

const assert = require('assert');

const buffer = Buffer.alloc(9);
for (const value of [0, -0, 1.5, -2.25, 2 ** 100, Infinity, -Infinity, NaN]) {
  for (const kind of ['FloatLE', 'FloatBE', 'DoubleLE', 'DoubleBE']) {
    assert.strictEqual(buffer[`write${kind}`](value, 1), kind.startsWith('F') ? 5 : 9);
    assert.ok(Object.is(buffer[`read${kind}`](1), value), `${kind} ${value}`);
  }
}
buffer.writeDoubleBE(1, 0);
assert.strictEqual(buffer.toString('hex', 0, 8), '3ff0000000000000');
buffer.writeFloatLE(0.1);
assert.strictEqual(buffer.readFloatLE(), Math.fround(0.1));
buffer.writeDoubleLE('x');
assert.ok(Number.isNaN(buffer.readDoubleLE()));

for (const value of [0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n)]) {
  for (const order of ['LE', 'BE']) {
    assert.strictEqual(buffer[`writeBigInt64${order}`](value, 1), 9);
    assert.strictEqual(buffer[`readBigInt64${order}`](1), value);
  }
}
for (const value of [0n, 2n ** 63n, 2n ** 64n - 1n]) {
  buffer.writeBigUInt64BE(value);
  assert.strictEqual(buffer.readBigUInt64BE(), value);
  buffer.writeBigUInt64LE(value);
  assert.strictEqual(buffer.readBigUint64LE(), value);
}
assert.throws(() => buffer.writeBigInt64LE(2n ** 63n), { code: 'ERR_OUT_OF_RANGE',
  message: 'The value of "value" is out of range. It must be >= -(2n ** 63n) and < 2n ** 63n. ' +
    'Received 9_223_372_036_854_775_808n' });
assert.throws(() => buffer.writeBigUInt64LE(-1n), { code: 'ERR_OUT_OF_RANGE',
  message: 'The value of "value" is out of range. It must be >= 0n and < 2n ** 64n. Received -1n' });
assert.throws(() => buffer.writeBigInt64LE(5), { name: 'TypeError' });
