'use strict';
// SubtleCrypto (https://www.w3.org/TR/WebCryptoAPI/#subtlecrypto-interface): checks who may do what with
// which
// key, and hands on to internal/crypto/subtle_keys and internal/crypto/subtle_operations.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { USAGES, isCryptoKey, CryptoKey } = require('internal/crypto/crypto_key');
const { isAnyArrayBuffer, readable } = require('internal/crypto/bytes');
const { domException, normalize } = require('internal/crypto/subtle_params');

const keys = () => require('internal/crypto/subtle_keys');
const operations = () => require('internal/crypto/subtle_operations');

let made;

function needArguments(given, count, method) {
  if (given.length >= count) return;
  const plural = count === 1 ? '' : 's';
  const message = `Failed to execute '${method}' on 'SubtleCrypto': ${count} argument${plural} ` +
    `required, but only ${given.length} present.`;
  throw Object.assign(new TypeError(message), { code: 'ERR_MISSING_ARGS' });
}

function wrongArgument(method, at, message, code = 'ERR_INVALID_ARG_TYPE') {
  const place = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th'][at - 1];
  const text = `Failed to execute '${method}' on 'SubtleCrypto': ${place} argument${message}`;
  return Object.assign(new TypeError(text), { code });
}

function needKey(key, method, at) {
  if (!isCryptoKey(key)) throw wrongArgument(method, at, ' is not of type CryptoKey.');
}

function bytesOf(data, method, at) {
  const memory = ArrayBuffer.isView(data) ? data.buffer : data;
  if (isSharedMemory(memory)) {
    throw wrongArgument(method, at, ' is a view on a SharedArrayBuffer, which is not allowed.');
  }
  if (memory !== data || isAnyArrayBuffer(data)) return readable(data);
  throw wrongArgument(method, at, ' is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.');
}

function isSharedMemory(value) {
  return typeof value === 'object' && value !== null && require('util').types.isSharedArrayBuffer(value);
}

const FORMATS = ['raw', 'pkcs8', 'spki', 'jwk'];

function formatOf(format, method) {
  const text = `${format}`;
  if (FORMATS.includes(text)) return text;
  throw wrongArgument(method, 1, ` value '${text}' is not a valid enum value of type KeyFormat.`,
    'ERR_INVALID_ARG_VALUE');
}

function usagesOf(usages, method, at) {
  if (typeof usages !== 'object' || usages === null || typeof usages[Symbol.iterator] !== 'function') {
    throw wrongArgument(method, at, ' can not be converted to sequence.');
  }
  const list = [...usages].map(String);
  for (let i = 0; i < list.length; i++) {
    if (USAGES.includes(list[i])) continue;
    throw wrongArgument(method, at,
      `, index ${i} value '${list[i]}' is not a valid enum value of type KeyUsage.`,
      'ERR_INVALID_ARG_VALUE');
  }
  return [...new Set(list)];
}

function needUse(key, algorithm, usage, whose) {
  const isSame = key.algorithm.name === algorithm.name;
  if (isSame && key.usages.includes(usage)) return;
  let message = `Unable to use this key to ${usage}`;
  if (whose !== undefined) message = isSame ? whose : 'Key algorithm mismatch';
  else if (usage.endsWith('crypt')) message = 'The requested operation is not valid for the provided key';
  throw domException(message, 'InvalidAccessError');
}

