'use strict';
// RSA encryption: with the public key for the owner of the private one, and the other way round.

const native_ = native('crypto');
const { fromArrayBuffer } = require('internal/buffer');
const { validateString } = require('internal/validators');
const { fromBytes } = require('internal/crypto/bytes');
const { privateHandle, publicHandle } = require('internal/crypto/keys');

const PKCS1 = 1;
const OAEP = 4;

// `way`: the native half's number for it.
function method(way, name, handleOf, defaultPadding) {
  const call = function(options, buffer) {
    const handle = handleOf(options);
    const { padding = defaultPadding, oaepHash = 'sha1', oaepLabel, encoding } = options;
    if (options.oaepHash !== undefined) validateString(oaepHash, 'key.oaepHash');
    const label = oaepLabel === undefined ? '' : fromBytes(oaepLabel, 'key.oaepLabel', encoding);
    const data = fromBytes(buffer, 'buffer', encoding);
    if (native_.hashSize(oaepHash) === undefined) {
      throw Object.assign(new Error('Invalid digest used'), { code: 'ERR_OSSL_EVP_INVALID_DIGEST' });
    }
    return fromArrayBuffer(native_.rsaCipher(way, handle, data, [padding | 0, oaepHash], label, false));
  };
  Object.defineProperty(call, 'name', { value: name });
  return call;
}

module.exports = {
  publicEncrypt: method(0, 'publicEncrypt', publicHandle, OAEP),
  privateDecrypt: method(1, 'privateDecrypt', privateHandle, OAEP),
  privateEncrypt: method(2, 'privateEncrypt', privateHandle, PKCS1),
  publicDecrypt: method(3, 'publicDecrypt', publicHandle, PKCS1),
};
