'use strict';
// Secrets that two agree on: DiffieHellman over primes, ECDH over curves, and diffieHellman over KeyObjects.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { start } = require('internal/jobs');
const { fromArrayBuffer } = require('internal/buffer');
const { validateFunction, validateInt32, validateObject, validateString } = require('internal/validators');
const { fromBytes, isAnyArrayBuffer, result } = require('internal/crypto/bytes');

const kPrime = Symbol('kPrime');
const kGenerator = Symbol('kGenerator');
const kPrivate = Symbol('kPrivate');
const kPublic = Symbol('kPublic');
const kCurve = Symbol('kCurve');
const kFits = Symbol('kFits');

function failure(message, code, Class = Error) {
  return Object.assign(new Class(message), { code });
}

function opensslError(number, library, reason, code) {
  return Object.assign(new Error(`error:${number}:${library}::${reason}`), { library, reason, code });
}

// A copy, so that nobody changes the key from outside.
function bytesOf(value, name, encoding) {
  const bytes = fromBytes(value, name, encoding);
  if (typeof bytes === 'string') return Buffer.from(bytes);
  return Buffer.from(isAnyArrayBuffer(bytes) ? new Uint8Array(bytes.slice(0)) : new Uint8Array(bytes));
}

function bufferOf(value, name, encoding) {
  const bytes = fromBytes(value, name, encoding);
  if (typeof bytes === 'string') return Buffer.from(bytes);
  if (isAnyArrayBuffer(bytes)) return Buffer.from(new Uint8Array(bytes));
  return Buffer.from(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function asBigInt(bytes) {
  return BigInt(`0x${bytes.toString('hex') || '0'}`);
}

function give(buffer, encoding) {
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : Buffer.from(buffer);
}

// ---- over primes ----------------------------------------------------------------------------------------

const NUMBERS = ['number', 'string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

function checkKind(value, name) {
  if (typeof value === 'number' || typeof value === 'string') return;
  if (ArrayBuffer.isView(value) || isAnyArrayBuffer(value)) return;
  throw new codes.ERR_INVALID_ARG_TYPE(name, NUMBERS, value);
}

function isEncoding(value) {
  return value === 'buffer' || Buffer.isEncoding(value);
}

function primeFor(sizeOrKey, keyEncoding) {
  if (typeof sizeOrKey !== 'number') return bufferOf(sizeOrKey, 'sizeOrKey', keyEncoding);
  validateInt32(sizeOrKey, 'sizeOrKey');
  if (sizeOrKey < 2) {
    throw opensslError('0280007E', 'Diffie-Hellman routines', 'modulus too small',
      'ERR_OSSL_DH_MODULUS_TOO_SMALL');
  }
  return fromArrayBuffer(native_.generatePrime(sizeOrKey, true, '', '', false));
}

function generatorFor(generator, encoding) {
  let bytes;
  if (typeof generator === 'number') {
    validateInt32(generator, 'generator');
    bytes = Buffer.from(generator > 1 ? generator.toString(16).padStart(8, '0') : '00', 'hex');
    while (bytes.length > 1 && bytes[0] === 0) bytes = bytes.subarray(1);
  } else {
    bytes = bufferOf(generator, 'generator', encoding);
  }
  if (asBigInt(bytes) <= 1n) {
    throw opensslError('02800065', 'Diffie-Hellman routines', 'bad generator', 'ERR_OSSL_DH_BAD_GENERATOR');
  }
  return bytes;
}

function DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding) {
  if (new.target === undefined) return new DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding);
  checkKind(sizeOrKey, 'sizeOrKey');
  // The encoding may be left out, and then the generator stands in its place.
  if (keyEncoding && !isEncoding(keyEncoding)) {
    genEncoding = generator;
    generator = keyEncoding;
    keyEncoding = undefined;
  }
  if (!generator) generator = 2;
  checkKind(generator, 'generator');
  this[kGenerator] = generatorFor(generator, genEncoding);
  this[kPrime] = primeFor(sizeOrKey, keyEncoding);
  this[kPrivate] = this[kPublic] = undefined;
  Object.defineProperty(this, 'verifyError', {
    enumerable: true, writable: false, value: verifyErrorOf(this[kPrime], this[kGenerator]),
  });
}

function DiffieHellmanGroup(name) {
  if (new.target === undefined) return new DiffieHellmanGroup(name);
  const prime = require('internal/crypto/modp').primeOf(name);
  if (prime === undefined) throw new codes.ERR_CRYPTO_UNKNOWN_DH_GROUP();
  this[kPrime] = prime;
  this[kGenerator] = Buffer.of(2);
  this[kPrivate] = this[kPublic] = undefined;
  Object.defineProperty(this, 'verifyError', { enumerable: true, writable: false, value: 0 });
}

const NOT_PRIME = 1;
const NOT_SAFE_PRIME = 2;
const NOT_SUITABLE_GENERATOR = 8;

function verifyErrorOf(prime, generator) {
  const p = asBigInt(prime);
  const g = asBigInt(generator);
  let found = g >= p - 1n ? NOT_SUITABLE_GENERATOR : 0;
  // A number that is well known need not be looked at.
  for (const name of ['modp14', 'modp15', 'modp16', 'modp2', 'modp5']) {
    if (prime.length * 8 === bitsOf(name) &&
      prime.equals(require('internal/crypto/modp').primeOf(name))) return found;
  }
  if (!native_.checkPrime(prime, false)) found |= NOT_PRIME;
  else if (!native_.checkPrime(Buffer.from(halfHex(p), 'hex'), false)) found |= NOT_SAFE_PRIME;
  return found;
}

function bitsOf(name) {
  return { modp2: 1024, modp5: 1536, modp14: 2048, modp15: 3072, modp16: 4096 }[name];
}

function halfHex(p) {
  const hex = (p >> 1n).toString(16);
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

function powerOf(self, base) {
  const power = native_.power(self[kPrime], base, self[kPrivate]);
  if (power === undefined) throw failure('Operation failed', 'ERR_CRYPTO_OPERATION_FAILED');
  return fromArrayBuffer(power);
}

const shared = {
  generateKeys(encoding) {
    if (this[kPrivate] === undefined) this[kPrivate] = randomExponent(this[kPrime]);
    this[kPublic] = powerOf(this, this[kGenerator]);
    return give(this[kPublic], encoding);
  },

  computeSecret(otherPublicKey, inputEncoding, outputEncoding) {
    const other = bufferOf(otherPublicKey, 'otherPublicKey', inputEncoding);
    if (this[kPrivate] === undefined) throw failure('No private key', 'ERR_CRYPTO_INVALID_STATE');
    const value = asBigInt(other);
    if (value <= 1n) throw failure('Supplied key is too small', 'ERR_CRYPTO_INVALID_KEYLEN', RangeError);
    if (value >= asBigInt(this[kPrime]) - 1n) {
      throw failure('Supplied key is too large', 'ERR_CRYPTO_INVALID_KEYLEN', RangeError);
    }
    return give(powerOf(this, other), outputEncoding);
  },

  getPrime(encoding) {
    return give(this[kPrime], encoding);
  },

  getGenerator(encoding) {
    return give(this[kGenerator], encoding);
  },

  getPublicKey(encoding) {
    if (this[kPublic] === undefined) {
      throw failure('No public key - did you forget to generate one?', 'ERR_CRYPTO_INVALID_STATE');
    }
    return give(this[kPublic], encoding);
  },

  getPrivateKey(encoding) {
    if (this[kPrivate] === undefined) {
      throw failure('No private key - did you forget to generate one?', 'ERR_CRYPTO_INVALID_STATE');
    }
    return give(this[kPrivate], encoding);
  },
};

// Between 2 and the prime less 2. Twice the strength of the group is enough, and much faster than all bits.
function randomExponent(prime) {
  const { randomBytes } = require('internal/crypto/random');
  const length = prime.length <= 64 ? prime.length : Math.max(32, Math.ceil(prime.length / 8));
  const limit = asBigInt(prime) - 2n;
  for (;;) {
    const bytes = randomBytes(length);
    const value = asBigInt(bytes);
    if (value >= 2n && (limit < 2n || value <= limit)) return bytes;
    if (limit < 2n) return Buffer.of(1);
  }
}

for (const Class of [DiffieHellman, DiffieHellmanGroup]) Object.assign(Class.prototype, shared);

DiffieHellman.prototype.setPublicKey = function setPublicKey(key, encoding) {
  this[kPublic] = bytesOf(key, 'key', encoding);
  return this;
};

DiffieHellman.prototype.setPrivateKey = function setPrivateKey(key, encoding) {
  this[kPrivate] = bytesOf(key, 'key', encoding);
  return this;
};

function createDiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding) {
  return new DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding);
}

