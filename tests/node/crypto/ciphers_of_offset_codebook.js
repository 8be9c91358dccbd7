'use strict';
// OCB: vectors of RFC 7253 appendix A, text in pieces, tags that are forged or of another length.
const assert = require('assert');
const crypto = require('crypto');

const key = Buffer.from('000102030405060708090A0B0C0D0E0F', 'hex');
const options = { authTagLength: 16 };
const bytes = (length) => Buffer.from(Array.from({ length }, (_, at) => at));

for (const [nonce, size, expected] of [
  ['BBAA99887766554433221100', 0, '785407BFFFC8AD9EDCC5520AC9111EE6'],
  ['BBAA9988776655443322110D', 40, 'D5CA91748410C1751FF8A2F618255B68A0A12E093FF454606E59F9C1D0DDC54B65E8628E568BAD7A' +
    'ED07BA06A4A69483A7035490C5769E60'],
]) {
  const iv = Buffer.from(nonce, 'hex');
  const text = bytes(size);
  const cipher = crypto.createCipheriv('aes-128-ocb', key, iv, options);
  cipher.setAAD(text);
  const parts = [];
  for (let at = 0; at < size; at += 7) parts.push(cipher.update(text.subarray(at, at + 7)));
  const sealed = Buffer.concat([...parts, cipher.final()]);
  const tag = cipher.getAuthTag();
  assert.strictEqual(Buffer.concat([sealed, tag]).toString('hex').toUpperCase(), expected);

  const open = (mac) => {
    const decipher = crypto.createDecipheriv('aes-128-ocb', key, iv, options);
    decipher.setAAD(text).setAuthTag(mac);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  };
  assert.deepStrictEqual(open(tag), text);
  assert.throws(() => open(Buffer.alloc(16)), /unable to authenticate/);
}
assert.throws(() => crypto.createCipheriv('aes-128-ocb', key, bytes(12)), /authTagLength required/);
assert.throws(() => crypto.createCipheriv('aes-128-ocb', key, bytes(16), options), { code: 'ERR_CRYPTO_INVALID_IV' });
assert.throws(() => crypto.createCipheriv('aes-128-ocb', key, bytes(12), { authTagLength: 17 }),
  { code: 'ERR_CRYPTO_INVALID_AUTH_TAG' });
const short = crypto.createCipheriv('aes-256-ocb', bytes(32), bytes(12), { authTagLength: 8 });
short.update('x');
short.final();
assert.strictEqual(short.getAuthTag().length, 8);
assert.strictEqual(crypto.getCipherInfo('aes-192-ocb').mode, 'ocb');
