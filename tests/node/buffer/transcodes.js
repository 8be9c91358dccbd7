'use strict';
// transcode, isUtf8 and isAscii.

const assert = require('assert');
const { transcode, isUtf8, isAscii } = require('buffer');

const hex = (...args) => transcode(...args).toString('hex');
const text = Buffer.from('€ä🦀a');
assert.strictEqual(hex(text, 'utf8', 'latin1'), '3fe43f61');
assert.strictEqual(hex(text, 'utf8', 'ascii'), '3f3f3f61');
assert.strictEqual(hex(text, 'utf8', 'utf16le'), 'ac20e4003ed880dd6100');
assert.strictEqual(hex(Buffer.from('€ä', 'ucs2'), 'ucs2', 'utf8'), 'e282acc3a4');
assert.strictEqual(hex(Buffer.from([0xe4, 0x80]), 'latin1', 'utf8'), 'c3a4c280');
assert.strictEqual(hex(Buffer.from([0xff, 0x41]), 'utf8', 'utf8'), 'efbfbd41');
assert.strictEqual(hex(new Uint8Array(0), 'utf8', 'ucs2'), '');
assert.throws(() => transcode(text, 'utf8', 'hex'), { code: 'U_ILLEGAL_ARGUMENT_ERROR',
  message: 'Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]' });
assert.throws(() => transcode(Buffer.from([0xff]), 'utf8', 'ucs2'), { code: 'U_INVALID_CHAR_FOUND' });
assert.throws(() => transcode('a', 'utf8', 'latin1'), { code: 'ERR_INVALID_ARG_TYPE', message: /"source"/ });

assert.strictEqual(isUtf8(text), true);
assert.strictEqual(isUtf8(Buffer.from([0xff])), false);
assert.strictEqual(isAscii(text), false);
assert.strictEqual(isAscii(new ArrayBuffer(2)), true);
assert.throws(() => isUtf8('a'), { code: 'ERR_INVALID_ARG_TYPE', message: /"input"/ });
assert.throws(() => isAscii(new DataView(new ArrayBuffer(1))), { code: 'ERR_INVALID_ARG_TYPE' });
