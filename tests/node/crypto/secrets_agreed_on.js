'use strict';
// ECDH, diffieHellman and DiffieHellman: both sides come to the same secret.
const assert = require('assert');
const crypto = require('crypto');

for (const curve of ['prime256v1', 'secp384r1', 'secp521r1', 'secp256k1']) {
  assert(crypto.getCurves().includes(curve));
  const [a, b] = [crypto.createECDH(curve), crypto.createECDH(curve)];
  const [ofA, ofB] = [a.generateKeys(), b.generateKeys('hex', 'compressed')];
  assert.deepStrictEqual(a.computeSecret(ofB, 'hex'), b.computeSecret(ofA));
  const hybrid = crypto.ECDH.convertKey(ofB, curve, 'hex', 'hex', 'hybrid');
  assert.match(hybrid, /^0[67]/);
  assert.strictEqual(crypto.ECDH.convertKey(hybrid, curve, 'hex', 'hex', 'uncompressed'),
    b.getPublicKey('hex'));
  const copy = crypto.createECDH(curve);
  copy.setPrivateKey(a.getPrivateKey());
  assert.deepStrictEqual(copy.getPublicKey(), ofA);
}

const known = crypto.createECDH('secp256k1');
assert.throws(() => known.getPublicKey(), { code: 'ERR_CRYPTO_OPERATION_FAILED' });
known.setPrivateKey('01', 'hex');
assert.strictEqual(known.getPublicKey('hex', 'compressed'),
  '0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798');
assert.throws(() => known.computeSecret(Buffer.alloc(65, 4)), { code: 'ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY' });
assert.throws(() => known.setPrivateKey(Buffer.alloc(32)), { code: 'ERR_CRYPTO_INVALID_KEYTYPE' });
assert.throws(() => known.getPublicKey('hex', 'other'), { code: 'ERR_CRYPTO_ECDH_INVALID_FORMAT' });
assert.throws(() => crypto.createECDH('other'), { code: 'ERR_CRYPTO_INVALID_CURVE' });

for (const [type, options] of [['x25519'], ['ec', { namedCurve: 'P-384' }]]) {
  const [a, b] = [crypto.generateKeyPairSync(type, options), crypto.generateKeyPairSync(type, options)];
  assert.deepStrictEqual(
    crypto.diffieHellman({ privateKey: a.privateKey, publicKey: b.publicKey }),
    crypto.diffieHellman({ privateKey: b.privateKey, publicKey: a.publicKey }));
}
const x = crypto.generateKeyPairSync('x25519');
const p = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
assert.throws(() => crypto.diffieHellman({ privateKey: x.privateKey, publicKey: p.publicKey }), {
  code: 'ERR_CRYPTO_INCOMPATIBLE_KEY',
});
assert.throws(() => crypto.diffieHellman({ privateKey: x.publicKey, publicKey: x.publicKey }), {
  code: 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
});

const group = crypto.getDiffieHellman('modp2');
const other = crypto.createDiffieHellman(group.getPrime(), group.getGenerator());
assert.strictEqual(group.getPrime('hex').slice(0, 40), 'ffffffffffffffffc90fdaa22168c234c4c6628b');
assert.strictEqual(group.setPrivateKey, undefined);
assert.throws(() => group.getPublicKey(), { code: 'ERR_CRYPTO_INVALID_STATE' });
group.generateKeys();
other.generateKeys();
assert.deepStrictEqual(group.computeSecret(other.getPublicKey()), other.computeSecret(group.getPublicKey()));
assert.strictEqual(other.verifyError, 0);
assert.throws(() => group.computeSecret(Buffer.of(1)), { code: 'ERR_CRYPTO_INVALID_KEYLEN' });
assert.throws(() => crypto.getDiffieHellman('other'), { code: 'ERR_CRYPTO_UNKNOWN_DH_GROUP' });
assert.throws(() => crypto.createDiffieHellman(), { code: 'ERR_INVALID_ARG_TYPE' });
