'use strict';
// Keys from passwords and from other keys: pbkdf2, scrypt, hkdf. The forms with a callback run in the pool.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { start } = require('internal/jobs');
const { fromArrayBuffer, kMaxLength } = require('internal/buffer');
const {
  validateFunction, validateInt32, validateInteger, validateString, validateUint32,
} = require('internal/validators');
const { encode, fromBytes, isAnyArrayBuffer, readable } = require('internal/crypto/bytes');

function given(memory) {
  return fromArrayBuffer(memory);
}

function tell(callback, wrap) {
  return (error, memory) => {
    if (error) callback(error);
    else callback(null, wrap(memory));
  };
}

// ---- PBKDF2 ---------------------------------------------------------------------------------------------

function checkPbkdf2(password, salt, iterations, keylen, digest) {
  validateString(digest, 'digest');
  const bytes = fromBytes(password, 'password');
  const salted = fromBytes(salt, 'salt');
  validateInteger(iterations, 'iterations', 1, 2147483647);
  validateInt32(keylen, 'keylen', 0, 2147483647);
  if (native_.hashSize(digest) === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(digest);
  return [bytes, salted];
}

function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  const [bytes, salted] = checkPbkdf2(password, salt, iterations, keylen, digest);
  validateFunction(callback, 'callback');
  start(native_.pbkdf2(bytes, salted, iterations, keylen, digest, true), tell(callback, given));
}

function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  const [bytes, salted] = checkPbkdf2(password, salt, iterations, keylen, digest);
  return given(native_.pbkdf2(bytes, salted, iterations, keylen, digest, false));
}

// ---- scrypt ---------------------------------------------------------------------------------------------

// Each cost has two names, of which one may be given.
function cost(options, short, long, fallback) {
  const [first, second] = [options[short], options[long]];
  if (first !== undefined) validateUint32(first, short);
  if (second !== undefined) {
    if (first !== undefined) throw new codes.ERR_CRYPTO_SCRYPT_INVALID_PARAMETER();
    validateUint32(second, long);
  }
  return (first ?? second) || fallback;
}

function costsOf(options) {
  if (options === null || typeof options !== 'object') options = {};
  const costs = [
    cost(options, 'N', 'cost', 16384),
    cost(options, 'r', 'blockSize', 8),
    cost(options, 'p', 'parallelization', 1),
  ];
  let { maxmem } = options;
  if (maxmem !== undefined) validateInteger(maxmem, 'maxmem', 0);
  maxmem ||= 32 * 1024 * 1024;
  costs.push(maxmem);
  return costs;
}

// Costs that make no sense are told at once, not in the callback.
function checkScrypt(password, salt, keylen, options) {
  const bytes = fromBytes(password, 'password');
  const salted = fromBytes(salt, 'salt');
  validateInt32(keylen, 'keylen', 0, 2147483647);
  const costs = costsOf(options);
  native_.scryptCheck(costs);
  return [bytes, salted, costs];
}

function scrypt(password, salt, keylen, options, callback) {
  if (callback === undefined) {
    callback = options;
    options = undefined;
  }
  const [bytes, salted, costs] = checkScrypt(password, salt, keylen, options);
  validateFunction(callback, 'callback');
  start(native_.scrypt(bytes, salted, keylen, costs, true), tell(callback, given));
}

function scryptSync(password, salt, keylen, options) {
  const [bytes, salted, costs] = checkScrypt(password, salt, keylen, options);
  return given(native_.scrypt(bytes, salted, keylen, costs, false));
}

// ---- HKDF -----------------------------------------------------------------------------------------------

const BYTES = ['string', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'];

function fromAny(value, name) {
  if (typeof value === 'string') return encode(value);
  if (ArrayBuffer.isView(value)) return readable(value);
  if (isAnyArrayBuffer(value)) return value;
  throw new codes.ERR_INVALID_ARG_TYPE(name, BYTES, value);
}

function inputKey(key) {
  if (typeof key === 'string' || ArrayBuffer.isView(key) || isAnyArrayBuffer(key)) return fromAny(key);
  const bytes = require('internal/crypto/secrets').bytesOfSecretKey(key);
  if (bytes !== undefined) return bytes;
  throw new codes.ERR_INVALID_ARG_TYPE('ikm',
    ['string', 'SecretKeyObject', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'], key);
}

function checkHkdf(digest, ikm, salt, info, length) {
  validateString(digest, 'digest');
  const key = inputKey(ikm);
  const salted = fromAny(salt, 'salt');
  const about = fromAny(info, 'info');
  validateInteger(length, 'length', 0, kMaxLength);
  const aboutLength = typeof about === 'string' ? Buffer.byteLength(about) : about.byteLength;
  if (aboutLength > 1024) {
    throw new codes.ERR_OUT_OF_RANGE('info', 'must not contain more than 1024 bytes', aboutLength);
  }
  const size = native_.hashSize(digest);
  if (size === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(digest);
  if (length > size * 255) throw new codes.ERR_CRYPTO_INVALID_KEYLEN();
  return [key, salted, about];
}

function hkdf(digest, ikm, salt, info, length, callback) {
  const [key, salted, about] = checkHkdf(digest, ikm, salt, info, length);
  validateFunction(callback, 'callback');
  start(native_.hkdf(key, salted, about, length, digest, true), tell(callback, (memory) => memory));
}

function hkdfSync(digest, ikm, salt, info, length) {
  const [key, salted, about] = checkHkdf(digest, ikm, salt, info, length);
  return native_.hkdf(key, salted, about, length, digest, false);
}

module.exports = { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync };
