'use strict';
// publicEncrypt and privateDecrypt, privateEncrypt and publicDecrypt, and what they refuse.
const assert = require('assert');
const crypto = require('crypto');

const { publicKey, privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
const text = Buffer.from('a text that nobody else reads');
const { RSA_NO_PADDING, RSA_PKCS1_PADDING } = crypto.constants;

for (const options of [{}, { oaepHash: 'sha256' }, { oaepHash: 'sha1', oaepLabel: Buffer.from('label') }]) {
  const sealed = crypto.publicEncrypt({ key: publicKey, ...options }, text);
  assert.strictEqual(sealed.length, 128);
  assert.deepStrictEqual(crypto.privateDecrypt({ key: privateKey, ...options }, sealed), text);
  assert.throws(() => crypto.privateDecrypt({ key: privateKey, ...options, oaepLabel: Buffer.from('x') },
    sealed), {
    code: 'ERR_OSSL_RSA_OAEP_DECODING_ERROR',
  });
}
assert.deepStrictEqual(crypto.publicDecrypt(publicKey, crypto.privateEncrypt(privateKey, text)), text);
assert.deepStrictEqual(crypto.publicDecrypt(privateKey, crypto.privateEncrypt(privateKey, text)), text);
const block = Buffer.concat([Buffer.alloc(1), crypto.randomBytes(127)]);
const bare = crypto.publicEncrypt({ key: publicKey, padding: RSA_NO_PADDING }, block);
assert.deepStrictEqual(crypto.privateDecrypt({ key: privateKey, padding: RSA_NO_PADDING }, bare), block);

assert.throws(() => crypto.publicEncrypt(publicKey, Buffer.alloc(87)), {
  code: 'ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE',
});
assert.throws(() => crypto.publicEncrypt({ key: publicKey, padding: RSA_PKCS1_PADDING }, Buffer.alloc(118)), {
  code: 'ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE',
});
assert.throws(() => crypto.publicEncrypt({ key: publicKey, padding: RSA_NO_PADDING }, text), {
  code: 'ERR_OSSL_RSA_DATA_TOO_SMALL_FOR_KEY_SIZE',
});
assert.throws(() => crypto.privateDecrypt(privateKey, Buffer.alloc(128)),
  { code: 'ERR_OSSL_RSA_OAEP_DECODING_ERROR' });
assert.throws(() => crypto.publicDecrypt(publicKey, Buffer.alloc(128, 1)),
  { code: 'ERR_OSSL_RSA_INVALID_PADDING' });
assert.throws(() => crypto.privateDecrypt(publicKey, text), { code: 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE' });
assert.throws(() => crypto.publicEncrypt({ key: publicKey, oaepHash: 5 }, text),
  { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => crypto.publicEncrypt({ key: publicKey, padding: 99 }, text), {
  code: 'ERR_OSSL_RSA_UNKNOWN_PADDING_TYPE',
});
