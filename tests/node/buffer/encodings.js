'use strict';
// Every encoding there and back, with Node's leniency.

const assert = require('assert');

const hexOf = (text, encoding) => Buffer.from(text, encoding).toString('hex');
const textOf = (hex, encoding) => Buffer.from(hex, 'hex').toString(encoding);

assert.strictEqual(hexOf('aé€🦀'), '61c3a9e282acf09fa680');
assert.strictEqual(hexOf('a\ud800b'), '61efbfbd62');
assert.strictEqual(hexOf('aé€🦀', 'latin1'), '61e9ac3e80');
assert.strictEqual(hexOf('é', 'ascii'), 'e9');
assert.strictEqual(hexOf('a€', 'utf16le'), '6100ac20');
assert.strictEqual(hexOf('\ud800', 'ucs2'), '00d8');

assert.strictEqual(hexOf('00fFzz11', 'hex'), '00ff');
assert.strictEqual(hexOf('123', 'hex'), '12');
assert.strictEqual(hexOf('zz', 'hex'), '');
assert.strictEqual(hexOf('aGVs\nbG8=', 'base64'), '68656c6c6f');
assert.strictEqual(hexOf('*aG Vs!bG8', 'base64'), '68656c6c6f');
assert.strictEqual(hexOf('-_+/', 'base64'), 'fbffbf');
assert.strictEqual(hexOf('YQ==YQ==', 'base64url'), '61');
assert.strictEqual(hexOf('=YQ', 'base64'), '');

assert.strictEqual(textOf('61e9ff', 'latin1'), 'aéÿ');
assert.strictEqual(textOf('61e9ff', 'binary'), 'aéÿ');
assert.strictEqual(textOf('61e9ff', 'ascii'), 'ai\x7f');
assert.strictEqual(textOf('6100ac20ff', 'ucs-2'), 'a€');
assert.strictEqual(textOf('00d8', 'utf-16le'), '\ud800');
assert.strictEqual(textOf('00ff0a', 'hex'), '00ff0a');
assert.strictEqual(textOf('fbffbf61', 'base64'), '+/+/YQ==');
assert.strictEqual(textOf('fbffbf61', 'base64url'), '-_-_YQ');

// UTF-8: one U+FFFD for each maximal subpart.
assert.strictEqual(textOf('f09f9278'), '\ufffdx');
assert.strictEqual(textOf('c080eda080'), '\ufffd\ufffd\ufffd\ufffd\ufffd');
assert.strictEqual(textOf('efbbbf61'), '\ufeffa');
assert.strictEqual(Buffer.from('äöü grüße €').toString(), 'äöü grüße €');

const every = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
for (const encoding of ['latin1', 'hex', 'base64', 'base64url', 'ucs2']) {
  assert.ok(Buffer.from(every.toString(encoding), encoding).equals(every), encoding);
}
assert.strictEqual(every.toString('latin1').length, 256);
assert.strictEqual(every.toString('latin1').charCodeAt(200), 200);

for (const name of ['UTF-8', 'utf8', 'Ucs-2', 'UTF16LE', 'binary', 'BASE64URL', 'hex', 'ASCII', 'latin1']) {
  assert.strictEqual(Buffer.isEncoding(name), true, name);
}
for (const name of ['', 'utf-16', 'buffer', 5, null, undefined, 'toString']) {
  assert.strictEqual(Buffer.isEncoding(name), false, String(name));
}
