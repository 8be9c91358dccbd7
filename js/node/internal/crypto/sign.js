'use strict';
// Signatures: createSign and createVerify, which hash what is written to them, and sign and verify at once.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { start } = require('internal/jobs');
const { Writable } = require('stream');
const { fromArrayBuffer } = require('internal/buffer');
const { validateEncoding, validateFunction, validateString } = require('internal/validators');
const { fromBytes, fromView, readable, result } = require('internal/crypto/bytes');
const { privateHandle, publicHandle } = require('internal/crypto/keys');

const kHash = Symbol('kHandle');
const kDone = Symbol('kDone');
const kAlgorithm = Symbol('kAlgorithm');
const UNSAID_PADDING = -1;
const UNSAID_SALT = -3;

function integerOption(options, name, fallback) {
  const value = options?.[name];
  if (value === undefined) return fallback;
  if (typeof value !== 'number' || value !== value >> 0) {
    throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, value);
  }
  return value;
}

// [is a digest, padding, length of the salt, numbers side by side]
function choiceOf(options, isDigest) {
  const isObject = typeof options === 'object' && options !== null;
  const padding = isObject ? integerOption(options, 'padding', UNSAID_PADDING) : UNSAID_PADDING;
  const salt = isObject ? integerOption(options, 'saltLength', UNSAID_SALT) : UNSAID_SALT;
  const encoding = isObject ? options.dsaEncoding : undefined;
  if (encoding !== undefined && encoding !== 'der' && encoding !== 'ieee-p1363') {
    throw new codes.ERR_INVALID_ARG_VALUE('options.dsaEncoding', encoding);
  }
  return [isDigest, padding, salt, encoding === 'ieee-p1363'];
}

function begin(self, algorithm, options) {
  validateString(algorithm, 'algorithm');
  const handle = native_.hash(algorithm, -1);
  if (handle === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(algorithm);
  self[kHash] = handle;
  self[kAlgorithm] = algorithm;
  Writable.call(self, options);
}

function Sign(algorithm, options) {
  if (new.target === undefined) return new Sign(algorithm, options);
  begin(this, algorithm, options);
}

function Verify(algorithm, options) {
  if (new.target === undefined) return new Verify(algorithm, options);
  begin(this, algorithm, options);
}

for (const Class of [Sign, Verify]) {
  Object.setPrototypeOf(Class.prototype, Writable.prototype);
  Object.setPrototypeOf(Class, Writable);

  Class.prototype._write = function _write(chunk, encoding, callback) {
    this.update(chunk, encoding);
    callback();
  };

  Class.prototype.update = function update(data, encoding) {
    if (typeof data === 'string') validateEncoding(data, encoding);
    if (!native_.update(this[kHash], fromView(data, encoding, 'data'))) {
      throw notInitialised();
    }
    return this;
  };
}

function notInitialised() {
  return Object.assign(new Error('Not initialised'), { code: 'ERR_CRYPTO_INVALID_STATE' });
}

// A digest is taken once; after that the object is of no more use.
function digestOf(self) {
  if (self[kDone]) throw notInitialised();
  self[kDone] = true;
  return native_.digest(self[kHash], -1);
}

Sign.prototype.sign = function sign(options, encoding) {
  if (!options) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const key = privateHandle(options);
  const choice = choiceOf(options, true);
  const signature = native_.sign(key, this[kAlgorithm], digestOf(this), choice, false);
  return result(signature, encoding);
};

Verify.prototype.verify = function verify(options, signature, sigEncoding) {
  const choice = choiceOf(options, true);
  const bytes = fromView(signature, sigEncoding, 'signature');
  const key = publicHandle(options);
  return native_.verify(key, this[kAlgorithm], digestOf(this), bytes, choice, false);
};

function createSign(algorithm, options) {
  return new Sign(algorithm, options);
}

function createVerify(algorithm, options) {
  return new Verify(algorithm, options);
}

// ---- at once --------------------------------------------------------------------------------------------

function checkAlgorithm(algorithm) {
  if (algorithm === undefined || algorithm === null) return undefined;
  validateString(algorithm, 'algorithm');
  if (native_.hashSize(algorithm) === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(algorithm);
  return algorithm;
}

function sign(algorithm, data, key, callback) {
  const hash = checkAlgorithm(algorithm);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = fromBytes(data, 'data');
  if (!key) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const choice = choiceOf(key, false);
  const handle = privateHandle(key);
  if (callback === undefined) return fromArrayBuffer(native_.sign(handle, hash, bytes, choice, false));
  start(native_.sign(handle, hash, bytes, choice, true), (error, signature) => {
    if (error) callback(error);
    else callback(null, fromArrayBuffer(signature));
  });
  return undefined;
}

function verify(algorithm, data, key, signature, callback) {
  const hash = checkAlgorithm(algorithm);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = fromBytes(data, 'data');
  const choice = choiceOf(key, false);
  if (!ArrayBuffer.isView(signature)) {
    throw new codes.ERR_INVALID_ARG_TYPE('signature', ['Buffer', 'TypedArray', 'DataView'], signature);
  }
  const handle = publicHandle(key);
  if (callback === undefined) return native_.verify(handle, hash, bytes, readable(signature), choice, false);
  start(native_.verify(handle, hash, bytes, readable(signature), choice, true), callback);
  return undefined;
}

module.exports = { Sign, Verify, createSign, createVerify, sign, verify };
