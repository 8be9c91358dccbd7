'use strict';
// Primes: generatePrime and checkPrime.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { start } = require('internal/jobs');
const { validateBoolean, validateFunction, validateInt32, validateObject } =
  require('internal/validators');
const { isAnyArrayBuffer, readable } = require('internal/crypto/bytes');

const BYTES = ['ArrayBuffer', 'TypedArray', 'Buffer', 'DataView', 'bigint'];

function fromBigInt(number, name) {
  if (number < 0) throw new codes.ERR_OUT_OF_RANGE(name, '>= 0', number);
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

function numberOf(value, name) {
  if (typeof value === 'bigint') return fromBigInt(value, name);
  if (ArrayBuffer.isView(value)) return readable(value);
  if (isAnyArrayBuffer(value)) return value;
  throw new codes.ERR_INVALID_ARG_TYPE(name, BYTES, value);
}

function asBigInt(bytes) {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

function isLess(a, b) {
  return asBigInt(a) < asBigInt(b);
}

function wishes(size, options) {
  validateInt32(size, 'size', 1);
  validateObject(options, 'options');
  const { safe = false, bigint = false } = options;
  validateBoolean(safe, 'options.safe');
  validateBoolean(bigint, 'options.bigint');
  const add = options.add === undefined ? '' : numberOf(options.add, 'options.add');
  let rem = options.rem === undefined ? '' : numberOf(options.rem, 'options.rem');
  if (add !== '') {
    if (asBigInt(add) >= 1n << BigInt(size)) {
      throw Object.assign(new RangeError('invalid options.add'), { code: 'ERR_OUT_OF_RANGE' });
    }
    // What goes without saying: 3 for a safe prime, else 1.
    if (rem === '') rem = Buffer.of(safe ? 3 : 1);
    else if (!isLess(rem, add)) {
      throw Object.assign(new RangeError('invalid options.rem'), { code: 'ERR_OUT_OF_RANGE' });
    }
  }
  return { safe, bigint, add, rem };
}

function give(memory, bigint) {
  return bigint ? BigInt(`0x${Buffer.from(memory).toString('hex')}`) : memory;
}

function generatePrime(size, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateFunction(callback, 'callback');
  const { safe, bigint, add, rem } = wishes(size, options);
  start(native_.generatePrime(size, safe, add, rem, true), (error, prime) => {
    if (error) callback(error);
    else callback(null, give(prime, bigint));
  });
}

function generatePrimeSync(size, options = {}) {
  const { safe, bigint, add, rem } = wishes(size, options);
  return give(native_.generatePrime(size, safe, add, rem, false), bigint);
}

function checkOptions(options) {
  validateObject(options, 'options');
  const { checks = 0 } = options;
  validateInt32(checks, 'options.checks', 0);
}

// OpenSSL's numbers end here.
const MOST_BYTES = 2 ** 26 - 1;

function candidateOf(value) {
  const bytes = numberOf(value, 'candidate');
  if (bytes.byteLength <= MOST_BYTES) return bytes;
  throw Object.assign(new Error('error:01800072:bignum routines::bignum too long'), {
    library: 'bignum routines', reason: 'bignum too long', code: 'ERR_OSSL_BN_BIGNUM_TOO_LONG',
  });
}

function checkPrime(candidate, options = {}, callback) {
  const bytes = candidateOf(candidate);
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateFunction(callback, 'callback');
  checkOptions(options);
  start(native_.checkPrime(bytes, true), callback);
}

function checkPrimeSync(candidate, options = {}) {
  const bytes = candidateOf(candidate);
  checkOptions(options);
  return native_.checkPrime(bytes, false);
}

module.exports = { checkPrime, checkPrimeSync, generatePrime, generatePrimeSync };
