'use strict';
// Keys of DSA, Diffie-Hellman, Ed448 and X448, and curves written as numbers: made, written, read, used.
const assert = require('assert');
const crypto = require('crypto');

const data = Buffer.from('a message');

// Written in each form and read again, a key is the same key.
function check({ publicKey, privateKey }, type, details) {
  for (const key of [publicKey, privateKey]) {
    assert.strictEqual(key.asymmetricKeyType, type);
    assert.deepStrictEqual(key.asymmetricKeyDetails, details);
  }
  for (const format of ['pem', 'der']) {
    const pub = publicKey.export({ type: 'spki', format });
    assert.ok(crypto.createPublicKey({ key: pub, format, type: 'spki' }).equals(publicKey));
    const priv = privateKey.export({ type: 'pkcs8', format });
    assert.ok(crypto.createPrivateKey({ key: priv, format, type: 'pkcs8' }).equals(privateKey));
    const sealed = privateKey.export({ type: 'pkcs8', format, cipher: 'des-ede3-cbc', passphrase: 'x' });
    const opened = crypto.createPrivateKey({ key: sealed, format, type: 'pkcs8', passphrase: 'x' });
    assert.ok(opened.equals(privateKey));
    assert.ok(crypto.createPublicKey(opened).equals(publicKey));
  }
}

function signs({ publicKey, privateKey }, hash) {
  const signature = crypto.sign(hash, data, privateKey);
  assert.strictEqual(crypto.verify(hash, data, publicKey, signature), true);
  assert.strictEqual(crypto.verify(hash, Buffer.from('another'), publicKey, signature), false);
  signature[signature.length - 1] ^= 1;
  assert.strictEqual(crypto.verify(hash, data, publicKey, signature), false);
}

{
  const pair = crypto.generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
  check(pair, 'dsa', { modulusLength: 1024, divisorLength: 160 });
  signs(pair, 'sha256');
  const key = pair.privateKey;
  assert.strictEqual(crypto.sign('sha1', data, { key, dsaEncoding: 'ieee-p1363' }).length, 40);
  assert.throws(() => key.export({ format: 'jwk' }), { code: 'ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE' });
  assert.throws(() => crypto.generateKeyPairSync('dsa', { modulusLength: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => crypto.generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: -1 }),
    { code: 'ERR_OUT_OF_RANGE' });
}

{
  const [a, b] = [1, 2].map(() => crypto.generateKeyPairSync('dh', { group: 'modp14' }));
  check(a, 'dh', {});
  const secret = crypto.diffieHellman({ privateKey: a.privateKey, publicKey: b.publicKey });
  assert.strictEqual(secret.length, 256);
  assert.deepStrictEqual(crypto.diffieHellman({ privateKey: b.privateKey, publicKey: a.publicKey }), secret);
  const other = crypto.generateKeyPairSync('dh', { prime: crypto.getDiffieHellman('modp5').getPrime() });
  assert.throws(() => crypto.diffieHellman({ privateKey: a.privateKey, publicKey: other.publicKey }),
    { code: 'ERR_OSSL_MISMATCHING_DOMAIN_PARAMETERS' });
  const make = (options) => () => crypto.generateKeyPairSync('dh', options);
  assert.throws(make({}), { code: 'ERR_MISSING_OPTION' });
  assert.throws(make({ group: 'modp0' }), { code: 'ERR_CRYPTO_UNKNOWN_DH_GROUP' });
  assert.throws(make({ group: 'modp5', primeLength: 5 }), { code: 'ERR_INCOMPATIBLE_OPTION_PAIR' });
}

{
  const pair = crypto.generateKeyPairSync('ed448');
  check(pair, 'ed448', {});
  signs(pair, null);
  const { x, d, ...rest } = pair.privateKey.export({ format: 'jwk' });
  assert.deepStrictEqual(rest, { crv: 'Ed448', kty: 'OKP' });
  assert.ok(crypto.createPrivateKey({ key: { x, d, ...rest }, format: 'jwk' }).equals(pair.privateKey));
  const [a, b] = [1, 2].map(() => crypto.generateKeyPairSync('x448'));
  check(a, 'x448', {});
  assert.deepStrictEqual(crypto.diffieHellman({ privateKey: a.privateKey, publicKey: b.publicKey }),
    crypto.diffieHellman({ privateKey: b.privateKey, publicKey: a.publicKey }));
}

// RFC 8032 section 7.4, the empty message; RFC 7748 section 6.2.
{
  const jwk = (crv, d, x) => ({ format: 'jwk', key: {
    kty: 'OKP', crv, d: Buffer.from(d, 'hex').toString('base64url'), x: Buffer.from(x, 'hex').toString('base64url'),
  } });
  const key = crypto.createPrivateKey(jwk('Ed448',
    '6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e39a3fc5b94492f8f032e7549a20098f9' +
    '5b', '5fd7449b59b461fd2ce787ec616ad46a1da1342485a70e1f8a0ea75d80e96778edf124769b46c7061bd6783df1e50f6cd1fa1abeaf' +
    'e8256180'));
  assert.strictEqual(crypto.sign(null, Buffer.alloc(0), key).toString('hex').slice(0, 32),
    '533a37f6bbe457251f023c0d88f976ae');
}

for (const namedCurve of ['P-256', 'P-384', 'P-521', 'secp256k1']) {
  const pair = crypto.generateKeyPairSync('ec', { namedCurve, paramEncoding: 'explicit' });
  const name = namedCurve === 'P-256' ? 'prime256v1' : namedCurve.replace(/P-(\d+)/, 'secp$1r1');
  check(pair, 'ec', { namedCurve: name });
  signs(pair, 'sha256');
  const named = crypto.generateKeyPairSync('ec', { namedCurve });
  const length = (key) => key.export({ type: 'spki', format: 'der' }).length;
  assert.ok(length(pair.publicKey) > 2 * length(named.publicKey));
}
