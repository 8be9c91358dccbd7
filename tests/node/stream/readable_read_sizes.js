'use strict';
// read(n) cuts and joins chunks, read(0) takes nothing, a wish above the high-water mark raises it.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ highWaterMark: 4, read() {} });
for (const part of ['ab', 'c', 'defg']) r.push(part);
assert.strictEqual(r.read(0), null);
assert.strictEqual(r.read(-1), null);
assert.strictEqual(String(r.read(1)), 'a');
assert.strictEqual(String(r.read(3)), 'bcd');
assert.strictEqual(r.readableLength, 3);
assert.strictEqual(r.read(100), null);
assert.strictEqual(r.readableHighWaterMark, 128);
assert.strictEqual(String(r.read('2')), 'ef');
assert.strictEqual(String(r.read()), 'g');
assert.throws(() => r.read(0x40000001), { code: 'ERR_OUT_OF_RANGE' });
