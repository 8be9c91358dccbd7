'use strict';
// CryptoKeys made, taken in and given out (generateKey, importKey and exportKey of SubtleCrypto).

const native_ = native('crypto');
const { fromArrayBuffer } = require('internal/buffer');
const { promised } = require('internal/jobs');
const { handleOf, secretOf, wrap } = require('internal/crypto/keys');
const { keyObjectOf, makeCryptoKey } = require('internal/crypto/crypto_key');
const { bufferSource, domException, familyOf } = require('internal/crypto/subtle_params');

const SIGNING = { private: ['sign'], public: ['verify'] };
const AGREEING = { private: ['deriveKey', 'deriveBits'], public: [] };
const CIPHERING = { secret: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] };
const DERIVING = { secret: ['deriveKey', 'deriveBits'] };

/** What the keys of an algorithm may be used for. */
const ALLOWED = {
  'RSASSA-PKCS1-v1_5': SIGNING,
  'RSA-PSS': SIGNING,
  'RSA-OAEP': { private: ['decrypt', 'unwrapKey'], public: ['encrypt', 'wrapKey'] },
  'ECDSA': SIGNING,
  'ECDH': AGREEING,
  'Ed25519': SIGNING,
  'Ed448': SIGNING,
  'X25519': AGREEING,
  'X448': AGREEING,
  'AES-CTR': CIPHERING,
  'AES-CBC': CIPHERING,
  'AES-GCM': CIPHERING,
  'AES-KW': { secret: ['wrapKey', 'unwrapKey'] },
  'HMAC': { secret: ['sign', 'verify'] },
  'HKDF': DERIVING,
  'PBKDF2': DERIVING,
};

const CURVES = ['P-256', 'P-384', 'P-521'];
const OKP = { Ed25519: 'ed25519', X25519: 'x25519', Ed448: 'ed448', X448: 'x448' };
/** As many bits as a block of the hash. */
const BLOCK_BITS = { 'SHA-1': 512, 'SHA-256': 512, 'SHA-384': 1024, 'SHA-512': 1024 };

function checkUsages(name, usages, allowed) {
  for (const usage of usages) {
    if (allowed.includes(usage)) continue;
    const article = /^(?:AES|ECD|Ed|HMAC|HKDF|RSA)/.test(name) ? 'an' : 'a';
    throw domException(`Unsupported key usage for ${article} ${name} key`, 'SyntaxError');
  }
}

function dataError(message, cause) {
  const error = domException(message, 'DataError');
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause, configurable: true });
  return error;
}

function checkCurve(name) {
  if (!CURVES.includes(name)) throw domException('Unrecognized namedCurve', 'NotSupportedError');
}

// ---- generateKey ----------------------------------------------------------------------------------------

async function generateKey(algorithm, extractable, usages) {
  const { name } = algorithm;
  const allowed = ALLOWED[name];
  if (allowed.secret) {
    checkUsages(name, usages, allowed.secret);
    if (usages.length === 0) throw emptyUsages();
    const bits = secretBits(algorithm);
    const bytes = require('internal/crypto/random').randomBytes(Math.ceil(bits / 8));
    return secretKey(bytes, algorithm, extractable, usages, bits);
  }
  checkUsages(name, usages, [...allowed.private, ...allowed.public]);
  const [type, wishes] = pairWishes(algorithm);
  const own = allowed.private.filter((usage) => usages.includes(usage));
  if (own.length === 0) throw emptyUsages();
  let pair;
  try {
    pair = await promised(native_.generateKeyPair(type, wishes, true));
  } catch (error) {
    throw operationError(error);
  }
  const [privateKey, publicKey] = pair.map(wrap);
  const shown = shownAlgorithm(algorithm, publicKey);
  const others = allowed.public.filter((usage) => usages.includes(usage));
  return {
    privateKey: makeCryptoKey(privateKey, shown, own, extractable),
    publicKey: makeCryptoKey(publicKey, shown, others, true),
  };
}

function emptyUsages() {
  return domException('Usages cannot be empty when creating a key.', 'SyntaxError');
}

function operationError(cause) {
  const error = domException('The operation failed for an operation-specific reason', 'OperationError');
  Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true });
  return error;
}

function pairWishes(algorithm) {
  const { name } = algorithm;
  if (familyOf(name) === 'EC') {
    checkCurve(algorithm.namedCurve);
    return ['ec', [algorithm.namedCurve]];
  }
  if (OKP[name]) return [OKP[name], []];
  let exponent = 0n;
  for (const byte of algorithm.publicExponent) exponent = exponent << 8n | BigInt(byte);
  if (exponent < 3n || exponent % 2n === 0n || exponent > 0xffffffffn) {
    throw operationError(new RangeError('Invalid public exponent'));
  }
  return ['rsa', [`${algorithm.modulusLength}`, `${exponent}`]];
}

