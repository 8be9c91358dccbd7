'use strict';
// What a KeyObject tells, and what is refused: wrong kinds, forms and options, by Node's codes.
const assert = require('assert');
const crypto = require('crypto');
const { createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, KeyObject } = crypto;

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 3 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 1024, hashAlgorithm: 'sha256', saltLength: 16 });
const secret = createSecretKey('616263', 'hex');

assert.deepStrictEqual([secret.type, secret.symmetricKeySize, secret.asymmetricKeyType],
  ['secret', 3, undefined]);
assert.deepStrictEqual(secret.export(), Buffer.from('abc'));
assert.deepStrictEqual(secret.export({ format: 'jwk' }), { kty: 'oct', k: 'YWJj' });
assert.strictEqual(createSecretKey(Buffer.alloc(0)).symmetricKeySize, 0);
assert(secret instanceof KeyObject && secret.equals(createSecretKey(Buffer.from('abc'))));
assert(!secret.equals(createSecretKey(Buffer.from('abd'))));
assert.strictEqual(crypto.createHmac('sha256', secret).update('x').digest('hex'),
  crypto.createHmac('sha256', 'abc').update('x').digest('hex'));

assert.deepStrictEqual([rsa.privateKey.type, rsa.publicKey.type, rsa.publicKey.asymmetricKeyType],
  ['private', 'public', 'rsa']);
assert.deepStrictEqual(rsa.publicKey.asymmetricKeyDetails, { modulusLength: 1024, publicExponent: 3n });
assert.deepStrictEqual(ec.privateKey.asymmetricKeyDetails, { namedCurve: 'prime256v1' });
assert.deepStrictEqual(pss.privateKey.asymmetricKeyDetails, {
  modulusLength: 1024, publicExponent: 65537n, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha256',
    saltLength: 16,
});
assert(!rsa.privateKey.equals(rsa.publicKey) && !rsa.publicKey.equals(ec.publicKey));

const value = (name) => ({ code: 'ERR_INVALID_ARG_VALUE', message: new RegExp(name) });
const type = (name) => ({ code: 'ERR_INVALID_ARG_TYPE', message: new RegExp(name) });
const kind = { code: 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE' };
const unfit = { code: 'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS' };
assert.throws(() => new KeyObject('other', {}), value('type'));
assert.throws(() => new KeyObject('secret', {}), type('handle'));
assert.throws(() => createSecretKey(5), type('"key"'));
assert.throws(() => createPublicKey(), type('"key"'));
assert.throws(() => createPublicKey({}), type('"key.key"'));
assert.throws(() => createPublicKey(secret), kind);
assert.throws(() => createPublicKey(rsa.publicKey), kind);
assert.throws(() => createPrivateKey(rsa.privateKey), type('"key"'));
assert.throws(() => createPrivateKey('no key'), { code: /^ERR_OSSL_/ });
assert.throws(() => createPublicKey({ key: Buffer.of(1), format: 'der' }), value('options.type'));
assert.throws(() => createPublicKey({ key: Buffer.of(1), format: 'other' }), value('options.format'));
assert.throws(() => createPublicKey({ key: { kty: 'other' }, format: 'jwk' }), value('key.kty'));
assert.throws(() => createPublicKey({ key: { kty: 'RSA' }, format: 'jwk' }), type('key.n'));
assert.throws(() => createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: 'aa', y: 'aa' }, format: 'jwk' }), {
  code: 'ERR_CRYPTO_INVALID_JWK',
});

const write = (key, options) => () => key.export(options);
assert.throws(write(rsa.privateKey), type('"options"'));
assert.throws(write(rsa.privateKey, { type: 'pkcs1' }), value('options.format'));
assert.throws(write(rsa.privateKey, { format: 'pem' }), value('options.type'));
assert.throws(write(rsa.publicKey, { format: 'pem', type: 'pkcs8' }), value('options.type'));
assert.throws(write(rsa.privateKey, { format: 'pem', type: 'sec1' }), unfit);
assert.throws(write(ec.privateKey, { format: 'pem', type: 'pkcs1' }), unfit);
assert.throws(write(rsa.privateKey, { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc' }),
  value('passphrase'));
assert.throws(write(rsa.privateKey, { format: 'pem', type: 'pkcs8', passphrase: 'x' }),
  value('options.cipher'));
assert.throws(write(rsa.privateKey,
  { format: 'der', type: 'pkcs1', cipher: 'aes-256-cbc', passphrase: 'x' }), unfit);
assert.throws(write(rsa.privateKey, { format: 'pem', type: 'pkcs8', cipher: 'other', passphrase: 'x' }), {
  code: 'ERR_CRYPTO_UNKNOWN_CIPHER',
});
assert.throws(write(pss.publicKey, { format: 'jwk' }), { code: 'ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE' });
