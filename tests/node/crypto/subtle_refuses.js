'use strict';
// What SubtleCrypto does not take: the names of its errors, in their order; and what it takes of Ed448 and X448.
const assert = require('assert');
const { subtle, getRandomValues } = globalThis.crypto;

const refused = (promise, name) => assert.rejects(promise, (error) => {
  assert.strictEqual(error.name, name);
  return true;
});

(async () => {
  const bytes = new Uint8Array(32);
  assert.throws(() => getRandomValues(bytes), { code: 'ERR_INVALID_THIS' });
  await refused(subtle.digest('SHA-0', bytes), 'NotSupportedError');
  await refused(subtle.digest(null, bytes), 'NotSupportedError');
  await refused(subtle.importKey('none', bytes, {}, false, []), 'TypeError');
  await refused(subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, true, []), 'SyntaxError');
  await refused(subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, true, ['encrypt']), 'SyntaxError');
  await refused(subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256', length: 0 }, true, ['sign']), 'DataError');

  const ec = { name: 'ECDSA', namedCurve: 'P-256' };
  const { publicKey } = await subtle.generateKey(ec, true, ['sign', 'verify']);
  const jwk = await subtle.exportKey('jwk', publicKey);
  await refused(subtle.importKey('jwk', { ...jwk, crv: 'P-384' }, ec, true, ['verify']), 'DataError');
  await refused(subtle.importKey('jwk', { ...jwk, alg: 'ES384' }, ec, true, ['verify']), 'DataError');
  await refused(subtle.importKey('jwk', { ...jwk, x: undefined }, ec, true, ['verify']), 'DataError');

  const signing = await subtle.generateKey('Ed448', false, ['sign', 'verify']);
  const signature = await subtle.sign('Ed448', signing.privateKey, bytes);
  assert.strictEqual(signature.byteLength, 114);
  assert.strictEqual(await subtle.verify('Ed448', signing.publicKey, signature, bytes), true);
  const [a, b] = [await subtle.generateKey('X448', false, ['deriveBits']),
    await subtle.generateKey('X448', false, ['deriveBits'])];
  const derive = (own, other) => subtle.deriveBits({ name: 'X448', public: other.publicKey }, own.privateKey, 448);
  assert.deepStrictEqual(await derive(a, b), await derive(b, a));
  const other = await subtle.generateKey('X25519', false, ['deriveBits']);
  await refused(derive(a, other), 'InvalidAccessError');
})();
