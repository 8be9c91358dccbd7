'use strict';
// A hash is a stream: data goes in, the digest comes out at the end; digest() then still gives it.
const assert = require('assert');
const crypto = require('crypto');
const { Readable, Transform, Writable } = require('stream');
const { pipeline } = require('stream/promises');

const expected = crypto.createHash('sha1').update('one two three').digest();

async function main() {
  const out = [];
  const sink = new Writable({ write(chunk, encoding, callback) { out.push(chunk); callback(); } });
  await pipeline(Readable.from(['one ', Buffer.from('two '), 'three']), crypto.createHash('sha1'), sink);
  assert.deepStrictEqual(out, [expected]);

  const hash = crypto.createHash('sha1');
  assert(hash instanceof Transform);
  hash.write('one two ');
  hash.end('three');
  assert.deepStrictEqual(hash.read(), expected);
  assert.deepStrictEqual(hash.digest(), expected);

  const text = crypto.createHash('sha1', { encoding: 'hex' });
  text.setEncoding('base64');
  text.end('6f6e652074776f207468726565', 'hex');
  let said = '';
  for await (const piece of text) said += piece;
  assert.strictEqual(said, expected.toString('base64'));

  const hmac = crypto.createHmac('md5', 'key');
  hmac.end('abc');
  assert.deepStrictEqual(hmac.read(), crypto.createHmac('md5', 'key').update('abc').digest());
}

main();
