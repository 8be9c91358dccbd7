'use strict';
// Secret keys as programs give them: bytes, text, a KeyObject or a CryptoKey.

const { codes } = require('internal/errors');
const { encode, isAnyArrayBuffer, readable } = require('internal/crypto/bytes');

const SECRETS = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'KeyObject', 'CryptoKey'];

/** The bytes of a secret key, as the native half takes them. */
function secretBytes(key, name, encoding) {
  if (typeof key === 'string') return encode(key, encoding);
  if (ArrayBuffer.isView(key)) return readable(key);
  if (isAnyArrayBuffer(key)) return key;
  const { keyObjectOf, secretOf } = require('internal/crypto/keys');
  const object = keyObjectOf(key);
  if (object === undefined) throw new codes.ERR_INVALID_ARG_TYPE(name, SECRETS, key);
  if (object.type !== 'secret') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(object.type, 'secret');
  return secretOf(object);
}

/** The bytes of a KeyObject or CryptoKey that is secret; undefined for anything else. */
function bytesOfSecretKey(key) {
  const { keyObjectOf, secretOf } = require('internal/crypto/keys');
  const object = keyObjectOf(key);
  return object === undefined || object.type !== 'secret' ? undefined : secretOf(object);
}

module.exports = { bytesOfSecretKey, secretBytes };
