'use strict';
// KeyObject, and keys as programs give them: PEM, DER, JSON Web Keys, KeyObjects and CryptoKeys.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { fromArrayBuffer } = require('internal/buffer');
const { validateObject, validateOneOf, validateString } = require('internal/validators');
const { encode, fromBytes, isAnyArrayBuffer, readable } = require('internal/crypto/bytes');

const kHandle = Symbol('kHandle');
const kType = Symbol('kKeyType');

// ---- classes --------------------------------------------------------------------------------------------

function isHandle(handle) {
  if (typeof handle !== 'object' || handle === null) return false;
  try {
    native_.keyKind(handle);
    return true;
  } catch {
    return false;
  }
}

class KeyObject {
  constructor(type, handle) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') {
      throw new codes.ERR_INVALID_ARG_VALUE('type', type);
    }
    if (!isHandle(handle)) throw new codes.ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    this[kType] = type;
    Object.defineProperty(this, kHandle, { value: handle });
  }

  get type() {
    return this[kType];
  }

  static from(key) {
    const found = keyObjectOf(key);
    if (found === undefined) throw new codes.ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
    return found;
  }

  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) {
      throw new codes.ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    }
    return native_.keysEqual(this[kHandle], otherKeyObject[kHandle]);
  }

  toCryptoKey(algorithm, extractable, keyUsages) {
    return require('internal/crypto/webcrypto').toCryptoKey(this, algorithm, extractable, keyUsages);
  }
}
Object.defineProperty(KeyObject.prototype, require('internal/untransferable').kClone, {
  value() {
    return wrap(this[kHandle]);
  },
});
Object.defineProperty(KeyObject.prototype, require('internal/untransferable').kPack, {
  value() {
    const { type } = this;
    const form = { secret: undefined, public: 'spki', private: 'pkcs8' }[type];
    return ['internal/crypto/keys', { type, form, key: this.export(form && { format: 'der', type: form }) }];
  },
});

/** The key that another thread has packed. */
function unpack({ type, form, key }) {
  if (type === 'secret') return createSecretKey(key);
  return (type === 'public' ? createPublicKey : createPrivateKey)({ key, format: 'der', type: form });
}

Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, { configurable: true, value: 'KeyObject' });

class SecretKeyObject extends KeyObject {
  get symmetricKeySize() {
    return native_.keyDetails(this[kHandle])[0];
  }

  export(options) {
    if (options !== undefined) {
      validateObject(options, 'options');
      validateOneOf(options.format, 'options.format', [undefined, 'buffer', 'jwk']);
      if (options.format === 'jwk') return { kty: 'oct', k: secretOf(this).toString('base64url') };
    }
    return secretOf(this);
  }
}

class AsymmetricKeyObject extends KeyObject {
  get asymmetricKeyType() {
    return native_.keyAlgorithm(this[kHandle]);
  }

  get asymmetricKeyDetails() {
    return detailsOf(this);
  }

  export(options) {
    validateObject(options, 'options');
    if (options.format === 'jwk') {
      if (options.passphrase !== undefined) {
        throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('jwk', 'does not support encryption');
      }
      return require('internal/crypto/jwk').exportJwk(this);
    }
    return exportHandle(this[kHandle], options, this.type === 'public');
  }
}

class PublicKeyObject extends AsymmetricKeyObject {}

class PrivateKeyObject extends AsymmetricKeyObject {}

const classes = { secret: SecretKeyObject, public: PublicKeyObject, private: PrivateKeyObject };

/** The KeyObject of a native key. */
function wrap(handle) {
  const kind = native_.keyKind(handle);
  return new classes[kind](kind, handle);
}

function isKeyObject(value) {
  return typeof value === 'object' && value !== null && kHandle in value;
}

/** The KeyObject that a KeyObject is or a CryptoKey holds; undefined for anything else. */
function keyObjectOf(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (kHandle in value) return value;
  if (value[Symbol.toStringTag] !== 'CryptoKey') return undefined;
  return require('internal/crypto/crypto_key').keyObjectOf(value);
}

function secretOf(key) {
  return fromArrayBuffer(native_.keyParts(key[kHandle])[0]);
}

function detailsOf(key) {
  const [first, second, hashAlgorithm, mgf1HashAlgorithm, saltLength] = native_.keyDetails(key[kHandle]);
  switch (key.asymmetricKeyType) {
    case 'ec': return { namedCurve: first };
    case 'dsa': return { modulusLength: first, divisorLength: second };
    case 'rsa':
    case 'rsa-pss': {
      const details = {
        modulusLength: first,
        publicExponent: BigInt(`0x${fromArrayBuffer(second).toString('hex') || '0'}`),
      };
      return hashAlgorithm === undefined ? details :
        { ...details, hashAlgorithm, mgf1HashAlgorithm, saltLength };
    }
    default: return {};
  }
}

// ---- how a key is written -------------------------------------------------------------------------------

function optionName(prefix, name) {
  return `${prefix}.${name}`;
}

function checkFormat(options, prefix, isInput) {
  const { format } = options;
  if (format === undefined && isInput) return 'pem';
  if (format !== 'pem' && format !== 'der') {
    throw new codes.ERR_INVALID_ARG_VALUE(optionName(prefix, 'format'), format);
  }
  return format;
}

// `isPublic` is undefined where either half will do.
function checkForm(options, prefix, isRequired, isPublic) {
  const { type } = options;
  if (type === undefined && !isRequired) return '';
  const isPrivateForm = type === 'pkcs8' || type === 'sec1';
  if (type === 'pkcs1' || (type === 'spki' && isPublic !== false) ||
    (isPrivateForm && isPublic !== true)) return type;
  throw new codes.ERR_INVALID_ARG_VALUE(optionName(prefix, 'type'), type);
}

