'use strict';
// createCipheriv and createDecipheriv, as objects and as streams.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { StringDecoder } = require('string_decoder');
const { validateEncoding, validateInt32, validateObject, validateString } = require('internal/validators');
const { LazyTransform } = require('internal/crypto/lazy_transform');
const { fromBytes, fromView, result } = require('internal/crypto/bytes');
const { secretBytes } = require('internal/crypto/secrets');

const kHandle = Symbol('kHandle');
const kLongest = Symbol('kLongest');
const kShortTag = Symbol('kShortTag');
const NOTHING = new ArrayBuffer(0);
/** What comes of one call must fit into one buffer. */
const MOST = 2 ** 31 - 1;

// ---- making one -----------------------------------------------------------------------------------------

function tagLengthOf(name, info, options) {
  const length = options?.authTagLength;
  if (length !== undefined && length !== null) {
    if (typeof length !== 'number' || length !== length >> 0 || length < 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.authTagLength', length);
    }
  }
  const [, , mode] = info;
  const isChaCha = mode === 'stream';
  if (!['gcm', 'ccm', 'ocb'].includes(mode) && !isChaCha) return -1;
  if (length === undefined || length === null) {
    if (isChaCha) return 16;
    if (mode === 'gcm') return -1;
    throw Object.assign(new TypeError(`authTagLength required for ${name}`), {
      code: 'ERR_CRYPTO_INVALID_AUTH_TAG',
    });
  }
  if (!native_.takesTag(name, length)) throw new codes.ERR_CRYPTO_INVALID_AUTH_TAG(length);
  return length;
}

function begin(self, encrypting, cipher, key, iv, options) {
  validateString(cipher, 'cipher');
  const secret = secretBytes(key, 'key', options?.encoding);
  const vector = iv === null ? NOTHING : fromBytes(iv, 'iv');
  const info = native_.cipherInfo(cipher);
  if (info === undefined) throw new codes.ERR_CRYPTO_UNKNOWN_CIPHER();
  let tagLength;
  try {
    tagLength = tagLengthOf(cipher, info, options);
  } catch (error) {
    // What is wrong with key or vector is told first.
    native_.cipher(cipher, encrypting, secret, vector, -1);
    throw error;
  }
  self[kHandle] = native_.cipher(cipher, encrypting, secret, vector, tagLength);
  self[kShortTag] = tagLength < 0 && info[2] === 'gcm';
  self[kLongest] = info[2] === 'ccm' ? longestOf(vector) : undefined;
  self._decoder = null;
  LazyTransform.call(self, options);
}

// What the nonce of CCM leaves free counts the bytes of the text.
function longestOf(vector) {
  const size = 15 - (typeof vector === 'string' ? Buffer.byteLength(vector) : vector.byteLength);
  return size < 4 ? 2 ** (8 * size) - 1 : 2 ** 31 - 1;
}

function Cipheriv(cipher, key, iv, options) {
  if (new.target === undefined) return new Cipheriv(cipher, key, iv, options);
  begin(this, true, cipher, key, iv, options);
}

function Decipheriv(cipher, key, iv, options) {
  if (new.target === undefined) return new Decipheriv(cipher, key, iv, options);
  begin(this, false, cipher, key, iv, options);
}

for (const Class of [Cipheriv, Decipheriv]) {
  Object.setPrototypeOf(Class.prototype, LazyTransform.prototype);
  Object.setPrototypeOf(Class, LazyTransform);
}

// ---- passing text through it ----------------------------------------------------------------------------

function invalidState(operation) {
  return new codes.ERR_CRYPTO_INVALID_STATE(operation);
}

// Pieces may end within a character.
function decoderOf(self, encoding) {
  const decoder = self._decoder ??= new StringDecoder(encoding);
  if (decoder.encoding !== new StringDecoder(encoding).encoding) {
    throw new codes.ERR_INTERNAL_ASSERTION('Cannot change encoding');
  }
  return decoder;
}

