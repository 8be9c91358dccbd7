'use strict';
// Buffer.from: arrays, array-likes, other buffers, objects that stand for a primitive, and what it refuses.

const assert = require('assert');

const hex = (...args) => Buffer.from(...args).toString('hex');

assert.strictEqual(hex([1.9, -1, '5', 'x', 256]), '01ff050000');
assert.strictEqual(hex({ length: 2, 0: 1, 1: 300 }), '012c');
assert.strictEqual(hex({ length: '3' }), '');
assert.strictEqual(hex({ length: -1 }), '');
assert.strictEqual(hex({ type: 'Buffer', data: [1, 2] }), '0102');
assert.strictEqual(hex(JSON.parse(JSON.stringify(Buffer.from('hi')))), '6869');
assert.strictEqual(hex(new Uint16Array([1, 256])), '0100');
assert.strictEqual(hex(new String('hi')), '6869');
assert.strictEqual(hex({ valueOf() { return 'yy'; } }), '7979');
assert.strictEqual(hex({ [Symbol.toPrimitive]() { return 'x'; } }), '78');
assert.strictEqual(hex('a', 5), '61');
assert.strictEqual(hex('a', {}), '61');

const original = Buffer.from('abc');
const copy = Buffer.from(original);
copy[0] = 0;
assert.strictEqual(original[0], 97);
assert.strictEqual(hex(new Uint8Array([1, 2])), '0102');

for (const wrong of [undefined, null, 5, true, 1n, Symbol('x'), {}, () => {}, new Number(5)]) {
  assert.throws(() => Buffer.from(wrong), {
    name: 'TypeError',
    code: 'ERR_INVALID_ARG_TYPE',
    message: /^The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or /,
  });
}
assert.throws(() => Buffer.from('a', 'bad'), { code: 'ERR_UNKNOWN_ENCODING',
  message: 'Unknown encoding: bad' });

assert.strictEqual(Buffer.of(1, 2, 300).toString('hex'), '01022c');
assert.strictEqual(Buffer.copyBytesFrom(new Uint16Array([1, 2, 3]), 1, 1).toString('hex'), '0200');
assert.strictEqual(Buffer.copyBytesFrom(new Uint8Array(2), 5).length, 0);
assert.throws(() => Buffer.copyBytesFrom('a'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => Buffer.copyBytesFrom(new Uint8Array(2), -1), { code: 'ERR_OUT_OF_RANGE' });