/** How long a key of this algorithm is, in bits; undefined for one that may have any length. */
function secretBits({ name, length, hash }) {
  if (familyOf(name) === 'AES') {
    if (![128, 192, 256].includes(length)) throw domException('AES key length must be 128, 192, or 256 bits',
      'OperationError');
    return length;
  }
  if (name !== 'HMAC') return undefined;
  if (length === undefined) return BLOCK_BITS[hash.name];
  if (length === 0) throw domException('Zero-length key is not supported', 'OperationError');
  return length;
}

// ---- importKey ------------------------------------------------------------------------------------------

function secretKey(bytes, algorithm, extractable, usages, bits = bytes.length * 8) {
  const { name, hash } = algorithm;
  let shown = { name };
  if (familyOf(name) === 'AES') shown = { name, length: bits };
  else if (name === 'HMAC') shown = { name, length: bits, hash: { name: hash.name } };
  return makeCryptoKey(wrap(native_.secretKey(bytes)), shown, usages, extractable);
}

// What a key tells of its algorithm.
function shownAlgorithm(algorithm, object) {
  const { name } = algorithm;
  switch (familyOf(name)) {
    case 'RSA': {
      const { modulusLength, publicExponent } = object.asymmetricKeyDetails;
      const hex = publicExponent.toString(16);
      const exponent = new Uint8Array(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'));
      return { name, modulusLength, publicExponent: exponent, hash: { name: algorithm.hash.name } };
    }
    case 'EC': return { name, namedCurve: algorithm.namedCurve };
    default: return { name };
  }
}

function importSecret(format, keyData, algorithm, extractable, usages) {
  const { name } = algorithm;
  checkUsages(name, usages, ALLOWED[name].secret);
  const isDerivation = name === 'HKDF' || name === 'PBKDF2';
  if (isDerivation && extractable) throw domException(`${name} keys are not extractable`, 'SyntaxError');
  let bytes;
  if (format === 'raw') bytes = Buffer.from(copyOf(keyData));
  else if (format === 'jwk' && !isDerivation) bytes = secretOfJwk(keyData, algorithm, extractable, usages);
  else throw domException(`Unable to import ${name} key with format ${format}`, 'NotSupportedError');
  if (familyOf(name) === 'AES' && ![16, 24, 32].includes(bytes.length)) throw dataError('Invalid key length');
  if (usages.length === 0) {
    throw domException('Usages cannot be empty when importing a secret key.', 'SyntaxError');
  }
  let bits = bytes.length * 8;
  if (name === 'HMAC') {
    const { length } = algorithm;
    if (bits === 0 || length === 0) throw dataError('Zero-length key is not supported');
    if (length !== undefined && length % 8 !== 0) {
      throw domException('Unsupported algorithm.length', 'NotSupportedError');
    }
    if (length !== undefined && (length > bits || length <= bits - 8)) throw dataError('Invalid key length');
    bits = length ?? bits;
  }
  return secretKey(bytes, algorithm, extractable, usages, bits);
}

function copyOf(source) {
  const view = bufferSource(source, 'keyData');
  return ArrayBuffer.isView(view) ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice()
    : new Uint8Array(view).slice();
}

// RFC 7518 section 4.1, section 5.1 and section 3.1.
function jwkAlgorithm({ name, hash, namedCurve }, bits) {
  const size = hash?.name.slice(4);
  switch (name) {
    case 'RSASSA-PKCS1-v1_5': return `RS${size}`;
    case 'RSA-PSS': return `PS${size}`;
    case 'RSA-OAEP': return size === '1' ? 'RSA-OAEP' : `RSA-OAEP-${size}`;
    case 'HMAC': return `HS${size}`;
    case 'AES-KW': return `A${bits}KW`;
    case 'Ed25519':
    case 'Ed448': return name;
    case 'ECDSA': return { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }[namedCurve];
    default: return name.startsWith('AES-') ? `A${bits}${name.slice(4)}` : undefined;
  }
}

function checkJwk(jwk, kty, algorithm, extractable, usages, bits) {
  if (typeof jwk !== 'object' || jwk === null || ArrayBuffer.isView(jwk) || jwk.kty === undefined) {
    throw dataError('Invalid keyData');
  }
  if (jwk.kty !== kty) throw dataError('Invalid JWK "kty" Parameter');
  const use = /OAEP|AES|ECDH|X25|X448/.test(algorithm.name) ? 'enc' : 'sig';
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) {
    throw dataError('Invalid JWK "use" Parameter');
  }
  if (jwk.key_ops !== undefined) {
    if (!Array.isArray(jwk.key_ops) || usages.some((usage) => !jwk.key_ops.includes(usage)) ||
        new Set(jwk.key_ops).size !== jwk.key_ops.length) {
      throw dataError('Key operations and usage mismatch');
    }
  }
  if (jwk.ext === false && extractable) throw dataError('JWK "ext" Parameter and extractable mismatch');
  const expected = jwkAlgorithm(algorithm, bits);
  const isOtherName = algorithm.name.startsWith('Ed') && jwk.alg === 'EdDSA';
  if (jwk.alg !== undefined && expected !== undefined && jwk.alg !== expected && !isOtherName) {
    throw dataError('JWK "alg" does not match the requested algorithm');
  }
}