function checkFits(form, algorithm) {
  if (form === 'pkcs1' && algorithm !== 'rsa') {
    throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('pkcs1', 'can only be used for RSA keys');
  }
  if (form === 'sec1' && algorithm !== 'ec') {
    throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('sec1', 'can only be used for EC keys');
  }
}

function isBytes(value) {
  return typeof value === 'string' || ArrayBuffer.isView(value) || isAnyArrayBuffer(value);
}

function checkEncryption(options, prefix, form, format) {
  const { cipher, passphrase, encoding } = options;
  if (cipher === undefined || cipher === null) {
    if (passphrase !== undefined) throw new codes.ERR_INVALID_ARG_VALUE(optionName(prefix, 'cipher'), cipher);
    return [undefined, undefined];
  }
  if (typeof cipher !== 'string') throw new codes.ERR_INVALID_ARG_VALUE(optionName(prefix, 'cipher'), cipher);
  if (format === 'der' && form !== 'pkcs8') {
    throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(form, 'does not support encryption');
  }
  if (!isBytes(passphrase)) {
    throw new codes.ERR_INVALID_ARG_VALUE(optionName(prefix, 'passphrase'), passphrase);
  }
  return [cipher, typeof passphrase === 'string' ? encode(passphrase, encoding) : readable(passphrase)];
}

/** Checks how a key is to be written, before there is one. */
function checkWriting(options, isPublic, prefix = 'options') {
  const format = checkFormat(options, prefix, false);
  const form = checkForm(options, prefix, true, isPublic);
  const encryption = isPublic ? [undefined, undefined] : checkEncryption(options, prefix, form, format);
  return [form, format === 'pem', ...encryption];
}

function exportHandle(handle, options, isPublic, prefix) {
  const [form, isPem, cipher, passphrase] = checkWriting(options, isPublic, prefix);
  checkFits(form, native_.keyAlgorithm(handle));
  const written = native_.writeKey(handle, form, isPem, cipher, passphrase);
  return isPem ? written : fromArrayBuffer(written);
}

// ---- keys that are given --------------------------------------------------------------------------------

const TYPES = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];
const TYPES_AND_KEYS = [...TYPES, 'KeyObject', 'CryptoKey'];

function wrongKind(actual, expected) {
  return new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(actual, expected);
}

/** The private key that an argument is or holds, as a native key. */
function privateHandle(key, name = 'key') {
  const object = keyObjectOf(key) ?? keyObjectOf(key?.key);
  if (object !== undefined) {
    if (object.type !== 'private') throw wrongKind(object.type, 'private');
    return object[kHandle];
  }
  return readGiven(key, name, false, TYPES_AND_KEYS);
}

/** The public key that an argument is or holds, or the public half of a private key. */
function publicHandle(key, name = 'key') {
  const object = keyObjectOf(key) ?? keyObjectOf(key?.key);
  if (object !== undefined) {
    if (object.type === 'secret') throw wrongKind('secret', 'private or public');
    return object[kHandle];
  }
  return readGiven(key, name, true, TYPES_AND_KEYS);
}

function readGiven(key, name, isPublic, types) {
  if (isBytes(key)) return native_.readKey(fromBytes(key, name), [true, '', isPublic], undefined);
  if (typeof key !== 'object' || key === null) throw new codes.ERR_INVALID_ARG_TYPE(name, types, key);
  const { key: data, encoding, format } = key;
  if (format === 'jwk') {
    validateObject(data, `${name}.key`);
    return require('internal/crypto/jwk').handleFromJwk(data, isPublic);
  }
  if (!isBytes(data)) throw new codes.ERR_INVALID_ARG_TYPE(`${name}.key`, types, data);
  const found = checkFormat(key, 'options', true);
  const form = checkForm(key, 'options', found === 'der', isPublic ? undefined : false);
  const { passphrase } = key;
  if (passphrase !== undefined && passphrase !== null && !isBytes(passphrase)) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.passphrase', passphrase);
  }
  const secret = passphrase === undefined || passphrase === null ? undefined
    : fromBytes(passphrase, 'options.passphrase', encoding);
  return native_.readKey(fromBytes(data, `${name}.key`, encoding), [found === 'pem', form, isPublic], secret);
}

// ---- making KeyObjects ----------------------------------------------------------------------------------

function createSecretKey(key, encoding) {
  if (typeof key === 'string' && encoding !== undefined) validateString(encoding, 'encoding');
  if (!isBytes(key)) {
    throw new codes.ERR_INVALID_ARG_TYPE('key', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], key);
  }
  return wrap(native_.secretKey(fromBytes(key, 'key', encoding)));
}

function createPublicKey(key) {
  const object = keyObjectOf(key) ?? keyObjectOf(key?.key);
  if (object !== undefined) {
    if (object.type !== 'private') throw wrongKind(object.type, 'private');
    return wrap(native_.publicOf(object[kHandle]));
  }
  return wrap(readGiven(key, 'key', true, TYPES_AND_KEYS));
}

function createPrivateKey(key) {
  if (keyObjectOf(key) !== undefined) throw new codes.ERR_INVALID_ARG_TYPE('key', TYPES, key);
  if (keyObjectOf(key?.key) !== undefined) throw new codes.ERR_INVALID_ARG_TYPE('key.key', TYPES, key.key);
  return wrap(readGiven(key, 'key', false, TYPES));
}

module.exports = {
  KeyObject, checkFits, checkWriting, createPrivateKey, createPublicKey, createSecretKey, exportHandle,
  handleOf: (key) => key[kHandle],
  isKeyObject, keyObjectOf, privateHandle, publicHandle, secretOf, unpack, wrap,
};
