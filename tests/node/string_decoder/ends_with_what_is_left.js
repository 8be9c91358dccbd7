'use strict';
const assert = require('assert');
const { StringDecoder } = require('string_decoder');

const utf8 = new StringDecoder();
assert.strictEqual(utf8.write(Buffer.from([0xe2, 0x82])), '');
assert.deepStrictEqual([utf8.lastNeed, utf8.lastTotal], [1, 3]);
assert.deepStrictEqual([...utf8.lastChar.subarray(0, 2)], [0xe2, 0x82]);
assert.strictEqual(utf8.end(), '\ufffd');
assert.strictEqual(utf8.end(), '');
assert.strictEqual(utf8.write(Buffer.from([0xe2])), '');
assert.strictEqual(utf8.end(Buffer.from([0x82, 0xac])), '\u20ac');

// A byte that does not continue the character ends it.
assert.strictEqual(utf8.write(Buffer.from([0xe2, 0x82])), '');
assert.strictEqual(utf8.write(Buffer.from('A')), '\ufffdA');
assert.strictEqual(utf8.write(Buffer.from([0xc3, 0xff, 0x80])), '\ufffd\ufffd\ufffd');

const utf16 = new StringDecoder('ucs2');
assert.strictEqual(utf16.encoding, 'utf16le');
assert.strictEqual(utf16.write(Buffer.from([0x3d, 0xd8])), '');
assert.strictEqual(utf16.write(Buffer.from([0x4d])), '');
assert.strictEqual(utf16.write(Buffer.from([0xdc])), '\u{1f44d}');
assert.strictEqual(utf16.write(Buffer.from([0x61])), '');
assert.strictEqual(utf16.end(), '');

const base64 = new StringDecoder('base64');
assert.strictEqual(base64.write(Buffer.from('a')), '');
assert.strictEqual(base64.write(Buffer.from('bcd')), 'YWJj');
assert.strictEqual(base64.end(), 'ZA==');
