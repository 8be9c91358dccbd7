'use strict';
// Buffer.from(arrayBuffer, byteOffset, length) shares the memory and stays within it.

const assert = require('assert');

const memory = new Uint8Array([1, 2, 3, 4]).buffer;
const whole = Buffer.from(memory);
const middle = Buffer.from(memory, 1, 2);
assert.strictEqual(whole.buffer, memory);
assert.deepStrictEqual([...middle], [2, 3]);
middle[0] = 9;
assert.strictEqual(whole[1], 9);
assert.deepStrictEqual([...Buffer.from(memory, 3)], [4]);
assert.deepStrictEqual([...Buffer.from(memory, 'x', 1)], [1]);
assert.strictEqual(Buffer.from(memory, 4).length, 0);
assert.strictEqual(Buffer.from(memory, 0, -1).length, 0);
assert.strictEqual(Buffer.from(new SharedArrayBuffer(2)).length, 2);

const bounds = (name) => ({ name: 'RangeError', code: 'ERR_BUFFER_OUT_OF_BOUNDS',
  message: `"${name}" is outside of buffer bounds` });
assert.throws(() => Buffer.from(memory, 5), bounds('offset'));
assert.throws(() => Buffer.from(memory, 1, 4), bounds('length'));
assert.throws(() => Buffer.from(memory, -1), { name: 'RangeError' });
