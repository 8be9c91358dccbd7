'use strict';
// sign and verify, at once, in pieces and in the pool, with every kind of key.
const assert = require('assert');
const crypto = require('crypto');
const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST, RSA_PSS_SALTLEN_AUTO } = crypto.constants;

const data = Buffer.from('a text that somebody signs');
const rsa = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = crypto.generateKeyPairSync('ec', { namedCurve: 'P-521' });
const ed = crypto.generateKeyPairSync('ed25519');

const cases = [
  [rsa, 'sha256', {}], [rsa, 'RSA-SHA1', {}], [rsa, 'sha512', { padding: 1 }],
  [rsa, 'sha256', { padding }], [rsa, 'sha256', { padding, saltLength: RSA_PSS_SALTLEN_DIGEST }],
  [rsa, 'sha256', { padding, saltLength: 0 }], [ec, 'sha1', {}],
    [ec, 'sha512', { dsaEncoding: 'ieee-p1363' }],
];
for (const [{ publicKey, privateKey }, algorithm, options] of cases) {
  const signature = crypto.sign(algorithm, data, { key: privateKey, ...options });
  assert(crypto.verify(algorithm, data, { key: publicKey, ...options }, signature));
  const pieces = crypto.createSign(algorithm);
  pieces.write(data.subarray(0, 5));
  pieces.end(data.subarray(5));
  const hex = pieces.sign({ key: privateKey, ...options }, 'hex');
  assert(crypto.createVerify(algorithm).update(data).verify({ key: publicKey, ...options }, hex, 'hex'));
  assert(!crypto.createVerify(algorithm).update('x').verify({ key: publicKey, ...options }, hex, 'hex'));
  assert(!crypto.verify(algorithm, data, { key: publicKey, ...options }, Buffer.alloc(3)));
}
assert.strictEqual(crypto.sign('sha256', data, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }).length,
  132);
const salted = crypto.sign('sha256', data, { key: rsa.privateKey, padding, saltLength: 20 });
assert(crypto.verify('sha256', data, { key: rsa.publicKey, padding, saltLength: RSA_PSS_SALTLEN_AUTO },
  salted));
assert(!crypto.verify('sha256', data, { key: rsa.publicKey, padding, saltLength: 21 }, salted));

// RFC 8032 section 7.1, test 2.
const known = crypto.createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'OKP', crv: 'Ed25519', d:
      Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      'hex').toString('base64url'),
    x: Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      'hex').toString('base64url'),
  },
});
assert.strictEqual(crypto.sign(null, Buffer.of(0x72), known).toString('hex'),
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
  '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00');

let called = 0;
crypto.sign(null, data, ed.privateKey, (error, signature) => {
  assert.strictEqual(error, null);
  crypto.verify(null, data, ed.publicKey, signature, (failed, isRight) => {
    assert.strictEqual(failed, null);
    assert.strictEqual(isRight, true);
    called++;
  });
});
process.on('exit', () => assert.strictEqual(called, 1));

assert.throws(() => crypto.createSign('no such hash'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
assert.throws(() => crypto.createSign('sha256').sign(), { code: 'ERR_CRYPTO_SIGN_KEY_REQUIRED' });
assert.throws(() => crypto.createSign('sha256').sign(rsa.publicKey),
  { code: 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE' });
assert.throws(() => crypto.createSign('sha256').sign(ed.privateKey),
  { code: 'ERR_CRYPTO_UNSUPPORTED_OPERATION' });
assert.throws(() => crypto.sign('sha256', data, ed.privateKey), { code: 'ERR_OSSL_INVALID_DIGEST' });
assert.throws(() => crypto.sign('sha256', data, { key: ec.privateKey, dsaEncoding: 'x' }), {
  code: 'ERR_INVALID_ARG_VALUE',
});
assert.throws(() => crypto.sign('sha256', data, { key: rsa.privateKey, padding: 99 }), {
  code: 'ERR_OSSL_ILLEGAL_OR_UNSUPPORTED_PADDING_MODE',
});
assert.throws(() => crypto.verify('sha256', data, rsa.publicKey, 'text'), { code: 'ERR_INVALID_ARG_TYPE' });
const used = crypto.createSign('sha256').update('a');
used.sign(rsa.privateKey);
assert.throws(() => used.sign(rsa.privateKey), { message: 'Not initialised' });
