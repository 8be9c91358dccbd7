'use strict';
// TextDecoder with { stream: true } holds back the bytes of a character that has begun.

const assert = require('assert');

function decodeParts(decoder, ...parts) {
  const texts = parts.map((part) => decoder.decode(new Uint8Array(part), { stream: true }));
  return [...texts, decoder.decode()];
}

const utf8 = new TextDecoder();
assert.deepStrictEqual(decodeParts(utf8, [0xe2, 0x82], [0xac]), ['', '€', '']);
assert.deepStrictEqual(decodeParts(utf8, [0xef], [0xbb, 0xbf, 65]), ['', 'A', '']);
assert.deepStrictEqual(decodeParts(utf8, [65], [0xef, 0xbb, 0xbf]), ['A', '\ufeff', '']);
assert.deepStrictEqual(decodeParts(utf8, [0xe2, 0x82]), ['', '\ufffd']);
assert.deepStrictEqual(decodeParts(utf8, [0xe2], [65]), ['', '\ufffdA', '']);
assert.strictEqual(utf8.decode(new Uint8Array([0xef, 0xbb, 0xbf, 65])), 'A');

const utf16 = new TextDecoder('utf-16le');
assert.deepStrictEqual(decodeParts(utf16, [0x3d], [0xd8, 0], [0xde]), ['', '', '😀', '']);
assert.deepStrictEqual(decodeParts(utf16, [0x3d, 0xd8]), ['', '\ufffd']);
assert.deepStrictEqual(decodeParts(new TextDecoder('utf-16be'), [0xd8, 0x3d, 0xde], [0]), ['', '😀', '']);

const fatal = new TextDecoder('utf8', { fatal: true });
assert.strictEqual(fatal.decode(new Uint8Array([0xe2, 0x82]), { stream: true }), '');
assert.throws(() => fatal.decode(), { code: 'ERR_ENCODING_INVALID_ENCODED_DATA' });

// However a text is cut, it arrives whole.
const bytes = new TextEncoder().encode('aé€🦀\ufeffz');
for (let cut = 0; cut <= bytes.length; cut++) {
  assert.strictEqual(decodeParts(utf8, bytes.subarray(0, cut), bytes.subarray(cut)).join(''), 'aé€🦀\ufeffz');
}