function createDiffieHellmanGroup(name) {
  return new DiffieHellmanGroup(name);
}

// ---- over curves ----------------------------------------------------------------------------------------

const FORMS = { compressed: 2, uncompressed: 4, hybrid: 6 };

function formOf(format) {
  if (!format) return FORMS.uncompressed;
  if (!Object.hasOwn(FORMS, format)) throw new codes.ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
  return FORMS[format];
}

function ECDH(curve) {
  if (new.target === undefined) return new ECDH(curve);
  validateString(curve, 'curve');
  const name = native_.curveName(curve);
  if (name === undefined) throw new codes.ERR_CRYPTO_INVALID_CURVE();
  this[kCurve] = name;
  this[kPrivate] = this[kPublic] = undefined;
}

ECDH.prototype.generateKeys = function generateKeys(encoding, format) {
  this[kPrivate] = fromArrayBuffer(native_.curveSecret(this[kCurve]));
  this[kFits] = true;
  this[kPublic] = native_.curvePoint(this[kCurve], this[kPrivate]);
  return this.getPublicKey(encoding, format);
};

ECDH.prototype.computeSecret = function computeSecret(otherPublicKey, inputEncoding, outputEncoding) {
  const other = fromBytes(otherPublicKey, 'otherPublicKey', inputEncoding);
  if (this[kPrivate] === undefined || !this[kFits]) throw new codes.ERR_CRYPTO_INVALID_KEYPAIR();
  const secret = native_.curveAgree(this[kCurve], this[kPrivate], other);
  if (secret === undefined) throw new codes.ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY();
  return result(secret, outputEncoding);
};

