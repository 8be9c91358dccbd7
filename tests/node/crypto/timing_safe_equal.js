'use strict';
// timingSafeEqual compares bytes, of any kind of buffer, of the same length.
const assert = require('assert');
const { timingSafeEqual } = require('crypto');

assert.strictEqual(timingSafeEqual(Buffer.from('foo'), Buffer.from('foo')), true);
assert.strictEqual(timingSafeEqual(Buffer.from('foo'), Buffer.from('fop')), false);
assert.strictEqual(timingSafeEqual(Buffer.alloc(0), Buffer.alloc(0)), true);
assert.strictEqual(timingSafeEqual(new Uint16Array([0x0201]), new Uint8Array([1, 2])), true);
assert.strictEqual(timingSafeEqual(new Uint8Array([1, 2]).buffer,
  new DataView(new Uint8Array([1, 2]).buffer)), true);
// Bytes are compared, not numbers.
assert.strictEqual(timingSafeEqual(new Float32Array([0]), new Float32Array([-0])), false);
assert.strictEqual(timingSafeEqual(new Float32Array([NaN]), new Float32Array([NaN])), true);

assert.throws(() => timingSafeEqual(Buffer.from([1, 2]), Buffer.from([1])), {
  code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', name: 'RangeError',
  message: 'Input buffers must have the same byte length',
});
assert.throws(() => timingSafeEqual('not a buffer', Buffer.from([1])), {
  code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError',
  message: 'The "buf1" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.',
});
assert.throws(() => timingSafeEqual(Buffer.from([1]), 'not a buffer'),
  { code: 'ERR_INVALID_ARG_TYPE', message: /"buf2"/ });
