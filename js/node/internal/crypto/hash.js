'use strict';
// Hashes and keyed hashes: createHash, createHmac and crypto.hash.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { deprecate } = require('internal/util');
const { validateEncoding, validateString, validateUint32 } = require('internal/validators');
const { LazyTransform } = require('internal/crypto/lazy_transform');
const { fromView, nativeEncoding, result } = require('internal/crypto/bytes');

const kHandle = Symbol('kHandle');
const kFinalized = Symbol('kFinalized');

function outputLength(options) {
  const length = typeof options === 'object' && options !== null ? options.outputLength : undefined;
  if (length === undefined) return -1;
  validateUint32(length, 'options.outputLength');
  return length;
}

function Hash(algorithm, options) {
  if (new.target === undefined) return new Hash(algorithm, options);
  validateString(algorithm, 'algorithm');
  const length = outputLength(options);
  begin(this, native_.hash(algorithm, length), options);
  if (length < 0 && /^shake(?:128|256)$/i.test(algorithm)) {
    require('internal/crypto/warnings').pending('DEP0198',
      'Creating SHAKE128/256 digests without an explicit options.outputLength is deprecated.');
  }
}
Object.setPrototypeOf(Hash.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hash, LazyTransform);

function begin(hash, handle, options) {
  if (handle === undefined) throw new Error('Digest method not supported');
  LazyTransform.call(hash, options);
  hash[kHandle] = handle;
  hash[kFinalized] = false;
}

Hash.prototype.copy = function copy(options) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  const handle = native_.copyHash(this[kHandle], outputLength(options));
  if (handle === undefined) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  const other = Object.create(Hash.prototype);
  begin(other, handle, options);
  return other;
};

Hash.prototype._transform = function _transform(chunk, encoding, callback) {
  native_.update(this[kHandle], fromView(chunk, encoding, 'chunk'));
  callback();
};

Hash.prototype._flush = function _flush(callback) {
  this.push(result(native_.digest(this[kHandle], -1)));
  callback();
};

Hash.prototype.update = function update(data, encoding) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  if (typeof data === 'string') validateEncoding(data, encoding);
  if (!native_.update(this[kHandle], fromView(data, encoding, 'data'))) {
    throw new codes.ERR_CRYPTO_HASH_UPDATE_FAILED();
  }
  return this;
};

// Encodings may be given as objects that can be made into text.
function encodingText(encoding) {
  return encoding === undefined || encoding === null ? undefined : `${encoding}`;
}

Hash.prototype.digest = function digest(outputEncoding) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  const encoding = encodingText(outputEncoding);
  this[kFinalized] = true;
  return result(native_.digest(this[kHandle], nativeEncoding(encoding)), encoding);
};

function Hmac(algorithm, key, options) {
  if (new.target === undefined) return new Hmac(algorithm, key, options);
  validateString(algorithm, 'hmac');
  const handle = native_.hmac(algorithm, secretOf(key, options?.encoding));
  if (handle === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(algorithm);
  LazyTransform.call(this, options);
  this[kHandle] = handle;
  this[kFinalized] = false;
}
Object.setPrototypeOf(Hmac.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hmac, LazyTransform);

// Texts and bytes need no KeyObject made of them first.
function secretOf(key, encoding) {
  if (typeof key === 'string') return fromView(key, encoding, 'key');
  return require('internal/crypto/secrets').secretBytes(key, 'key', encoding);
}

Hmac.prototype.update = Hash.prototype.update;
Hmac.prototype._flush = Hash.prototype._flush;
Hmac.prototype._transform = Hash.prototype._transform;

// Unlike a hash, a second digest of it is empty.
Hmac.prototype.digest = function digest(outputEncoding) {
  const encoding = encodingText(outputEncoding);
  if (this[kFinalized]) return result(new ArrayBuffer(0), encoding);
  this[kFinalized] = true;
  return result(native_.digest(this[kHandle], nativeEncoding(encoding)), encoding);
};

function createHash(algorithm, options) {
  return new Hash(algorithm, options);
}

function createHmac(algorithm, key, options) {
  return new Hmac(algorithm, key, options);
}

/** The whole at once, without an object between. */
function hash(algorithm, input, outputEncoding = 'hex') {
  validateString(algorithm, 'algorithm');
  const bytes = fromView(input, undefined, 'input');
  validateString(outputEncoding, 'outputEncoding');
  if (outputEncoding !== 'buffer' && !Buffer.isEncoding(outputEncoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('outputEncoding', outputEncoding);
  }
  const digest = native_.hashOnce(algorithm, bytes, nativeEncoding(outputEncoding));
  if (digest === undefined) throw new Error(`Digest method ${algorithm} is not supported`);
  return result(digest, outputEncoding);
}

function getHashes() {
  return native_.hashNames();
}

module.exports = {
  Hash: deprecate(Hash, 'crypto.Hash constructor is deprecated.', 'DEP0179'),
  Hmac: deprecate(Hmac, 'crypto.Hmac constructor is deprecated.', 'DEP0181'),
  createHash, createHmac, getHashes, hash,
};
