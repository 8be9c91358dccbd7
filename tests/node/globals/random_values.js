'use strict';
// crypto.getRandomValues and crypto.randomUUID.

const assert = require('assert');

for (const Type of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array]) {
  const array = new Type(64);
  assert.strictEqual(crypto.getRandomValues(array), array);
  assert(array.some((value) => Number(value) !== 0));
}
const part = new Uint8Array(30);
crypto.getRandomValues(part.subarray(10, 20));
assert(part.subarray(0, 10).every((byte) => byte === 0) && part.subarray(20).every((byte) => byte === 0));
assert.strictEqual(crypto.getRandomValues(new Uint8Array(65536)).length, 65536);

assert.throws(() => crypto.getRandomValues(new Uint8Array(65537)), { name: 'QuotaExceededError' });
for (const value of [new Float32Array(2), new DataView(new ArrayBuffer(2)), [], 5]) {
  assert.throws(() => crypto.getRandomValues(value), { name: 'TypeMismatchError' });
}
assert.throws(() => crypto.getRandomValues.call({}, new Uint8Array(1)), { code: 'ERR_INVALID_THIS' });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
assert.match(crypto.randomUUID(), UUID);
assert.notStrictEqual(crypto.randomUUID(), crypto.randomUUID());
assert(crypto instanceof Crypto);
assert.throws(() => new Crypto(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
