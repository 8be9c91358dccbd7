'use strict';
// swap16, swap32, swap64 turn bytes around in place.

const assert = require('assert');

const bytes = () => Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]);
assert.deepStrictEqual([...bytes().swap16()], [2, 1, 4, 3, 6, 5, 8, 7]);
assert.deepStrictEqual([...bytes().swap32()], [4, 3, 2, 1, 8, 7, 6, 5]);
assert.deepStrictEqual([...bytes().swap64()], [8, 7, 6, 5, 4, 3, 2, 1]);
const same = bytes();
assert.strictEqual(same.swap16(), same);
for (const bits of [16, 32, 64]) {
  assert.throws(() => Buffer.alloc(bits / 8 + 1)[`swap${bits}`](), { code: 'ERR_INVALID_BUFFER_SIZE',
    name: 'RangeError', message: `Buffer size must be a multiple of ${bits}-bits` });
}