class SubtleCrypto {
  constructor() {
    if (made !== undefined) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  async digest(algorithm, data) {
    check(this);
    needArguments(arguments, 2, 'digest');
    const bytes = bytesOf(data, 'digest', 2);
    const { name } = normalize(algorithm, 'digest');
    return native_.hashOnce(name, bytes, -1);
  }

  async generateKey(algorithm, extractable, keyUsages) {
    check(this);
    needArguments(arguments, 3, 'generateKey');
    const normal = normalize(algorithm, 'generateKey');
    return keys().generateKey(normal, Boolean(extractable), usagesOf(keyUsages, 'generateKey', 3));
  }

  async importKey(format, keyData, algorithm, extractable, keyUsages) {
    check(this);
    needArguments(arguments, 5, 'importKey');
    const form = formatOf(format, 'importKey');
    const data = form === 'jwk' ? keyData : bytesOf(keyData, 'importKey', 2);
    const normal = normalize(algorithm, 'importKey');
    return keys().importKey(form, data, normal, Boolean(extractable), usagesOf(keyUsages, 'importKey', 5));
  }

  async exportKey(format, key) {
    check(this);
    needArguments(arguments, 2, 'exportKey');
    needKey(key, 'exportKey', 2);
    return keys().exportKey(formatOf(format, 'exportKey'), key);
  }

  async sign(algorithm, key, data) {
    check(this);
    needArguments(arguments, 3, 'sign');
    needKey(key, 'sign', 2);
    const bytes = bytesOf(data, 'sign', 3);
    const normal = normalize(algorithm, 'sign');
    needUse(key, normal, 'sign');
    return operations().sign(normal, key, bytes);
  }

  async verify(algorithm, key, signature, data) {
    check(this);
    needArguments(arguments, 4, 'verify');
    needKey(key, 'verify', 2);
    const [sealed, bytes] = [bytesOf(signature, 'verify', 3), bytesOf(data, 'verify', 4)];
    const normal = normalize(algorithm, 'verify');
    needUse(key, normal, 'verify');
    return operations().verify(normal, key, sealed, bytes);
  }

  async encrypt(algorithm, key, data) {
    check(this);
    needArguments(arguments, 3, 'encrypt');
    needKey(key, 'encrypt', 2);
    const bytes = bytesOf(data, 'encrypt', 3);
    const normal = normalize(algorithm, 'encrypt');
    needUse(key, normal, 'encrypt');
    return operations().cipher(true, normal, key, bytes);
  }

  async decrypt(algorithm, key, data) {
    check(this);
    needArguments(arguments, 3, 'decrypt');
    needKey(key, 'decrypt', 2);
    const bytes = bytesOf(data, 'decrypt', 3);
    const normal = normalize(algorithm, 'decrypt');
    needUse(key, normal, 'decrypt');
    return operations().cipher(false, normal, key, bytes);
  }

  async deriveBits(algorithm, baseKey, length = null) {
    check(this);
    needArguments(arguments, 2, 'deriveBits');
    needKey(baseKey, 'deriveBits', 2);
    const normal = normalize(algorithm, 'deriveBits');
    needUse(baseKey, normal, 'deriveBits', 'baseKey does not have deriveBits usage');
    return operations().deriveBits(normal, baseKey, length);
  }

  async deriveKey(algorithm, baseKey, derivedKeyAlgorithm, extractable, keyUsages) {
    check(this);
    needArguments(arguments, 5, 'deriveKey');
    needKey(baseKey, 'deriveKey', 2);
    const normal = normalize(algorithm, 'deriveBits');
    const wanted = normalize(derivedKeyAlgorithm, 'importKey');
    const bits = keys().secretBits(normalize(derivedKeyAlgorithm, 'keyLength'));
    const usages = usagesOf(keyUsages, 'deriveKey', 5);
    needUse(baseKey, normal, 'deriveKey', 'baseKey does not have deriveKey usage');
    const secret = await operations().deriveBits(normal, baseKey, bits ?? null);
    return keys().importKey('raw', secret, wanted, Boolean(extractable), usages);
  }

  async wrapKey(format, key, wrappingKey, wrapAlgorithm) {
    check(this);
    needArguments(arguments, 4, 'wrapKey');
    needKey(key, 'wrapKey', 2);
    needKey(wrappingKey, 'wrapKey', 3);
    const normal = normalize(wrapAlgorithm, 'wrapKey');
    needUse(wrappingKey, normal, 'wrapKey', 'Unable to use this key to wrapKey');
    let bytes = keys().exportKey(formatOf(format, 'wrapKey'), key);
    if (format === 'jwk') bytes = jsonBytes(bytes, normal.name === 'AES-KW');
    return operations().cipher(true, normal, wrappingKey, bytes);
  }

  async unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgo, unwrappedKeyAlgo, extractable, keyUsages) {
    check(this);
    needArguments(arguments, 7, 'unwrapKey');
    needKey(unwrappingKey, 'unwrapKey', 3);
    const bytes = bytesOf(wrappedKey, 'unwrapKey', 2);
    const normal = normalize(unwrapAlgo, 'unwrapKey');
    const wanted = normalize(unwrappedKeyAlgo, 'importKey');
    const usages = usagesOf(keyUsages, 'unwrapKey', 7);
    needUse(unwrappingKey, normal, 'unwrapKey', 'Unable to use this key to unwrapKey');
    let keyData = await operations().cipher(false, normal, unwrappingKey, bytes);
    if (formatOf(format, 'unwrapKey') === 'jwk') keyData = parsed(keyData);
    return keys().importKey(format, keyData, wanted, Boolean(extractable), usages);
  }
}

// AES-KW takes multiples of eight bytes; spaces at the end change no JSON.
function jsonBytes(jwk, isPadded) {
  const text = JSON.stringify(jwk);
  const length = isPadded ? Math.ceil(text.length / 8) * 8 : text.length;
  return Buffer.from(text.padEnd(length));
}

function parsed(memory) {
  try {
    return JSON.parse(Buffer.from(memory).toString());
  } catch {
    throw domException('Invalid wrapped JWK key', 'DataError');
  }
}

function check(self) {
  if (self !== made) throw new codes.ERR_INVALID_THIS('SubtleCrypto');
}

for (const name of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
  if (name !== 'constructor') Object.defineProperty(SubtleCrypto.prototype, name, { enumerable: true });
}
Object.defineProperty(SubtleCrypto.prototype, Symbol.toStringTag,
  { configurable: true, value: 'SubtleCrypto' });
Object.defineProperty(SubtleCrypto.prototype.deriveBits, 'length', { value: 2, configurable: true });

made = new SubtleCrypto();

/** KeyObject.prototype.toCryptoKey. */
function toCryptoKey(object, algorithm, extractable, keyUsages) {
  const normal = normalize(algorithm, 'importKey');
  const usages = usagesOf(keyUsages, 'toCryptoKey', 3);
  if (object.type === 'secret') return keys().importKey('raw', object.export(), normal, extractable, usages);
  const format = object.type === 'public' ? 'spki' : 'pkcs8';
  return keys().importKey(format, object.export({ type: format, format: 'der' }), normal, extractable,
    usages);
}

module.exports = { CryptoKey, SubtleCrypto, subtle: made, toCryptoKey };
