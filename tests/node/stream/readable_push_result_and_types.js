'use strict';
// push() says whether more is wanted, takes strings and views of bytes, and refuses the rest.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ highWaterMark: 4, read() {} });
assert.strictEqual(r.push('abc'), true);
assert.strictEqual(r.push('d'), false);
assert.strictEqual(r.push(''), false);
assert.strictEqual(r.push(new Uint8Array([101])), false);
assert.strictEqual(r.push(new DataView(new Uint8Array([102]).buffer)), false);
assert.strictEqual(r.push('Zw==', 'base64'), false);
const all = r.read();
assert.ok(Buffer.isBuffer(all));
assert.strictEqual(String(all), 'abcdefg');

const bad = new Readable({ read() {} });
bad.on('error', (err) => {
  assert.strictEqual(err.code, 'ERR_INVALID_ARG_TYPE');
  assert.strictEqual(err.message, 'The "chunk" argument must be of type string or an instance of Buffer, ' +
    'TypedArray, or DataView. Received type number (5)');
  assert.strictEqual(bad.destroyed, true);
});
assert.strictEqual(bad.push(5), false);
