'use strict';
// setEncoding() gives strings, with characters that are split over chunks put together.
const assert = require('assert');
const { Readable } = require('stream');

const euro = Buffer.from('€');
const r = new Readable({ read() {} });
r.push(Buffer.from('a'));
assert.strictEqual(r.setEncoding('utf8'), r);
assert.strictEqual(r.readableEncoding, 'utf8');
assert.strictEqual(r.readableLength, 1);
r.push(euro.subarray(0, 1));
r.push(euro.subarray(1));
r.push(Buffer.from([0xe2]));
r.push(null);
let text = '';
r.on('data', (chunk) => {
  assert.strictEqual(typeof chunk, 'string');
  text += chunk;
});
r.on('end', () => assert.strictEqual(text, 'a€\ufffd'));

assert.throws(() => new Readable().setEncoding('bogus'), { code: 'ERR_UNKNOWN_ENCODING' });
assert.throws(() => new Readable({ defaultEncoding: 'bogus' }), { code: 'ERR_UNKNOWN_ENCODING' });
