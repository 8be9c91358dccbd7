'use strict';
// Lengths past what an address holds: an error each, never a buffer of another length.

const assert = require('assert');
const { Buffer, constants } = require('buffer');

assert.ok(constants.MAX_LENGTH >= 2 ** 30 - 1 && Number.isSafeInteger(constants.MAX_LENGTH));
for (const length of [-1, NaN, constants.MAX_LENGTH + 1, 2 ** 53]) {
  for (const make of [Buffer.alloc, Buffer.allocUnsafe, Buffer.allocUnsafeSlow]) {
    assert.throws(() => make(length), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' }, `${length}`);
  }
}
for (const length of [2 ** 53, 2 ** 53 - 1]) {
  assert.throws(() => new ArrayBuffer(length), RangeError);
  assert.throws(() => new Uint8Array(length), RangeError);
}
// 2^32 + 4 must not become 4.
for (const length of [2 ** 32 + 4, 2 ** 33 + 8]) {
  let made = length;
  try { made = new ArrayBuffer(length).byteLength; } catch (error) { assert.ok(error instanceof RangeError); }
  assert.strictEqual(made, length);
}
const bytes = Buffer.from('abcdef');
assert.strictEqual(bytes.subarray(0, 2 ** 32 + 2).length, 6);
assert.strictEqual(bytes.subarray(2 ** 32 + 2).length, 0);
assert.strictEqual(bytes.toString('latin1', 1, 2 ** 32 + 2), 'bcdef');
assert.strictEqual(bytes.at(2 ** 32), undefined);
assert.strictEqual(bytes[2 ** 32], undefined);
assert.throws(() => bytes.readUInt8(2 ** 32), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => bytes.writeUInt8(1, 2 ** 32), { code: 'ERR_OUT_OF_RANGE' });
assert.strictEqual(bytes.indexOf('b', -(2 ** 32)), 1);
assert.strictEqual(bytes.indexOf('b', 2 ** 32), -1);
assert.throws(() => 'x'.repeat(2 ** 31), RangeError);
assert.throws(() => 'x'.repeat(2 ** 32 + 1), RangeError);
