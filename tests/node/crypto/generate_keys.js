'use strict';
// generateKeyPair and generateKey, at once, with a callback and as promises, as KeyObjects or written.
const assert = require('assert');
const crypto = require('crypto');
const { promisify } = require('util');

const written = crypto.generateKeyPairSync('ec', {
  namedCurve: 'secp384r1',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'der', cipher: 'aes-128-cbc', passphrase: 'top secret' },
});
assert.match(written.publicKey, /^-----BEGIN PUBLIC KEY-----\n/);
assert(Buffer.isBuffer(written.privateKey));
const opened = crypto.createPrivateKey({
  key: written.privateKey, format: 'der', type: 'pkcs8', passphrase: 'top secret',
});
assert(crypto.createPublicKey(opened).equals(crypto.createPublicKey(written.publicKey)));

for (const type of ['ed25519', 'x25519']) {
  assert.strictEqual(crypto.generateKeyPairSync(type).privateKey.asymmetricKeyType, type);
}
const jwk = crypto.generateKeyPairSync('ed25519', { publicKeyEncoding: { format: 'jwk' } });
assert.strictEqual(jwk.publicKey.crv, 'Ed25519');
assert.strictEqual(crypto.generateKeySync('hmac', { length: 65 }).symmetricKeySize, 8);
assert.strictEqual(crypto.generateKeySync('aes', { length: 192 }).symmetricKeySize, 24);

let called = 0;
crypto.generateKeyPair('rsa', { modulusLength: 1024 }, (error, publicKey, privateKey) => {
  assert.strictEqual(error, null);
  assert.strictEqual(privateKey.asymmetricKeyDetails.modulusLength, 1024);
  assert(crypto.createPublicKey(privateKey).equals(publicKey));
  called++;
});
crypto.generateKey('hmac', { length: 64 }, (error, key) => {
  assert(!error);
  assert.strictEqual(key.symmetricKeySize, 8);
  called++;
});
promisify(crypto.generateKeyPair)('ed25519').then(({ publicKey, privateKey }) => {
  assert(crypto.createPublicKey(privateKey).equals(publicKey));
  called++;
});
process.on('exit', () => assert.strictEqual(called, 3));

const make = (...args) => () => crypto.generateKeyPairSync(...args);
assert.throws(make('other'), { code: 'ERR_INVALID_ARG_VALUE', message: /must be a supported key type/ });
assert.throws(make('rsa', {}), { code: 'ERR_INVALID_ARG_TYPE', message: /modulusLength/ });
assert.throws(make('ec', { namedCurve: 'other' }), { code: 'ERR_CRYPTO_INVALID_CURVE' });
assert.throws(make('rsa', { modulusLength: 1024, publicKeyEncoding: {} }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => crypto.generateKeyPair('rsa', { modulusLength: 1024 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => crypto.generateKeySync('aes', { length: 7 }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => crypto.generateKeySync('hmac', { length: 7 }), { code: 'ERR_OUT_OF_RANGE' });
