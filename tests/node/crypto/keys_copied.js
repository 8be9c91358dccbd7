'use strict';
// KeyObjects, CryptoKeys and certificates go through structuredClone and message channels.
const assert = require('assert');
const { createSecretKey, generateKeyPairSync, subtle, KeyObject } = require('crypto');

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
for (const key of [createSecretKey(Buffer.from('secret')), publicKey, privateKey]) {
  const copy = structuredClone({ key }).key;
  assert.ok(copy instanceof KeyObject);
  assert.notStrictEqual(copy, key);
  assert.strictEqual(copy.type, key.type);
  assert.ok(copy.equals(key));
}

(async () => {
  const key = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
  const { port1, port2 } = new MessageChannel();
  port1.postMessage({ key, privateKey });
  const got = await new Promise((resolve) => {
    port2.onmessage = (event) => resolve(event.data);
  });
  port2.close();
  assert.ok(got.key instanceof CryptoKey);
  assert.deepStrictEqual(got.key.usages, ['sign']);
  assert.deepStrictEqual(await subtle.exportKey('raw', got.key), await subtle.exportKey('raw', key));
  assert.ok(got.privateKey.equals(privateKey));
})();
