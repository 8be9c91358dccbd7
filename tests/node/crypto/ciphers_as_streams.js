'use strict';
// Ciphers are streams; a wrong padding is an error of the stream.
const assert = require('assert');
const crypto = require('crypto');
const { Readable } = require('stream');
const { pipeline } = require('stream/promises');

const key = crypto.randomBytes(32);
const iv = crypto.randomBytes(16);
const data = crypto.randomBytes(100000);

async function main() {
  const parts = [];
  await pipeline(
    Readable.from([data.subarray(0, 7), data.subarray(7)]),
    crypto.createCipheriv('aes-256-cbc', key, iv),
    crypto.createDecipheriv('aes-256-cbc', key, iv),
    async (source) => { for await (const part of source) parts.push(part); });
  assert.deepStrictEqual(Buffer.concat(parts), data);

  const cipher = crypto.createCipheriv('aes-256-ctr', key, iv);
  cipher.setEncoding('base64');
  cipher.end('some text', 'latin1');
  let text = '';
  for await (const piece of cipher) text += piece;
  const decipher = crypto.createDecipheriv('aes-256-ctr', key, iv);
  assert.strictEqual(decipher.update(text, 'base64', 'utf8') + decipher.final('utf8'), 'some text');

  const bad = crypto.createDecipheriv('aes-256-cbc', key, iv);
  bad.end(Buffer.alloc(32));
  await assert.rejects(pipeline(bad, async (source) => { for await (const part of source) assert(part); }), {
    code: 'ERR_OSSL_BAD_DECRYPT',
  });
}

main();
