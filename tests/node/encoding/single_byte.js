'use strict';
// TextDecoder knows the encodings in which a byte is a character, by all their labels.

const assert = require('assert');

const decode = (label, ...bytes) => new TextDecoder(label).decode(new Uint8Array(bytes));

assert.strictEqual(decode('iso-8859-2', 0x41, 0xa1, 0xff), 'A\u0104\u02d9');
assert.strictEqual(decode(' Latin2 ', 0xb1), '\u0105');
assert.strictEqual(decode('koi8-r', 0xf2, 0xd5, 0xd3, 0xd8), '\u0420\u0443\u0441\u044c');
assert.strictEqual(decode('windows-1251', 0xcf, 0xf0), '\u041f\u0440');
assert.strictEqual(decode('cp866', 0x80, 0xe0), '\u0410\u0440');
assert.strictEqual(decode('windows-1255', 0xe0), '\u05d0');
assert.strictEqual(decode('macintosh', 0xdb), '\u20ac');
assert.strictEqual(decode('iso-8859-15', 0xa4), '\u20ac');
assert.strictEqual(new TextDecoder('CP1250').encoding, 'windows-1250');
assert.strictEqual(new TextDecoder('iso-8859-8-i').encoding, 'iso-8859-8-i');

// A byte that means nothing.
assert.strictEqual(decode('iso-8859-6', 0xa1), '\ufffd');
assert.throws(() => new TextDecoder('iso-8859-6', { fatal: true }).decode(new Uint8Array([0xa1])),
  { code: 'ERR_ENCODING_INVALID_ENCODED_DATA', name: 'TypeError' });

const streaming = new TextDecoder('koi8-u');
assert.strictEqual(streaming.decode(new Uint8Array([0xc1]), { stream: true }) + streaming.decode(), '\u0430');
assert.throws(() => new TextDecoder('no-such-encoding'), { code: 'ERR_ENCODING_NOT_SUPPORTED', name: 'RangeError' });
