'use strict';
// generateKeyPair and generateKey: new keys, made in the pool if there is a callback.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { start } = require('internal/jobs');
const { customPromisifyArgs } = require('internal/util');
const {
  validateFunction, validateInt32, validateInteger, validateObject, validateOneOf, validateString,
  validateUint32,
} = require('internal/validators');
const { checkFits, checkWriting, exportHandle, wrap } = require('internal/crypto/keys');

const KINDS = ['rsa', 'rsa-pss', 'dsa', 'ec', 'ed25519', 'ed448', 'x25519', 'x448', 'dh'];

function rsaWishes(options) {
  validateObject(options, 'options');
  const { modulusLength, publicExponent = 0x10001 } = options;
  validateUint32(modulusLength, 'options.modulusLength');
  validateUint32(publicExponent, 'options.publicExponent');
  return [`${modulusLength}`, `${publicExponent}`];
}

function checkHash(name, option, what = 'digest') {
  if (name === undefined) return undefined;
  validateString(name, option);
  if (native_.hashSize(name) !== undefined) return name;
  throw Object.assign(new codes.ERR_CRYPTO_INVALID_DIGEST(name), { message: `Invalid ${what}: ${name}` });
}

function pssWishes(options) {
  const wishes = rsaWishes(options);
  const { hash, mgf1Hash, hashAlgorithm = hash, mgf1HashAlgorithm = mgf1Hash, saltLength } = options;
  if (saltLength !== undefined) validateInt32(saltLength, 'options.saltLength', 0);
  checkOldName('hash', hash, 'hashAlgorithm', hashAlgorithm);
  checkOldName('mgf1Hash', mgf1Hash, 'mgf1HashAlgorithm', mgf1HashAlgorithm);
  const main = checkHash(hashAlgorithm, 'options.hashAlgorithm');
  const mask = checkHash(mgf1HashAlgorithm, 'options.mgf1HashAlgorithm', 'MGF1 digest');
  const named = main ?? (mask !== undefined || saltLength !== undefined ? 'sha1' : undefined);
  return [...wishes, named, mask, saltLength === undefined ? undefined : `${saltLength}`];
}

// The option's older name still serves, unless both are given and differ.
function checkOldName(old, value, name, chosen) {
  if (value === undefined) return;
  process.emitWarning(`"options.${old}" is deprecated, use "options.${name}" instead.`, 'DeprecationWarning',
    'DEP0154');
  validateString(value, `options.${old}`);
  if (value !== chosen) throw new codes.ERR_INVALID_ARG_VALUE(`options.${old}`, value);
}

// As OpenSSL has it when nobody says.
const ORDER_BITS = 224;

function dsaWishes(options) {
  validateObject(options, 'options');
  const { modulusLength, divisorLength } = options;
  validateUint32(modulusLength, 'options.modulusLength');
  if (divisorLength !== undefined && divisorLength !== null) {
    validateInt32(divisorLength, 'options.divisorLength', 0);
  }
  const order = divisorLength ?? ORDER_BITS;
  if (modulusLength < 512 || modulusLength > 10_000 || ![160, 224, 256].includes(order)) {
    throw new Error('Key generation job failed');
  }
  return [`${modulusLength}`, `${order}`];
}

// [the prime in hexadecimal or undefined, its bits, the generator]
function groupWishes(options) {
  validateObject(options, 'options');
  const { group, prime, primeLength, generator } = options;
  const given = Object.keys({ group, prime, primeLength, generator })
    .filter((name) => options[name] !== undefined && options[name] !== null);
  if (given.includes('group')) {
    if (given.length > 1) throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('group', given[1]);
    validateString(group, 'options.group');
    const known = require('internal/crypto/modp').primeOf(group);
    if (known === undefined) throw new codes.ERR_CRYPTO_UNKNOWN_DH_GROUP();
    return [known.toString('hex'), undefined, '2'];
  }
  if (given.includes('prime')) {
    if (given.includes('primeLength')) throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('prime', 'primeLength');
    if (!ArrayBuffer.isView(prime)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.prime', ['Buffer', 'TypedArray', 'DataView'], prime);
    }
  } else if (given.includes('primeLength')) {
    validateInt32(primeLength, 'options.primeLength', 0);
  } else {
    throw new codes.ERR_MISSING_OPTION('At least one of the group, prime, or primeLength options');
  }
  if (given.includes('generator')) validateInt32(generator, 'options.generator', 0);
  const hex = given.includes('prime')
    ? Buffer.from(prime.buffer, prime.byteOffset, prime.byteLength).toString('hex') : undefined;
  return [hex, `${primeLength}`, `${generator ?? 2}`];
}

