'use strict';
// GCM, CCM and ChaCha20-Poly1305: additional data, tags, and what happens to a forged text.
const assert = require('assert');
const crypto = require('crypto');

const hex = (text) => Buffer.from(text, 'hex');
const unauthentic = { message: 'Unsupported state or unable to authenticate data' };
const state = { code: 'ERR_CRYPTO_INVALID_STATE' };

// The fourth test case of the GCM specification.
const key = hex('feffe9928665731c6d6a8f9467308308');
const nonce = hex('cafebabefacedbaddecaf888');
const additional = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
const text = hex('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
  '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39');
const sealed = '42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e' +
  '21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091';

const cipher = crypto.createCipheriv('aes-128-gcm', key, nonce);
assert.throws(() => cipher.getAuthTag(), state);
cipher.setAAD(additional.subarray(0, 7));
assert.strictEqual(cipher.setAAD(additional.subarray(7)), cipher);
assert.strictEqual(cipher.update(text, null, 'hex') + cipher.final('hex'), sealed);
const tag = cipher.getAuthTag();
assert.strictEqual(tag.toString('hex'), '5bc94fbc3221a5db94fae95ae7121a47');
assert.throws(() => cipher.setAAD(additional), state);

function open(data, theTag, aad = additional) {
  const decipher = crypto.createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAAD(aad);
  if (theTag) decipher.setAuthTag(theTag);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}
assert.deepStrictEqual(open(hex(sealed), tag), text);
assert.deepStrictEqual(open(hex(sealed), tag.subarray(0, 12)), text);
const forged = hex(sealed);
forged[3] ^= 1;
assert.throws(() => open(forged, tag), unauthentic);
assert.throws(() => open(hex(sealed), tag, Buffer.from('other')), unauthentic);
assert.throws(() => open(hex(sealed)), unauthentic);
assert.throws(() => open(hex(sealed), tag.subarray(0, 3)), {
  code: 'ERR_CRYPTO_INVALID_AUTH_TAG', message: 'Invalid authentication tag length: 3',
});

const twice = crypto.createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: 16 });
assert.throws(() => twice.setAuthTag(Buffer.alloc(12)), { code: 'ERR_CRYPTO_INVALID_AUTH_TAG' });
twice.setAuthTag(tag);
assert.throws(() => twice.setAuthTag(tag), state);
assert.throws(() => crypto.createCipheriv('aes-128-gcm', key, nonce, { authTagLength: 7 }), {
  code: 'ERR_CRYPTO_INVALID_AUTH_TAG',
});

// RFC 8439 section 2.8.2.
const chacha = crypto.createCipheriv('chacha20-poly1305',
  hex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f'), hex('070000004041424344454647'),
  { authTagLength: 16 });
chacha.setAAD(hex('50515253c0c1c2c3c4c5c6c7'));
const sun = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, " +
  'sunscreen would be it.';
assert.match(chacha.update(sun, 'latin1', 'hex'), /^d31a8d34648e60db7b86afbc53ef7ec2/);
chacha.final();
assert.strictEqual(chacha.getAuthTag().toString('hex'), '1ae10b594f09e26a7e902ecbd0600691');

// RFC 3610, packet vector 1.
const ccm = crypto.createCipheriv('aes-128-ccm', hex('c0c1c2c3c4c5c6c7c8c9cacbcccdcecf'),
  hex('00000003020100a0a1a2a3a4a5'), { authTagLength: 8 });
ccm.setAAD(hex('0001020304050607'), { plaintextLength: 23 });
assert.strictEqual(ccm.update('08090a0b0c0d0e0f101112131415161718191a1b1c1d1e', 'hex', 'hex'),
  '588c979a61c663d2f066d0c2c0f989806d5f6b61dac384');
ccm.final();
assert.strictEqual(ccm.getAuthTag().toString('hex'), '17e8d12cfdf926e0');
assert.throws(() => crypto.createCipheriv('aes-128-ccm', key, nonce), { message: /authTagLength required/ });
const narrow = () => crypto.createCipheriv('aes-128-ccm', key, Buffer.alloc(13), { authTagLength: 8 });
assert.throws(() => narrow().update(Buffer.alloc(65536)), { code: 'ERR_CRYPTO_INVALID_MESSAGELEN' });
assert.throws(() => narrow().setAAD(additional, { plaintextLength: 65536 }),
  { code: 'ERR_CRYPTO_INVALID_MESSAGELEN' });
assert.throws(() => narrow().setAAD(additional), { code: 'ERR_MISSING_ARGS' });
