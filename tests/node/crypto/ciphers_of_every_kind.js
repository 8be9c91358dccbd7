'use strict';
// Each cipher gives what its specification says, and its own input back, in pieces of any size.
const assert = require('assert');
const crypto = require('crypto');

const hex = (text) => Buffer.from(text, 'hex');
const key = hex('2b7e151628aed2a6abf7158809cf4f3c');
const long = hex('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4');
const iv = hex('000102030405060708090a0b0c0d0e0f');
const text = hex('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51');

// NIST SP 800-38A, appendix F.
const vectors = [
  ['aes-128-ecb', key, null, '3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf'],
  ['aes-128-cbc', key, iv, '7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2'],
  ['aes256', long, iv, 'f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d'],
  ['aes-128-cfb', key, iv, '3b3fd92eb72dad20333449f8e83cfb4ac8a64537a0b3a93fcde3cdad9f1ce58b'],
  ['aes-128-ofb', key, iv, '3b3fd92eb72dad20333449f8e83cfb4a7789508d16918f03f53c52dac54ed825'],
  ['AES-128-CTR', key, hex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'),
    '874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff'],
];
for (const [name, secret, vector, expected] of vectors) {
  const cipher = crypto.createCipheriv(name, secret, vector).setAutoPadding(false);
  assert.strictEqual(cipher.update(text, null, 'hex') + cipher.final('hex'), expected, name);
}

// Every mode and every length of key, back and forth, cut differently on both ways.
function pass(cipher, data, step) {
  const out = [];
  for (let i = 0; i < data.length; i += step) out.push(cipher.update(data.subarray(i, i + step)));
  out.push(cipher.final());
  return Buffer.concat(out);
}

for (const bits of [128, 192, 256]) {
  for (const mode of ['ecb', 'cbc', 'cfb', 'cfb8', 'ofb', 'ctr', 'gcm']) {
    const name = `aes-${bits}-${mode}`;
    const secret = crypto.randomBytes(bits / 8);
    const vector = mode === 'ecb' ? null : crypto.randomBytes(16);
    for (const length of [0, 1, 15, 16, 17, 500]) {
      const data = crypto.randomBytes(length);
      const cipher = crypto.createCipheriv(name, secret, vector);
      const decipher = crypto.createDecipheriv(name, secret, vector);
      const sealed = pass(cipher, data, 23);
      if (mode === 'gcm') decipher.setAuthTag(cipher.getAuthTag());
      assert.deepStrictEqual(pass(decipher, sealed, 19), data, `${name} ${length}`);
    }
    assert(crypto.getCiphers().includes(name), name);
  }
}

const wrap = crypto.createCipheriv('aes128-wrap', hex('000102030405060708090a0b0c0d0e0f'),
  hex('a6a6a6a6a6a6a6a6'));
assert.strictEqual(wrap.update('00112233445566778899aabbccddeeff', 'hex', 'hex'),
  '1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5');
