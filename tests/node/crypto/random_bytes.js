'use strict';
// randomBytes and randomFill: as many as asked for, where asked for, at once or later.
const assert = require('assert');
const crypto = require('crypto');
const { promisify } = require('util');

for (const size of [0, 1, 100, 70000]) {
  const bytes = crypto.randomBytes(size);
  assert(Buffer.isBuffer(bytes));
  assert.strictEqual(bytes.length, size);
}
assert.notDeepStrictEqual(crypto.randomBytes(16), crypto.randomBytes(16));
assert.strictEqual(crypto.pseudoRandomBytes(3).length, 3);
assert.strictEqual(crypto.randomBytes(1.9).length, 1);

let returned = false;
let called = 0;
for (const size of [1, 16, 100000]) {
  crypto.randomBytes(size, (error, bytes) => {
    assert.strictEqual(error, null);
    assert.strictEqual(bytes.length, size);
    assert(returned);
    called++;
  });
}
returned = true;
process.on('exit', () => assert.strictEqual(called, 3));

for (const size of [undefined, null, 'x', {}, []]) {
  assert.throws(() => crypto.randomBytes(size), { code: 'ERR_INVALID_ARG_TYPE', message: /"size"/ });
}
for (const size of [-1, NaN, 2 ** 31, Infinity]) {
  assert.throws(() => crypto.randomBytes(size, () => {}), { code: 'ERR_OUT_OF_RANGE' });
}
assert.throws(() => crypto.randomBytes(1, 'x'), { code: 'ERR_INVALID_ARG_TYPE', message: /"callback"/ });

const isZero = (view) => Buffer.from(view).every((byte) => byte === 0);
const target = Buffer.alloc(64);
assert.strictEqual(crypto.randomFillSync(target, 16, 32), target);
assert(isZero(target.subarray(0, 16)) && isZero(target.subarray(48)) && !isZero(target.subarray(16, 48)));
const words = new Uint32Array(8);
crypto.randomFillSync(words, 4, 4);
assert(words.subarray(0, 4).every((word) => word === 0) && words.subarray(4).some((word) => word !== 0));
const memory = new ArrayBuffer(32);
assert.strictEqual(crypto.randomFillSync(memory), memory);
assert(!isZero(new Uint8Array(memory)));
const view = new DataView(new ArrayBuffer(32), 8, 16);
crypto.randomFillSync(view);
assert(isZero(new Uint8Array(view.buffer, 0, 8)) && !isZero(new Uint8Array(view.buffer, 8, 16)));

assert.throws(() => crypto.randomFillSync('x'), { code: 'ERR_INVALID_ARG_TYPE', message: /"buf"/ });
assert.throws(() => crypto.randomFillSync(target, 65), { code: 'ERR_OUT_OF_RANGE', message: /"offset"/ });
assert.throws(() => crypto.randomFillSync(target, 'x'),
  { code: 'ERR_INVALID_ARG_TYPE', message: /"offset"/ });
assert.throws(() => crypto.randomFillSync(target, 10, 55),
  { code: 'ERR_OUT_OF_RANGE', message: /size \+ offset/ });
assert.throws(() => crypto.randomFill(target), { code: 'ERR_INVALID_ARG_TYPE', message: /"callback"/ });

async function later() {
  const fill = promisify(crypto.randomFill);
  const filled = Buffer.alloc(64);
  assert.strictEqual(await fill(filled, 16, 32), filled);
  assert(isZero(filled.subarray(0, 16)) && isZero(filled.subarray(48)) && !isZero(filled.subarray(16, 48)));
  const large = Buffer.alloc(200000);
  await fill(large);
  assert(!isZero(large.subarray(199900)));
  assert.strictEqual((await promisify(crypto.randomBytes)(5)).length, 5);
}

later();