const methods = {
  _transform(chunk, encoding, callback) {
    let piece;
    try {
      piece = native_.cipherUpdate(this[kHandle], fromView(chunk, encoding, 'chunk'));
    } catch (error) {
      callback(error);
      return;
    }
    this.push(result(piece));
    callback();
  },

  _flush(callback) {
    let last;
    try {
      last = native_.cipherFinal(this[kHandle]);
    } catch (error) {
      callback(error);
      return;
    }
    this.push(result(last));
    callback();
  },

  update(data, inputEncoding, outputEncoding) {
    if (typeof data === 'string') validateEncoding(data, inputEncoding);
    const bytes = fromView(data, inputEncoding, 'data');
    if (bytes.byteLength >= MOST) {
      throw new codes.ERR_OUT_OF_RANGE('data', `< ${MOST} bytes`, bytes.byteLength);
    }
    if (bytes.byteLength > this[kLongest]) throw new codes.ERR_CRYPTO_INVALID_MESSAGELEN();
    const piece = result(native_.cipherUpdate(this[kHandle], bytes));
    if (!outputEncoding || outputEncoding === 'buffer') return piece;
    return decoderOf(this, outputEncoding).write(piece);
  },

  final(outputEncoding) {
    const last = result(native_.cipherFinal(this[kHandle]));
    if (!outputEncoding || outputEncoding === 'buffer') return last;
    return decoderOf(this, outputEncoding).end(last);
  },

  setAutoPadding(autoPadding) {
    const on = autoPadding === undefined || !!autoPadding;
    if (!native_.cipherPadding(this[kHandle], on)) throw invalidState('setAutoPadding');
    return this;
  },

  setAAD(data, options) {
    const encoding = typeof options === 'string' ? options : options?.encoding;
    const length = typeof options === 'object' && options !== null ? options.plaintextLength : undefined;
    if (length !== undefined && (typeof length !== 'number' || length !== length >>> 0)) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.plaintextLength', length);
    }
    const bytes = fromBytes(data, 'aadbuf', encoding);
    if (length > this[kLongest]) throw new codes.ERR_CRYPTO_INVALID_MESSAGELEN();
    if (length === undefined && this[kLongest] !== undefined) {
      throw Object.assign(new TypeError('options.plaintextLength required for CCM mode with AAD'), {
        code: 'ERR_MISSING_ARGS',
      });
    }
    if (!native_.cipherAdd(this[kHandle], bytes, length ?? -1)) throw invalidState('setAAD');
    return this;
  },
};

for (const name of Object.keys(methods)) {
  for (const Class of [Cipheriv, Decipheriv]) {
    Object.defineProperty(Class.prototype, name, {
      value: methods[name], writable: true, enumerable: true, configurable: true,
    });
  }
}

Cipheriv.prototype.getAuthTag = function getAuthTag() {
  const tag = native_.cipherTag(this[kHandle]);
  if (tag === undefined) throw invalidState('getAuthTag');
  return result(tag);
};

Decipheriv.prototype.setAuthTag = function setAuthTag(tagbuf, encoding) {
  const tag = fromBytes(tagbuf, 'buffer', encoding);
  const taken = native_.cipherSetTag(this[kHandle], tag);
  if (taken && this[kShortTag] && byteLengthOf(tag) < 16) warnOfShortTag();
  if (taken === undefined) throw invalidState('setAuthTag');
  if (!taken) {
    throw new codes.ERR_CRYPTO_INVALID_AUTH_TAG(byteLengthOf(tag));
  }
  return this;
};

function byteLengthOf(tag) {
  return typeof tag === 'string' ? Buffer.byteLength(tag) : tag.byteLength;
}

function warnOfShortTag() {
  require('internal/crypto/warnings').pending('DEP0182',
    'Using AES-GCM authentication tags of less than 128 bits without specifying the authTagLength option ' +
    'when initializing decryption is deprecated.');
}

function createCipheriv(cipher, key, iv, options) {
  return new Cipheriv(cipher, key, iv, options);
}

function createDecipheriv(cipher, key, iv, options) {
  return new Decipheriv(cipher, key, iv, options);
}

// ---- what there is --------------------------------------------------------------------------------------

function getCiphers() {
  return native_.cipherNames().sort();
}

function getCipherInfo(nameOrNid, options) {
  if (typeof nameOrNid !== 'string' && typeof nameOrNid !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE('nameOrNid', ['string', 'number'], nameOrNid);
  }
  if (typeof nameOrNid === 'number') validateInt32(nameOrNid, 'nameOrNid');
  if (options !== undefined) validateObject(options, 'options');
  const { keyLength, ivLength } = options ?? {};
  if (keyLength !== undefined) validateInt32(keyLength, 'options.keyLength');
  if (ivLength !== undefined) validateInt32(ivLength, 'options.ivLength');
  const info = native_.cipherInfo(nameOrNid);
  if (info === undefined) return undefined;
  const [name, nid, mode, blockSize, vector, key] = info;
  if (keyLength !== undefined && keyLength !== key) return undefined;
  if (ivLength !== undefined && (ivLength < 0 || !native_.takesVector(name, ivLength))) return undefined;
  const told = { mode, name, nid };
  if (blockSize > 0) told.blockSize = blockSize;
  if (vector > 0) told.ivLength = ivLength ?? vector;
  told.keyLength = key;
  return told;
}

module.exports = { Cipheriv, Decipheriv, createCipheriv, createDecipheriv, getCipherInfo, getCiphers };
