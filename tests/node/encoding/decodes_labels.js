'use strict';
// TextDecoder knows its encodings by every label of the Encoding Standard.

const assert = require('assert');

const labels = {
  'utf-8': ['utf8', 'UTF-8', ' utf-8\n', 'unicode-1-1-utf-8', 'x-unicode20utf8', undefined],
  'utf-16le': ['utf-16', 'utf-16le', 'ucs-2', 'csunicode', 'unicodefeff'],
  'utf-16be': ['utf-16be', 'unicodefffe'],
  'windows-1252': ['latin1', 'ascii', 'us-ascii', 'iso-8859-1', 'l1', 'x-cp1252', 'iso_8859-1:1987'],
};
for (const [encoding, names] of Object.entries(labels)) {
  for (const name of names) assert.strictEqual(new TextDecoder(name).encoding, encoding, name);
}
for (const name of ['hex', 'binary', '', '\vutf8', 'utf8 utf-8', null]) {
  assert.throws(() => new TextDecoder(name), { name: 'RangeError', code: 'ERR_ENCODING_NOT_SUPPORTED',
    message: `The "${name}" encoding is not supported` });
}
assert.throws(() => new TextDecoder('utf8', 5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.strictEqual(new TextDecoder('utf8', null).fatal, false);
assert.strictEqual(new TextDecoder('utf8', { fatal: 1 }).fatal, true);
assert.strictEqual(new TextDecoder('utf8', { ignoreBOM: true }).ignoreBOM, true);
assert.throws(() => TextDecoder.prototype.encoding, { code: 'ERR_INVALID_THIS' });
