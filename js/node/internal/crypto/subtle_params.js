'use strict';
// Algorithms as programs name them, made regular
// (https://www.w3.org/TR/WebCryptoAPI/#algorithm-normalization):
// which operations know which, and which parameters each takes.

const { codes } = require('internal/errors');
const { isAnyArrayBuffer, readable } = require('internal/crypto/bytes');

function domException(message, name) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, name);
}

const AES = ['AES-CTR', 'AES-CBC', 'AES-GCM', 'AES-KW'];
const RSA_SIGNING = ['RSASSA-PKCS1-v1_5', 'RSA-PSS'];
const RSA = [...RSA_SIGNING, 'RSA-OAEP'];
const EC = ['ECDSA', 'ECDH'];
const OCTETS = ['Ed25519', 'X25519', 'Ed448', 'X448'];
const KEYS = [...RSA, ...EC, ...OCTETS, ...AES, 'HMAC'];
const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
const CIPHERS = ['RSA-OAEP', 'AES-CTR', 'AES-CBC', 'AES-GCM'];
const SIGNERS = [...RSA_SIGNING, 'ECDSA', 'Ed25519', 'Ed448', 'HMAC'];

const OPERATIONS = {
  digest: HASHES,
  generateKey: KEYS,
  importKey: [...KEYS, 'HKDF', 'PBKDF2'],
  sign: SIGNERS,
  verify: SIGNERS,
  encrypt: CIPHERS,
  decrypt: CIPHERS,
  wrapKey: [...CIPHERS, 'AES-KW'],
  unwrapKey: [...CIPHERS, 'AES-KW'],
  deriveBits: ['HKDF', 'PBKDF2', 'ECDH', 'X25519', 'X448'],
  keyLength: [...AES, 'HMAC', 'HKDF', 'PBKDF2'],
};

// Parameters of an algorithm for an operation: name and kind, with a question mark when they may be missing.
const RSA_KEY = ['hash', 'hash'];
const PARAMETERS = {
  'generateKey RSA': ['modulusLength', 'number', 'publicExponent', 'bytes', ...RSA_KEY],
  'generateKey EC': ['namedCurve', 'text'],
  'generateKey AES': ['length', 'number'],
  'generateKey HMAC': ['hash', 'hash', 'length', 'number?'],
  'importKey RSA': RSA_KEY,
  'importKey EC': ['namedCurve', 'text'],
  'importKey HMAC': ['hash', 'hash', 'length', 'number?'],
  'sign RSA-PSS': ['saltLength', 'number'],
  'sign ECDSA': ['hash', 'hash'],
  'encrypt RSA-OAEP': ['label', 'bytes?'],
  'encrypt AES-CTR': ['counter', 'bytes', 'length', 'number'],
  'encrypt AES-CBC': ['iv', 'bytes'],
  'encrypt AES-GCM': ['iv', 'bytes', 'tagLength', 'number?', 'additionalData', 'bytes?'],
  'deriveBits HKDF': ['hash', 'hash', 'salt', 'bytes', 'info', 'bytes'],
  'deriveBits PBKDF2': ['hash', 'hash', 'salt', 'bytes', 'iterations', 'number'],
  'deriveBits ECDH': ['public', 'key'],
  'deriveBits X25519': ['public', 'key'],
  'deriveBits X448': ['public', 'key'],
  'sign Ed448': ['context', 'bytes?'],
  'keyLength AES': ['length', 'number'],
  'keyLength HMAC': ['hash', 'hash', 'length', 'number?'],
};

// Operations that share their parameters.
const SAME = { verify: 'sign', decrypt: 'encrypt', wrapKey: 'encrypt', unwrapKey: 'encrypt' };

function familyOf(name) {
  if (RSA.includes(name)) return 'RSA';
  if (EC.includes(name)) return 'EC';
  return AES.includes(name) ? 'AES' : name;
}

function missing(name, type) {
  return Object.assign(new TypeError(`Failed to normalize algorithm: '${name}' is required in '${type}'.`), {
    code: 'ERR_MISSING_OPTION',
  });
}

const readers = {
  number(value) {
    const number = Number(value);
    if (!Number.isFinite(number) || number < 0 || number > 2 ** 32 - 1) {
      throw new TypeError('A parameter is outside the expected range');
    }
    return Math.trunc(number);
  },
  text: (value) => `${value}`,
  bytes(value) {
    const source = bufferSource(value, 'parameter');
    if (isAnyArrayBuffer(source)) return Buffer.from(source.slice(0));
    return Buffer.from(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
  },
  hash: (value) => normalize(value, 'digest'),
  key(value) {
    if (!require('internal/crypto/crypto_key').isCryptoKey(value)) {
      throw new codes.ERR_INVALID_ARG_TYPE('algorithm.public', 'CryptoKey', value);
    }
    return value;
  },
};

/** Bytes as the Web platform gives them: an ArrayBuffer or a view of one. */
function bufferSource(value, name) {
  if (ArrayBuffer.isView(value)) return readable(value);
  if (isAnyArrayBuffer(value)) return value;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
}

/** The algorithm with its name in the right case and its parameters checked. */
function normalize(algorithm, operation) {
  const isText = typeof algorithm !== 'object' || algorithm === null;
  if (!isText && algorithm.name === undefined) throw missing('name', 'Algorithm');
  const given = `${isText ? algorithm : algorithm.name}`.toUpperCase();
  const name = OPERATIONS[operation].find((known) => known.toUpperCase() === given);
  if (name === undefined) throw domException('Unrecognized algorithm name', 'NotSupportedError');
  const shared = SAME[operation] ?? operation;
  const parameters = PARAMETERS[`${shared} ${name}`] ?? PARAMETERS[`${shared} ${familyOf(name)}`] ?? [];
  const normal = { name };
  for (let i = 0; i < parameters.length; i += 2) {
    const [parameter, kind] = [parameters[i], parameters[i + 1]];
    const value = isText ? undefined : algorithm[parameter];
    if (value !== undefined) normal[parameter] = readers[kind.replace('?', '')](value);
    else if (!kind.endsWith('?')) throw missing(parameter, `${name}Params`);
  }
  return normal;
}

module.exports = { AES, EC, RSA, bufferSource, domException, familyOf, normalize };
