'use strict';
// What a Buffer is: a Uint8Array with Buffer's prototype, whichever way it was made.

const assert = require('assert');
const { SlowBuffer } = require('buffer');

assert.strictEqual(require('buffer').Buffer, Buffer);
assert.strictEqual(Object.getPrototypeOf(Buffer.prototype), Uint8Array.prototype);
assert.strictEqual(Buffer.prototype.constructor, Buffer);
assert.strictEqual(Buffer.poolSize, 8192);
assert.notStrictEqual(Buffer[Symbol.species], Buffer);

const made = [Buffer.from('a'), Buffer.alloc(1), Buffer.allocUnsafe(1), Buffer.concat([]), Buffer.of(1),
  Buffer.from('a').subarray(0), Buffer.from('a').map((byte) => byte + 1), Buffer.from('a').filter(() => true)];
for (const buffer of made) {
  assert.ok(buffer instanceof Buffer);
  assert.ok(buffer instanceof Uint8Array);
  assert.ok(Buffer.isBuffer(buffer));
  assert.strictEqual(buffer.constructor, Buffer);
  assert.strictEqual(buffer.parent, buffer.buffer);
  assert.strictEqual(buffer.offset, buffer.byteOffset);
}
assert.strictEqual(Buffer.isBuffer(new Uint8Array(1)), false);
assert.strictEqual(Buffer.isBuffer(null), false);
assert.strictEqual(Buffer.prototype.parent, undefined);
assert.strictEqual(SlowBuffer(3).length, 3);

assert.deepStrictEqual([...Buffer.from('ab').entries()], [[0, 97], [1, 98]]);
assert.deepStrictEqual([...Buffer.from('ab')], [97, 98]);
