'use strict';
// Keyed hashes: RFC 2202 and RFC 4231, keys of every kind and length, and a second digest.
const assert = require('assert');
const crypto = require('crypto');

const hmac = (name, key, data) => crypto.createHmac(name, key).update(data).digest('hex');
assert.strictEqual(hmac('md5', 'Jefe', 'what do ya want for nothing?'), '750c783e6ab0b503eaa86e310a5db738');
assert.strictEqual(hmac('sha1', 'Jefe', 'what do ya want for nothing?'),
  'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
assert.strictEqual(hmac('sha256', 'Jefe', 'what do ya want for nothing?'),
  '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
const long = Buffer.alloc(131, 0xaa);
assert.strictEqual(hmac('sha224', long, 'Test Using Larger Than Block-Size Key - Hash Key First'),
  '95e9a0db962095adaebe9b2d6f0dbce2d499f112f2d2b7273fa6870e');
assert.strictEqual(hmac('sha3-256', '', ''),
  'e841c164e5b4f10c9f3985587962af72fd607a951196fc92fb3a5251941784ea');

const key = Buffer.from('0102ff', 'hex');
const expected = hmac('sha512', key, 'x');
assert.strictEqual(hmac('sha512', new Uint8Array(key), 'x'), expected);
assert.strictEqual(hmac('sha512', new Uint8Array(key).buffer, 'x'), expected);
assert.strictEqual(hmac('sha512', new DataView(new Uint8Array(key).buffer), 'x'), expected);
assert.strictEqual(crypto.createHmac('sha512', '0102ff', { encoding: 'hex' }).update('x').digest('hex'),
  expected);

const twice = crypto.createHmac('sha256', 'key').update('a');
twice.digest();
assert.deepStrictEqual(twice.digest(), Buffer.alloc(0));
assert.strictEqual(twice.digest('hex'), '');
assert.throws(() => twice.update('a'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });

assert.throws(() => crypto.createHmac('no such hash', 'key'), {
  code: 'ERR_CRYPTO_INVALID_DIGEST', message: 'Invalid digest: no such hash',
});
assert.throws(() => crypto.createHmac(null, 'key'), { code: 'ERR_INVALID_ARG_TYPE', message: /"hmac"/ });
for (const wrong of [undefined, null, 5]) {
  assert.throws(() => crypto.createHmac('sha1', wrong), { code: 'ERR_INVALID_ARG_TYPE', message: /"key"/ });
}
assert.throws(() => crypto.createHmac('sha1', 'key').update(null), { code: 'ERR_INVALID_ARG_TYPE' });