function secretOfJwk(jwk, algorithm, extractable, usages) {
  const bytes = Buffer.from(`${jwk?.k ?? ''}`, 'base64url');
  checkJwk(jwk, 'oct', algorithm, extractable, usages, bytes.length * 8);
  if (typeof jwk.k !== 'string') throw dataError('Invalid keyData');
  return bytes;
}

function importPair(format, keyData, algorithm, extractable, usages) {
  const { name } = algorithm;
  const family = familyOf(name);
  if (family === 'EC') checkCurve(algorithm.namedCurve);
  const isPrivate = format === 'pkcs8' || (format === 'jwk' && keyData?.d !== undefined);
  if (format === 'jwk') {
    const kty = { RSA: 'RSA', EC: 'EC' }[family] ?? 'OKP';
    checkJwk(keyData, kty, algorithm, extractable, usages);
    checkJwkCurve(keyData.crv, algorithm, family);
  }
  checkUsages(name, usages, ALLOWED[name][isPrivate ? 'private' : 'public']);
  const object = wrap(readPair(format, keyData, algorithm, isPrivate));
  checkKind(object, algorithm, family);
  if (isPrivate && usages.length === 0) {
    throw domException('Usages cannot be empty when importing a private key.', 'SyntaxError');
  }
  return makeCryptoKey(object, shownAlgorithm(algorithm, object), usages, extractable);
}

function checkJwkCurve(crv, { name, namedCurve }, family) {
  if (family === 'EC' && crv !== namedCurve) {
    throw dataError('JWK "crv" does not match the requested algorithm');
  }
  if (OKP[name] && crv !== name) throw dataError('JWK "crv" Parameter and algorithm name mismatch');
}

function readPair(format, keyData, algorithm, isPrivate) {
  let handle;
  try {
    if (format === 'spki' || format === 'pkcs8') {
      handle = native_.readKey(copyOf(keyData), [false, format, !isPrivate], undefined);
    } else if (format === 'jwk') {
      handle = require('internal/crypto/jwk').handleFromJwk(keyData, !isPrivate);
    } else if (format === 'raw' && familyOf(algorithm.name) === 'EC') {
      handle = native_.keyFromParts('ec', algorithm.namedCurve, [copyOf(keyData)]);
    } else if (format === 'raw' && OKP[algorithm.name]) {
      handle = native_.keyFromParts(OKP[algorithm.name], undefined, [copyOf(keyData)]);
    } else {
      throw domException(`Unable to import ${algorithm.name} key with format ${format}`, 'NotSupportedError');
    }
  } catch (error) {
    if (error.name === 'NotSupportedError') throw error;
    throw dataError('Invalid keyData', error);
  }
  if (handle === undefined) throw dataError('Invalid keyData');
  return handle;
}

function checkKind(object, algorithm, family) {
  const expected = { RSA: 'rsa', EC: 'ec' }[family] ?? OKP[algorithm.name];
  if (object.asymmetricKeyType !== expected) throw dataError('Invalid key type');
  if (family === 'EC' && native_.keyDetails(handleOf(object))[1] !== algorithm.namedCurve) {
    throw dataError('Named curve mismatch');
  }
}

function importKey(format, keyData, algorithm, extractable, usages) {
  const read = ALLOWED[algorithm.name].secret ? importSecret : importPair;
  return read(format, keyData, algorithm, extractable, usages);
}

// ---- exportKey ------------------------------------------------------------------------------------------

function memoryOf(buffer) {
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);
}

function exportKey(format, key) {
  if (!key.extractable) throw domException('key is not extractable', 'InvalidAccessError');
  const object = keyObjectOf(key);
  const { name } = key.algorithm;
  const form = `${format} ${key.type}`;
  if (form === 'raw secret') return memoryOf(secretOf(object));
  if (form === 'spki public' || form === 'pkcs8 private') {
    return memoryOf(object.export({ type: format, format: 'der' }));
  }
  if (form === 'raw public' && familyOf(name) === 'EC') {
    const [x, y] = native_.keyParts(handleOf(object)).map(fromArrayBuffer);
    return memoryOf(Buffer.concat([Buffer.of(4), x, y]));
  }
  if (form === 'raw public' && OKP[name]) return native_.keyParts(handleOf(object))[0];
  if (format === 'jwk') {
    const jwk = { key_ops: key.usages, ext: key.extractable, ...object.export({ format: 'jwk' }) };
    const alg = name === 'ECDSA' ? undefined : jwkAlgorithm(key.algorithm, key.algorithm.length);
    return alg === undefined ? jwk : { ...jwk, alg };
  }
  throw domException(`Unable to export ${name} ${key.type} key using ${format} format`,
    form === 'spki private' || form === 'pkcs8 public' ? 'InvalidAccessError' : 'NotSupportedError');
}

module.exports = { exportKey, generateKey, importKey, operationError, secretBits };
