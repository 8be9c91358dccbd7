'use strict';
// subtle.generateKey, importKey, exportKey: every kind of key through every form it has.
const assert = require('assert');
const { webcrypto, KeyObject } = require('crypto');
const { subtle } = webcrypto;

const raw = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const hash = 'SHA-256';
const rsa = { modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash };

async function pair(algorithm, usages, forms, alg) {
  const { privateKey, publicKey } = await subtle.generateKey(algorithm, true, usages);
  assert.deepStrictEqual([privateKey.type, publicKey.type, publicKey.extractable],
    ['private', 'public', true]);
  assert(Object.isExtensible(privateKey.algorithm) &&
    privateKey.algorithm.name === (algorithm.name ?? algorithm));
  for (const form of forms) {
    const key = form === 'pkcs8' ? privateKey : publicKey;
    const data = await subtle.exportKey(form, key);
    const copy = await subtle.importKey(form, data, algorithm, true, key.usages);
    assert.deepStrictEqual(copy.algorithm, key.algorithm);
    assert.deepStrictEqual(await subtle.exportKey(form, copy), data, form);
  }
  const jwk = await subtle.exportKey('jwk', privateKey);
  assert.deepStrictEqual([jwk.key_ops, jwk.ext, jwk.alg], [privateKey.usages, true, alg]);
  const copy = await subtle.importKey('jwk', jwk, algorithm, false, privateKey.usages);
  assert(KeyObject.from(copy).equals(KeyObject.from(privateKey)));
  await assert.rejects(subtle.exportKey('jwk', copy), /key is not extractable/);
}

async function main() {
  await pair({ name: 'RSASSA-PKCS1-v1_5', ...rsa }, ['sign', 'verify'], ['spki', 'pkcs8', 'jwk'], 'RS256');
  await pair({ name: 'RSA-PSS', ...rsa }, ['sign', 'verify'], ['spki', 'pkcs8'], 'PS256');
  await pair({ name: 'RSA-OAEP', ...rsa }, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'], ['spki'],
    'RSA-OAEP-256');
  for (const namedCurve of ['P-256', 'P-384', 'P-521']) {
    await pair({ name: 'ECDSA', namedCurve }, ['sign', 'verify'], ['raw', 'spki', 'pkcs8', 'jwk']);
  }
  await pair({ name: 'ECDH', namedCurve: 'P-256' }, ['deriveKey', 'deriveBits'], ['raw', 'spki', 'pkcs8']);
  await pair({ name: 'X25519' }, ['deriveBits'], ['raw', 'spki', 'pkcs8', 'jwk']);

  for (const name of ['AES-CBC', 'AES-CTR', 'AES-GCM', 'AES-KW']) {
    const key = await subtle.importKey('raw', raw, name, true, ['wrapKey', 'unwrapKey']);
    assert.deepStrictEqual(key.algorithm, { name, length: 128 });
    assert.deepStrictEqual(Buffer.from(await subtle.exportKey('raw', key)), raw);
    const jwk = await subtle.exportKey('jwk', key);
    assert.deepStrictEqual([jwk.kty, jwk.k, jwk.alg],
      ['oct', raw.toString('base64url'), `A128${name.slice(4)}`]);
    assert((await subtle.generateKey({ name, length: 256 }, true, ['wrapKey'])) instanceof CryptoKey);
  }
  const hmac = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-512' }, true, ['verify', 'sign']);
  assert.deepStrictEqual([hmac.algorithm.length, hmac.usages.length], [1024, 2]);

  const rejects = (promise, name) => assert.rejects(promise, { name });
  await rejects(subtle.generateKey('other', true, []), 'NotSupportedError');
  await rejects(subtle.generateKey({ name: 'HMAC', hash }, true, []), 'SyntaxError');
  await rejects(subtle.generateKey({ name: 'HMAC', hash }, true, ['encrypt']), 'SyntaxError');
  await rejects(subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']), 'SyntaxError');
  await rejects(subtle.generateKey({ name: 'AES-CBC', length: 5 }, true, ['encrypt']), 'OperationError');
  await rejects(subtle.importKey('raw', Buffer.alloc(5), 'AES-CBC', true, ['encrypt']), 'DataError');
  await rejects(subtle.importKey('jwk', { kty: 'RSA' }, 'AES-CBC', true, ['encrypt']), 'DataError');
  await rejects(subtle.importKey('raw', raw, 'PBKDF2', true, ['deriveBits']), 'SyntaxError');
  await rejects(subtle.importKey('spki', raw, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']),
    'DataError');
  await rejects(subtle.importKey('other', raw, 'AES-CBC', true, ['encrypt']), 'TypeError');
  await assert.rejects(subtle.generateKey({ name: 'AES-CBC', length: 128 }, true),
    { code: 'ERR_MISSING_ARGS' });
  assert.throws(() => new CryptoKey(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
  assert.throws(() => new SubtleCrypto(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
}

main();