ECDH.prototype.getPrivateKey = function getPrivateKey(encoding) {
  if (this[kPrivate] === undefined) {
    throw failure('Failed to get ECDH private key', 'ERR_CRYPTO_OPERATION_FAILED');
  }
  // A number: without zeros before it.
  let from = 0;
  while (this[kPrivate][from] === 0) from++;
  return give(this[kPrivate].subarray(from), encoding);
};

ECDH.prototype.getPublicKey = function getPublicKey(encoding, format) {
  const form = formOf(format);
  if (this[kPublic] === undefined) {
    throw failure('Failed to get ECDH public key', 'ERR_CRYPTO_OPERATION_FAILED');
  }
  return result(native_.curveForm(this[kCurve], this[kPublic], form), encoding);
};

ECDH.prototype.setPrivateKey = function setPrivateKey(key, encoding) {
  const secret = bytesOf(key, 'key', encoding);
  const point = native_.curvePoint(this[kCurve], secret);
  if (point === undefined) {
    throw failure('Private key is not valid for specified curve.', 'ERR_CRYPTO_INVALID_KEYTYPE', RangeError);
  }
  this[kPrivate] = secret;
  this[kPublic] = point;
  this[kFits] = true;
  return this;
};

ECDH.prototype.setPublicKey = function setPublicKey(key, encoding) {
  const point = native_.curveForm(this[kCurve], fromBytes(key, 'key', encoding), FORMS.uncompressed);
  if (point === undefined) throw notAPoint();
  this[kPublic] = point;
  // A secret set before may belong to another point.
  this[kFits] = this[kPrivate] === undefined || Buffer.from(point)
    .equals(Buffer.from(native_.curvePoint(this[kCurve], this[kPrivate])));
  return this;
};

function notAPoint() {
  return failure('Failed to convert Buffer to EC_POINT', 'ERR_CRYPTO_OPERATION_FAILED');
}

ECDH.convertKey = function convertKey(key, curve, inputEncoding, outputEncoding, format) {
  validateString(curve, 'curve');
  const point = fromBytes(key, 'key', inputEncoding);
  const name = native_.curveName(curve);
  if (name === undefined) throw new codes.ERR_CRYPTO_INVALID_CURVE();
  const converted = native_.curveForm(name, point, formOf(format));
  if (converted === undefined) throw notAPoint();
  return result(converted, outputEncoding);
};

function createECDH(curve) {
  return new ECDH(curve);
}

function getCurves() {
  return native_.curveNames();
}

// ---- over KeyObjects ------------------------------------------------------------------------------------

function diffieHellman(options, callback) {
  validateObject(options, 'options');
  if (callback !== undefined) validateFunction(callback, 'callback');
  const { handleOf, isKeyObject } = require('internal/crypto/keys');
  const { privateKey, publicKey } = options;
  if (!isKeyObject(privateKey)) throw new codes.ERR_INVALID_ARG_VALUE('options.privateKey', privateKey);
  if (!isKeyObject(publicKey)) throw new codes.ERR_INVALID_ARG_VALUE('options.publicKey', publicKey);
  if (privateKey.type !== 'private') {
    throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(privateKey.type, 'private');
  }
  if (publicKey.type === 'secret') {
    throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(publicKey.type, 'private or public');
  }
  const [own, other] = [privateKey.asymmetricKeyType, publicKey.asymmetricKeyType];
  if (own !== other || !['ec', 'x25519', 'x448', 'dh'].includes(own)) {
    throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY('key types for Diffie-Hellman', `${own} and ${other}`);
  }
  const [curve, otherCurve] = [privateKey, publicKey].map((key) => key.asymmetricKeyDetails.namedCurve);
  if (curve !== otherCurve) {
    throw opensslError('1C8000CB', 'Provider routines', 'mismatching domain parameters',
      'ERR_OSSL_MISMATCHING_DOMAIN_PARAMETERS');
  }
  const handles = [handleOf(privateKey), handleOf(publicKey)];
  if (callback === undefined) return fromArrayBuffer(native_.agree(...handles, false));
  start(native_.agree(...handles, true), (error, secret) => {
    if (error) callback(error);
    else callback(null, fromArrayBuffer(secret));
  });
  return undefined;
}

module.exports = {
  DiffieHellman, DiffieHellmanGroup, ECDH, createDiffieHellman, createDiffieHellmanGroup, createECDH,
  diffieHellman, getCurves, getDiffieHellman: createDiffieHellmanGroup,
};
