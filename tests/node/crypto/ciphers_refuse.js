'use strict';
// Wrong keys, vectors, paddings and states, by the codes that programs match on.
const assert = require('assert');
const crypto = require('crypto');

const key = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2);
const make = (...args) => () => crypto.createCipheriv(...args);

assert.throws(make('no such cipher', key, iv),
  { code: 'ERR_CRYPTO_UNKNOWN_CIPHER', message: 'Unknown cipher' });
assert.throws(make('aes-256-cbc', key.subarray(1), iv),
  { code: 'ERR_CRYPTO_INVALID_KEYLEN', name: 'RangeError' });
for (const wrong of [Buffer.alloc(15), Buffer.alloc(17), null, '']) {
  assert.throws(make('aes-256-cbc', key, wrong), { code: 'ERR_CRYPTO_INVALID_IV', name: 'TypeError' });
}
assert.throws(make('aes-256-ecb', key, iv), { code: 'ERR_CRYPTO_INVALID_IV' });
assert.throws(make('aes-256-gcm', key, ''), { code: 'ERR_CRYPTO_INVALID_IV' });
assert.throws(make(null, key, iv), { code: 'ERR_INVALID_ARG_TYPE', message: /"cipher"/ });
assert.throws(make('aes-256-cbc', null, iv), { code: 'ERR_INVALID_ARG_TYPE', message: /"key"/ });
assert.throws(make('aes-256-cbc', key), { code: 'ERR_INVALID_ARG_TYPE', message: /"iv"/ });
assert.throws(make('aes-256-gcm', key, iv, { authTagLength: -1 }), { code: 'ERR_INVALID_ARG_VALUE' });

const decipher = () => crypto.createDecipheriv('aes-256-cbc', key, iv);
function finish(bytes, padding = true) {
  const one = decipher().setAutoPadding(padding);
  one.update(bytes);
  return one.final();
}
assert.throws(() => finish(Buffer.alloc(16)), {
  code: 'ERR_OSSL_BAD_DECRYPT', reason: 'bad decrypt', library: 'Provider routines', message: /bad decrypt/,
});
for (const bytes of [Buffer.alloc(0), Buffer.alloc(15), Buffer.alloc(17)]) {
  assert.throws(() => finish(bytes), { code: 'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH' });
}
assert.strictEqual(finish(Buffer.alloc(16), false).length, 0);
const unpadded = crypto.createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
unpadded.update('abc');
assert.throws(() => unpadded.final(), { code: 'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH' });

const done = crypto.createCipheriv('aes-256-cbc', key, iv);
assert.throws(() => done.update(), { code: 'ERR_INVALID_ARG_TYPE', message: /"data"/ });
assert.throws(() => done.update('abc', 'hex'), { code: 'ERR_INVALID_ARG_VALUE' });
done.final();
assert.throws(() => done.final(), { code: 'ERR_CRYPTO_INVALID_STATE' });
assert.throws(() => done.update('a'), Error);
assert.throws(() => done.setAutoPadding(), { code: 'ERR_CRYPTO_INVALID_STATE' });
assert.throws(() => done.getAuthTag(), { code: 'ERR_CRYPTO_INVALID_STATE' });
assert.throws(() => done.setAAD(iv), { code: 'ERR_CRYPTO_INVALID_STATE' });
assert.throws(() => decipher().setAuthTag(iv), { code: 'ERR_CRYPTO_INVALID_STATE' });

const text = crypto.createCipheriv('aes-256-cbc', key, iv);
text.update('abc', 'utf8', 'hex');
assert.throws(() => text.final('latin1'), { message: /Cannot change encoding/ });
