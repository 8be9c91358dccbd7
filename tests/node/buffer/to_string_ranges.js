'use strict';
// toString(encoding, start, end) and the slices without checks of encodings.

const assert = require('assert');

const buffer = Buffer.from('abc');
assert.strictEqual(buffer.toString('utf8', 1, Infinity), 'bc');
assert.strictEqual(buffer.toString('utf8', '1', '2'), 'b');
assert.strictEqual(buffer.toString(undefined, 1.9, 2.5), 'b');
assert.strictEqual(buffer.toString('utf8', -1, 2), 'ab');
assert.strictEqual(buffer.toString('utf8', 0, -1), '');
assert.strictEqual(buffer.toString('utf8', 5), '');
assert.strictEqual(`${buffer}`, 'abc');
assert.strictEqual(buffer.toLocaleString('hex'), '616263');

for (const encoding of ['bad', null, '', {}]) {
  assert.throws(() => buffer.toString(encoding), { name: 'TypeError', code: 'ERR_UNKNOWN_ENCODING' });
}
assert.strictEqual(Buffer.alloc(0).toString('bad'), '');

assert.strictEqual(buffer.latin1Slice(1), 'bc');
assert.strictEqual(buffer.hexSlice(0, 2), '6162');
assert.strictEqual(buffer.base64Slice(), 'YWJj');
assert.strictEqual(buffer.utf8Slice(2, 1), '');
assert.throws(() => buffer.utf8Slice(0, 100), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE',
  message: 'Index out of range' });
