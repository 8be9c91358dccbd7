'use strict';
// In object mode any value but null is a chunk, counted as one, and read(n) gives one.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ objectMode: true, highWaterMark: 3, read() {} });
assert.strictEqual(r.readableObjectMode, true);
assert.strictEqual(r.push({ a: 1 }), true);
assert.strictEqual(r.push(''), true);
assert.strictEqual(r.push(0), false);
assert.strictEqual(r.readableLength, 3);
assert.deepStrictEqual(r.read(50), { a: 1 });
assert.strictEqual(r.read(), '');
assert.strictEqual(r.read(), 0);
assert.strictEqual(r.read(), null);
assert.strictEqual(new Readable({ objectMode: true }).readableHighWaterMark, 16);
