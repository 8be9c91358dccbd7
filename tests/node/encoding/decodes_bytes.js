'use strict';
// TextDecoder.decode: views and buffers, byte order marks, malformed input, fatal mode.

const assert = require('assert');

const decode = (bytes, label, options) => new TextDecoder(label, options).decode(new Uint8Array(bytes));

assert.strictEqual(new TextDecoder().decode(), '');
assert.strictEqual(decode([0xef, 0xbb, 0xbf, 65]), 'A');
assert.strictEqual(decode([0xef, 0xbb, 0xbf, 65], 'utf8', { ignoreBOM: true }), '\ufeffA');
assert.strictEqual(decode([0xf0, 0x9f, 0x92, 65, 0xc0, 0x80]), '\ufffdA\ufffd\ufffd');
assert.strictEqual(decode([0xfe, 0xff, 0, 65], 'utf-16be'), 'A');
assert.strictEqual(decode([0xff, 0xfe, 65, 0], 'utf-16le'), 'A');
assert.strictEqual(decode([0, 0xd8, 65, 0, 5], 'utf-16le'), '\ufffdA\ufffd');
assert.strictEqual(decode([0x3d, 0xd8, 0, 0xde], 'utf-16le'), '😀');
assert.strictEqual(decode([65, 0xe9, 0xff], 'latin1'), 'Aéÿ');
assert.strictEqual(new TextDecoder().decode(new DataView(new Uint8Array([65, 66]).buffer, 1)), 'B');
assert.strictEqual(new TextDecoder().decode(new Uint16Array([0x4241])), 'AB');
assert.strictEqual(new TextDecoder().decode(new Uint8Array([65]).buffer), 'A');
assert.strictEqual(new TextDecoder().decode(new SharedArrayBuffer(1)), '\0');

const invalid = (encoding) => ({ name: 'TypeError', code: 'ERR_ENCODING_INVALID_ENCODED_DATA',
  message: `The encoded data was not valid for encoding ${encoding}` });
assert.throws(() => decode([0xff], 'utf8', { fatal: true }), invalid('utf-8'));
assert.throws(() => decode([0xe2, 0x82], 'utf8', { fatal: true }), invalid('utf-8'));
assert.throws(() => decode([0, 0xd8], 'utf-16le', { fatal: true }), invalid('utf-16le'));
assert.throws(() => decode([65], 'utf-16le', { fatal: true }), invalid('utf-16le'));
assert.strictEqual(decode([0xc3, 0xa9], 'utf8', { fatal: true }), 'é');
for (const input of ['a', null, {}, 5]) {
  assert.throws(() => new TextDecoder().decode(input), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
}
