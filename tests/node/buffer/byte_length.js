'use strict';
// Buffer.byteLength: of strings in every encoding, of views, and its errors.

const assert = require('assert');

assert.strictEqual(Buffer.byteLength('aé€🦀'), 10);
assert.strictEqual(Buffer.byteLength('\ud800'), 3);
assert.strictEqual(Buffer.byteLength('abc', 'bad'), 3);
assert.strictEqual(Buffer.byteLength('€', 'ucs2'), 2);
assert.strictEqual(Buffer.byteLength('€', 'latin1'), 1);
assert.strictEqual(Buffer.byteLength('abc', 'hex'), 1);
assert.strictEqual(Buffer.byteLength('YQ==', 'base64'), 1);
assert.strictEqual(Buffer.byteLength('YWI', 'base64url'), 2);
assert.strictEqual(Buffer.byteLength('=', 'base64'), 0);
assert.strictEqual(Buffer.byteLength(''), 0);
assert.strictEqual(Buffer.byteLength(new DataView(new ArrayBuffer(3))), 3);
assert.strictEqual(Buffer.byteLength(new ArrayBuffer(3)), 3);
assert.strictEqual(Buffer.byteLength(new Uint16Array(3)), 6);
assert.throws(() => Buffer.byteLength(5), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "string" argument must be of type string or an instance of Buffer or ArrayBuffer. ' +
    'Received type number (5)',
});
