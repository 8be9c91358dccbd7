'use strict';
// Triple DES by two and three keys: vectors of OpenSSL's, padding, and what getCipherInfo tells.
const assert = require('assert');
const crypto = require('crypto');

const key = Buffer.from('0123456789abcdeffedcba987654321089abcdef01234567', 'hex');
const iv = Buffer.from('0011223344556677', 'hex');
const text = 'The quick brown fox jumps over';

function pass(name, secret, vector, expected) {
  const cipher = crypto.createCipheriv(name, secret, vector);
  const sealed = cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
  assert.strictEqual(sealed, expected, name);
  const decipher = crypto.createDecipheriv(name, secret, vector);
  let plain = '';
  for (const byte of Buffer.from(sealed, 'hex')) plain += decipher.update(Buffer.of(byte), undefined, 'utf8');
  assert.strictEqual(plain + decipher.final('utf8'), text);
}
pass('des-ede3-cbc', key, iv,
  '71c8eb5238926ee6b5cf0cf27117a07260c509c7bda24ad8e3970a32f4a56a57');
pass('des-ede3', key, null,
  '5de3127f7a416b4db4d2e7fe238e09eb1fc955bfe20eb75cdab3560297287b88');
pass('des-ede-cbc', key.subarray(0, 16), iv,
  'b4c2199d536b24435a4b5d3696043eb8ff016d39fe022df7113ce45ac2d55a0c');
assert.throws(() => crypto.createCipheriv('des-ede3-cbc', key, Buffer.alloc(16)), { code: 'ERR_CRYPTO_INVALID_IV' });
assert.throws(() => crypto.createCipheriv('des-ede3-cbc', iv, iv), { code: 'ERR_CRYPTO_INVALID_KEYLEN' });
const cipher = crypto.createCipheriv('des3', key, iv);
cipher.setAutoPadding(false);
cipher.update('odd');
assert.throws(() => cipher.final(), { code: 'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH' });

assert.deepStrictEqual(crypto.getCipherInfo('des-ede3-cbc'),
  { mode: 'cbc', name: 'des-ede3-cbc', nid: 44, blockSize: 8, ivLength: 8, keyLength: 24 });
assert.deepStrictEqual(crypto.getCipherInfo('des-ede'),
  { mode: 'ecb', name: 'des-ede', nid: 32, blockSize: 8, keyLength: 16 });
const names = crypto.getCiphers();
assert.deepStrictEqual([...names].sort(), names);
assert.ok(names.includes('des-ede3-cbc'));
