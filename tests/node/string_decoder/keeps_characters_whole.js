'use strict';
const assert = require('assert');
const { StringDecoder } = require('string_decoder');

// However a text is cut, what comes out is the text.
const text = 'a\u00e9\u20ac\u{1f600}z';
for (const encoding of ['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1', 'ascii']) {
  const bytes = Buffer.from(text, encoding === 'utf16le' ? encoding : 'utf8');
  const whole = bytes.toString(encoding);
  for (let size = 1; size <= bytes.length; size++) {
    const decoder = new StringDecoder(encoding);
    let out = '';
    for (let i = 0; i < bytes.length; i += size) out += decoder.write(bytes.subarray(i, i + size));
    assert.strictEqual(out + decoder.end(), whole, `${encoding} in pieces of ${size}`);
  }
}
