'use strict';
// Keys, signatures and ciphertexts that Node made with OpenSSL 3 are read, checked and written again to the
// letter.
const assert = require('assert');
const crypto = require('crypto');
const fixtures = require('./fixtures/openssl.json');

const bytes = (text) => Buffer.from(text, 'base64');
const data = Buffer.from('some data to sign');
const privateKeys = {};
const publicKeys = {};

for (const [name, forms] of Object.entries(fixtures.keys)) {
  const key = privateKeys[name] = crypto.createPrivateKey(forms.pkcs8pem);
  const half = publicKeys[name] = crypto.createPublicKey(forms.spkipem);
  assert.strictEqual(key.export({ type: 'pkcs8', format: 'pem' }), forms.pkcs8pem, name);
  assert.strictEqual(half.export({ type: 'spki', format: 'pem' }), forms.spkipem, name);
  assert(crypto.createPublicKey(key).equals(half) && crypto.createPublicKey(forms.pkcs8pem).equals(half));
  assert.deepStrictEqual(half.export({ type: 'spki', format: 'der' }), bytes(forms.spkider));

  const samePrivate = (given) => assert(crypto.createPrivateKey(given).equals(key), name);
  samePrivate({ key: bytes(forms.pkcs8der), type: 'pkcs8', format: 'der' });
  samePrivate({ key: forms.enc256, passphrase: 'pässword' });
  samePrivate({ key: bytes(forms.enc128), passphrase: Buffer.from('pw'), type: 'pkcs8', format: 'der' });
  assert.throws(() => crypto.createPrivateKey({ key: forms.enc256, passphrase: 'x' }),
    { code: 'ERR_OSSL_BAD_DECRYPT' });
  assert.throws(() => crypto.createPrivateKey(forms.enc256), /interrupted or cancelled/);
  for (const type of ['pkcs1', 'sec1']) {
    if (!forms[`${type}pem`]) continue;
    samePrivate(forms[`${type}pem`]);
    samePrivate({ key: forms[`${type}enc`], passphrase: 'pw' });
    assert.strictEqual(key.export({ type, format: 'pem' }), forms[`${type}pem`]);
  }
  if (forms.pkcs1pub) assert(crypto.createPublicKey(forms.pkcs1pub).equals(half));
  if (forms.jwkpriv) {
    samePrivate({ key: JSON.parse(forms.jwkpriv), format: 'jwk' });
    assert.strictEqual(JSON.stringify(key.export({ format: 'jwk' })), forms.jwkpriv);
    assert.strictEqual(JSON.stringify(half.export({ format: 'jwk' })), forms.jwkpub);
    assert(crypto.createPublicKey({ key: JSON.parse(forms.jwkpub), format: 'jwk' }).equals(half));
  }
}

for (const [name, algorithm, options, text] of fixtures.signatures) {
  const key = { key: publicKeys[name], ...options };
  const what = `${name} ${algorithm} ${JSON.stringify(options)}`;
  assert(crypto.verify(algorithm, data, key, bytes(text)), what);
  const forged = bytes(text);
  forged[forged.length - 3] ^= 1;
  assert(!crypto.verify(algorithm, data, key, forged), what);
  assert(!crypto.verify(algorithm, Buffer.from('other data'), key, bytes(text)), what);
  if (algorithm === null) continue;
  assert(crypto.createVerify(algorithm).update('some data ').update('to sign').verify(key, text, 'base64'),
    what);
}

for (const [name, padding, hash, ciphertext, plain] of fixtures.encrypted) {
  // OpenSSL below 3.2 would tell whether the padding was right, and Node then refuses.
  if (padding === crypto.constants.RSA_PKCS1_PADDING) continue;
  const oaepLabel = hash === 'sha256' ? Buffer.from('label') : undefined;
  const opened = crypto.privateDecrypt(
    { key: privateKeys[name], padding, oaepHash: hash ?? undefined, oaepLabel }, bytes(ciphertext));
  assert.deepStrictEqual(opened, bytes(plain));
}
const [owner, sealed] = fixtures.encryptedByPrivate;
assert.strictEqual(crypto.publicDecrypt(publicKeys[owner], bytes(sealed)).toString(), 'hello');

for (const [name, other, secret] of fixtures.agreed) {
  const agreed = crypto.diffieHellman({ privateKey: privateKeys[name], publicKey:
    crypto.createPublicKey(other) });
  assert.strictEqual(agreed.toString('hex'), secret, name);
}