function curveWishes(options) {
  validateObject(options, 'options');
  const { namedCurve, paramEncoding } = options;
  validateString(namedCurve, 'options.namedCurve');
  const isExplicit = paramEncoding === 'explicit';
  if (paramEncoding !== undefined && paramEncoding !== null && paramEncoding !== 'named' && !isExplicit) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.paramEncoding', paramEncoding);
  }
  if (native_.curveName(namedCurve) === undefined) throw new codes.ERR_CRYPTO_INVALID_CURVE();
  return isExplicit ? [namedCurve, paramEncoding] : [namedCurve];
}

function wishesOf(type, options) {
  validateString(type, 'type');
  if (!KINDS.includes(type)) {
    throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
  switch (type) {
    case 'rsa': return rsaWishes(options);
    case 'rsa-pss': return pssWishes(options);
    case 'dsa': return dsaWishes(options);
    case 'dh': return groupWishes(options);
    case 'ec': return curveWishes(options);
    default: return [];
  }
}

// How each half is to be given; undefined for a KeyObject.
function encodingOf(options, name, isPublic, type) {
  const encoding = options?.[name];
  if (encoding === undefined || encoding === null) return undefined;
  if (typeof encoding !== 'object') throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, encoding);
  if (encoding.format !== 'jwk') {
    const [form] = checkWriting(encoding, isPublic, `options.${name}`);
    checkFits(form, type);
  } else if (type === 'dsa' || type === 'dh' || type === 'rsa-pss') {
    throw new codes.ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE();
  }
  return encoding;
}

function prepare(type, options) {
  if (options !== undefined) validateObject(options, 'options');
  const wishes = wishesOf(type, options);
  const encodings = [
    encodingOf(options, 'publicKeyEncoding', true, type),
    encodingOf(options, 'privateKeyEncoding', false, type),
  ];
  return { wishes, encodings };
}

function give(handle, encoding, isPublic) {
  if (encoding === undefined) return wrap(handle);
  if (encoding.format === 'jwk') return require('internal/crypto/jwk').exportJwk(wrap(handle));
  return exportHandle(handle, encoding, isPublic);
}

function generateKeyPairSync(type, options) {
  const { wishes, encodings } = prepare(type, options);
  const [privateKey, publicKey] = native_.generateKeyPair(type, wishes, false);
  return {
    publicKey: give(publicKey, encodings[0], true),
    privateKey: give(privateKey, encodings[1], false),
  };
}

function generateKeyPair(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const { wishes, encodings } = prepare(type, options);
  start(native_.generateKeyPair(type, wishes, true), (error, pair) => {
    if (error) callback(error);
    else callback(null, give(pair[1], encodings[0], true), give(pair[0], encodings[1], false));
  });
}

Object.defineProperty(generateKeyPair, customPromisifyArgs, {
  value: ['publicKey', 'privateKey'], enumerable: false,
});

// ---- secret keys ----------------------------------------------------------------------------------------

function secretLength(type, options) {
  validateString(type, 'type');
  validateObject(options, 'options');
  const { length } = options;
  switch (type) {
    case 'hmac':
      validateInteger(length, 'options.length', 8, 2 ** 31 - 1);
      return Math.floor(length / 8);
    case 'aes':
      validateOneOf(length, 'options.length', [128, 192, 256]);
      return length / 8;
    default:
      throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
}

function generateKeySync(type, options) {
  const length = secretLength(type, options);
  return wrap(native_.secretKey(require('internal/crypto/random').randomBytes(length)));
}

function generateKey(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const length = secretLength(type, options);
  require('internal/crypto/random').randomBytes(length, (error, bytes) => {
    if (error) callback(error);
    else callback(null, wrap(native_.secretKey(bytes)));
  });
}

module.exports = { generateKey, generateKeyPair, generateKeyPairSync, generateKeySync };
