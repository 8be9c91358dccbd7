'use strict';
// subtle.digest, sign, verify, encrypt, decrypt, deriveBits, deriveKey, wrapKey and unwrapKey.
const assert = require('assert');
const { webcrypto } = require('crypto');
const { subtle } = webcrypto;

const data = Buffer.from('some data');
const raw = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const hex = (memory) => Buffer.from(memory).toString('hex');
const rejects = (promise, name) => assert.rejects(promise, { name });
const secret = (name, usages) => subtle.importKey('raw', raw, name, true, usages);

async function signs(algorithm, parameters, usages = ['sign', 'verify']) {
  const made = await subtle.generateKey(algorithm, false, usages);
  const { privateKey = made, publicKey = made } = made;
  const signature = await subtle.sign(parameters, privateKey, data);
  assert(signature instanceof ArrayBuffer);
  assert.strictEqual(await subtle.verify(parameters, publicKey, signature, data), true);
  assert.strictEqual(await subtle.verify(parameters, publicKey, signature, raw), false);
  assert.strictEqual(await subtle.verify(parameters, publicKey, signature.slice(1), data), false);
  return signature;
}

async function ciphers(parameters, expected) {
  const key = await secret(parameters.name, ['encrypt', 'decrypt']);
  const sealed = await subtle.encrypt(parameters, key, data);
  assert.strictEqual(hex(sealed), expected);
  assert.deepStrictEqual(Buffer.from(await subtle.decrypt(parameters, key, sealed)), data);
  return key;
}

async function main() {
  assert.strictEqual(hex(await subtle.digest('sha-256', data)),
    '1307990e6ba5ca145eb35e99182a9bec46531bc54ddf656a602c780fa0240dee');
  await rejects(subtle.digest('MD5', data), 'NotSupportedError');
  await assert.rejects(subtle.digest('SHA-1', 'text'), { code: 'ERR_INVALID_ARG_TYPE' });

  const rsa = { modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
  await signs({ name: 'RSASSA-PKCS1-v1_5', ...rsa }, 'RSASSA-PKCS1-v1_5');
  await signs({ name: 'RSA-PSS', ...rsa }, { name: 'RSA-PSS', saltLength: 32 });
  const p521 = await signs({ name: 'ECDSA', namedCurve: 'P-521' }, { name: 'ECDSA', hash: 'SHA-512' });
  assert.strictEqual(p521.byteLength, 132);
  assert.strictEqual((await signs({ name: 'HMAC', hash: 'SHA-384' }, 'HMAC')).byteLength, 48);

  await ciphers({ name: 'AES-CBC', iv: raw }, '3abf651b0857b1c55a21bc0230cfcda2');
  await ciphers({ name: 'AES-CTR', counter: raw, length: 64 }, '119914db0b94b84505');
  const gcm = await ciphers({ name: 'AES-GCM', iv: raw.subarray(4), additionalData: raw, tagLength: 96 },
    '6d42a51c9b4a25f06b7f9091b31df27eebdedb185a');
  await rejects(subtle.decrypt({ name: 'AES-GCM', iv: raw }, gcm, Buffer.alloc(40)), 'OperationError');
  await rejects(subtle.encrypt({ name: 'AES-GCM', iv: raw, tagLength: 5 }, gcm, data), 'OperationError');
  // A counter of three bits begins again, and may not pass where it began.
  const ctr = await secret('AES-CTR', ['encrypt']);
  const short = { name: 'AES-CTR', counter: Buffer.alloc(16, 0xfe), length: 3 };
  const around = Buffer.from(await subtle.encrypt(short, ctr, Buffer.alloc(128)));
  const again = { ...short, counter: Buffer.concat([Buffer.alloc(15, 0xfe), Buffer.of(0xf8)]) };
  assert.deepStrictEqual(around.subarray(32),
    Buffer.from(await subtle.encrypt(again, ctr, Buffer.alloc(96))));
  await rejects(subtle.encrypt(short, ctr, Buffer.alloc(129)), 'OperationError');

  const oaep = await subtle.generateKey({ name: 'RSA-OAEP', ...rsa }, false, ['encrypt', 'decrypt']);
  const sealed = await subtle.encrypt({ name: 'RSA-OAEP', label: raw }, oaep.publicKey, data);
  const opened = await subtle.decrypt({ name: 'RSA-OAEP', label: raw }, oaep.privateKey, sealed);
  assert.deepStrictEqual(Buffer.from(opened), data);
  await rejects(subtle.decrypt('RSA-OAEP', oaep.privateKey, sealed), 'OperationError');

  for (const algorithm of [{ name: 'ECDH', namedCurve: 'P-384' }, { name: 'X25519' }]) {
    const [a, b] = await Promise.all([1, 2].map(() =>
      subtle.generateKey(algorithm, false, ['deriveBits', 'deriveKey'])));
    const bits = (own, other, length) => subtle.deriveBits(
      { name: algorithm.name, public: other.publicKey }, own.privateKey, length);
    assert.strictEqual(hex(await bits(a, b, 128)), hex(await bits(b, a, 128)));
    const key = await subtle.deriveKey({ name: algorithm.name, public: b.publicKey }, a.privateKey,
      { name: 'AES-GCM', length: 256 }, true, ['encrypt']);
    assert.strictEqual(hex(await subtle.exportKey('raw', key)), hex(await bits(b, a, 256)));
    await rejects(bits(a, b, 1024), 'OperationError');
  }
  const hkdf = await subtle.importKey('raw', Buffer.alloc(22, 0x0b), 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new Uint8Array(0) };
  assert.strictEqual(hex(await subtle.deriveBits(parameters, hkdf, 80)), '8da4e775a563c18f715f');
  await rejects(subtle.deriveBits(parameters, hkdf, 81), 'OperationError');
  await rejects(subtle.deriveKey(parameters, hkdf, { name: 'AES-CBC', length: 128 }, true, ['encrypt']),
    'InvalidAccessError');
  const pbkdf2 = await subtle.importKey('raw', Buffer.from('password'), 'PBKDF2', false, ['deriveBits']);
  assert.strictEqual(hex(await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-1', salt: Buffer.from('salt'), iterations: 1 }, pbkdf2, 160)),
  '0c60c80f961f0e71f3a9b524af6012062fe037a6');

  const wrapping = await secret('AES-KW', ['wrapKey', 'unwrapKey']);
  const hmac = { name: 'HMAC', hash: 'SHA-1' };
  const inner = await secret(hmac, ['sign']);
  for (const format of ['raw', 'jwk']) {
    const wrapped = await subtle.wrapKey(format, inner, wrapping, 'AES-KW');
    const back = await subtle.unwrapKey(format, wrapped, wrapping, 'AES-KW', hmac, true, ['sign']);
    assert.strictEqual(hex(await subtle.exportKey('raw', back)), raw.toString('hex'));
  }
  await rejects(subtle.sign('HMAC', await secret(hmac, ['verify']), data), 'InvalidAccessError');
  await rejects(subtle.unwrapKey('raw', Buffer.alloc(24), wrapping, 'AES-KW', hmac, true, ['sign']),
    'OperationError');
}

main();
