'use strict';
// alloc, allocUnsafe, allocUnsafeSlow: sizes, filling, the pool.

const assert = require('assert');
const { constants, kMaxLength, kStringMaxLength } = require('buffer');

assert.strictEqual(Buffer.alloc(3).toString('hex'), '000000');
assert.strictEqual(Buffer.alloc(2.5).length, 2);
assert.strictEqual(Buffer.alloc(5, 'ab').toString(), 'ababa');
assert.strictEqual(Buffer.alloc(3, '').toString('hex'), '000000');
assert.strictEqual(Buffer.alloc(3, 257).toString('hex'), '010101');
assert.strictEqual(Buffer.alloc(3, 'é', 'latin1').toString('hex'), 'e9e9e9');
assert.strictEqual(Buffer.alloc(3, 'YQ==', 'base64').toString(), 'aaa');
assert.strictEqual(Buffer.alloc(0, 'x').length, 0);

assert.throws(() => Buffer.alloc(5, 'zz', 'hex'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => Buffer.alloc(5, new Uint8Array(0)), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => Buffer.alloc(5, 'a', 'bad'), { code: 'ERR_UNKNOWN_ENCODING' });
for (const make of [Buffer.alloc, Buffer.allocUnsafe, Buffer.allocUnsafeSlow]) {
  for (const size of ['5', undefined, {}, null]) {
    assert.throws(() => make(size), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  for (const size of [-1, NaN, kMaxLength + 1]) {
    assert.throws(() => make(size), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
  }
}

// Short ones share a pool, long ones and the slow ones do not.
assert.strictEqual(Buffer.allocUnsafe(10).buffer.byteLength, Buffer.poolSize);
assert.strictEqual(Buffer.from('abc').buffer.byteLength, Buffer.poolSize);
assert.strictEqual(Buffer.allocUnsafe(5000).buffer.byteLength, 5000);
assert.strictEqual(Buffer.from('x'.repeat(5000)).buffer.byteLength, 5000);
assert.strictEqual(Buffer.allocUnsafeSlow(10).buffer.byteLength, 10);
assert.strictEqual(Buffer.alloc(10).buffer.byteLength, 10);

// What is in the pool does not overlap.
const many = [];
for (let i = 0; i < 3000; i++) many.push(i % 2 ? Buffer.from(`value ${i}`) : Buffer.from(`${i}`, 'latin1'));
many.forEach((buffer, i) => assert.strictEqual(buffer.toString(), i % 2 ? `value ${i}` : `${i}`));

assert.strictEqual(constants.MAX_LENGTH, kMaxLength);
assert.strictEqual(constants.MAX_STRING_LENGTH, kStringMaxLength);
