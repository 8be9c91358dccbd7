'use strict';
// Buffer[Symbol.species], the class that Buffers are made with: what it takes, what it makes, what it refuses.

const assert = require('assert');

const FastBuffer = Buffer[Symbol.species];
const memory = new Uint8Array([0, 1, 2, 3, 4, 5]).buffer;

function isBuffer(value, bytes) {
  assert.strictEqual(Object.getPrototypeOf(value), Buffer.prototype);
  assert.ok(value instanceof Buffer && value instanceof Uint8Array && Buffer.isBuffer(value));
  assert.deepStrictEqual([...value], bytes);
}

assert.strictEqual(FastBuffer.name, 'FastBuffer');
assert.strictEqual(FastBuffer.prototype, Buffer.prototype);
assert.strictEqual(Object.getPrototypeOf(FastBuffer), Uint8Array);

// What Uint8Array takes.
isBuffer(new FastBuffer(), []);
isBuffer(new FastBuffer(3), [0, 0, 0]);
isBuffer(new FastBuffer('2'), [0, 0]);
isBuffer(new FastBuffer([7, 8]), [7, 8]);
isBuffer(new FastBuffer(new Set([9])), [9]);
isBuffer(new FastBuffer(new Uint16Array([1, 258])), [1, 2]);
isBuffer(new FastBuffer(memory), [0, 1, 2, 3, 4, 5]);
isBuffer(new FastBuffer(memory, 2), [2, 3, 4, 5]);
isBuffer(new FastBuffer(memory, undefined, 2), [0, 1]);
isBuffer(new FastBuffer(memory, 1.9, '2'), [1, 2]);
isBuffer(new FastBuffer(new SharedArrayBuffer(2), 1), [0]);
isBuffer(new FastBuffer(memory, 6, 0), []);

// Memory is shared, lists are copied.
const view = new FastBuffer(memory, 2, 3);
assert.strictEqual(view.buffer, memory);
assert.strictEqual(view.byteOffset, 2);
view[0] = 99;
assert.strictEqual(new Uint8Array(memory)[2], 99);

// What it refuses.
assert.throws(() => new FastBuffer(memory, 7), RangeError);
assert.throws(() => new FastBuffer(memory, 2, 5), RangeError);
assert.throws(() => new FastBuffer(memory, -1), RangeError);
assert.throws(() => new FastBuffer(-1), RangeError);
assert.throws(() => FastBuffer(2), TypeError);
assert.throws(() => FastBuffer.call({}, 2), TypeError);
assert.throws(() => new FastBuffer({ get length() { throw new SyntaxError('mine'); } }), SyntaxError);

// Children, and other targets.
class Child extends FastBuffer {
  first() { return this[0]; }
}
const child = new Child(memory, 1, 1);
assert.strictEqual(child.first(), 1);
assert.ok(child instanceof Child && Buffer.isBuffer(child));
assert.strictEqual(Object.getPrototypeOf(Reflect.construct(FastBuffer, [1], Uint8Array)), Uint8Array.prototype);

// A Uint8Array made meanwhile, or after, is none of it.
let meanwhile;
new FastBuffer({ length: { valueOf() { meanwhile = new Uint8Array(1); return 1; } } });
for (const plain of [meanwhile, new Uint8Array(memory, 1, 1)]) {
  assert.strictEqual(Object.getPrototypeOf(plain), Uint8Array.prototype);
}

// Methods of typed arrays make Buffers by it.
isBuffer(Buffer.from([1, 2, 3]).map((byte) => byte * 2), [2, 4, 6]);
isBuffer(Buffer.from([1, 2, 3]).filter((byte) => byte !== 2), [1, 3]);
