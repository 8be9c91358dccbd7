'use strict';
// Array buffers and views: copied whole, or transferred.

const assert = require('assert');

const part = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
const copy = structuredClone(part);
assert.deepStrictEqual(copy, new Uint8Array([2, 3]));
assert.strictEqual(copy.buffer.byteLength, 4);
assert.strictEqual(copy.byteOffset, 1);
copy[0] = 9;
assert.strictEqual(part[0], 2);

assert.deepStrictEqual(structuredClone(new Float64Array([1.5])), new Float64Array([1.5]));
assert.deepStrictEqual(structuredClone(new BigInt64Array([-1n])), new BigInt64Array([-1n]));
const view = structuredClone(new DataView(new Uint8Array([1, 2, 3]).buffer, 1, 1));
assert.ok(view instanceof DataView);
assert.deepStrictEqual([view.byteOffset, view.byteLength, view.getUint8(0)], [1, 1, 2]);
const bytes = structuredClone(Buffer.from('abc'));
assert.strictEqual(Object.getPrototypeOf(bytes), Uint8Array.prototype);
assert.deepStrictEqual([...bytes], [97, 98, 99]);

const given = new Uint8Array([1, 2, 3]).buffer;
const moved = structuredClone({ given, view: new Uint8Array(given, 1) }, { transfer: [given] });
assert.strictEqual(given.byteLength, 0);
assert.strictEqual(moved.given.byteLength, 3);
assert.strictEqual(moved.view.buffer, moved.given);
assert.deepStrictEqual([...moved.view], [2, 3]);

// Nothing is transferred when something can't be cloned.
const kept = new ArrayBuffer(4);
assert.throws(() => structuredClone([kept, () => {}], { transfer: [kept] }), { name: 'DataCloneError' });
assert.strictEqual(kept.byteLength, 4);

structuredClone(null, { transfer: new Set([kept]) });
const detached = { name: 'DataCloneError', message: 'An ArrayBuffer is detached and could not be cloned.' };
assert.throws(() => structuredClone(kept), detached);
const twice = new ArrayBuffer(1);
assert.throws(() => structuredClone(1, { transfer: [twice, twice] }), { name: 'DataCloneError',
  message: 'Transfer list contains duplicate ArrayBuffer' });
for (const wrong of [{}, 5]) {
  assert.throws(() => structuredClone(1, { transfer: [wrong] }), { code: 'ERR_INVALID_TRANSFER_OBJECT' });
}
assert.throws(() => structuredClone(1, { transfer: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => structuredClone(1, 5), { code: 'ERR_INVALID_ARG_TYPE' });
