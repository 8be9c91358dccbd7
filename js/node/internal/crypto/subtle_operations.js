'use strict';
// What SubtleCrypto does with keys: sign, verify, encrypt, decrypt and derive. What takes long runs in the
// pool.

const native_ = native('crypto');
const { promised } = require('internal/jobs');
const { fromArrayBuffer } = require('internal/buffer');
const { handleOf, secretOf } = require('internal/crypto/keys');
const { keyObjectOf } = require('internal/crypto/crypto_key');
const { domException } = require('internal/crypto/subtle_params');
const { operationError } = require('internal/crypto/subtle_keys');

const PKCS1 = 1;
const OAEP = 4;
const PSS = 6;

// Whatever fails inside is an OperationError for those outside.
async function operation(work) {
  try {
    return await work();
  } catch (error) {
    throw error.name === 'OperationError' ? error : operationError(error);
  }
}

// ---- signatures -----------------------------------------------------------------------------------------

// What the modulus has room for beside the digest.
function checkSalt(length, { modulusLength, hash }) {
  const most = Math.ceil((modulusLength - 1) / 8) - native_.hashSize(hash.name) - 2;
  if (length <= most) return;
  const { codes } = require('internal/errors');
  throw operationError(new codes.ERR_OUT_OF_RANGE('algorithm.saltLength', `>= 0 && <= ${most}`, length));
}

// [hash, choice] for the native half.
function signing(algorithm, key) {
  if (algorithm.context?.length > 0) {
    throw domException('Non zero-length context is not supported.', 'NotSupportedError');
  }
  if (algorithm.name === 'RSA-PSS') checkSalt(algorithm.saltLength, key.algorithm);
  switch (algorithm.name) {
    case 'RSASSA-PKCS1-v1_5': return [key.algorithm.hash.name, [false, PKCS1, -3, false]];
    case 'RSA-PSS': return [key.algorithm.hash.name, [false, PSS, algorithm.saltLength, false]];
    case 'ECDSA': return [algorithm.hash.name, [false, -1, -3, true]];
    default: return [undefined, [false, -1, -3, false]];
  }
}

function hmacOf(key, data) {
  const mac = native_.hmac(key.algorithm.hash.name, secretOf(keyObjectOf(key)));
  native_.update(mac, data);
  return native_.digest(mac, -1);
}

function sign(algorithm, key, data) {
  if (algorithm.name === 'HMAC') return hmacOf(key, data);
  const [hash, choice] = signing(algorithm, key);
  return operation(() => promised(native_.sign(handleOf(keyObjectOf(key)), hash, data, choice, true)));
}

function verify(algorithm, key, signature, data) {
  if (algorithm.name === 'HMAC') {
    const mac = hmacOf(key, data);
    return mac.byteLength === signature.byteLength && native_.timingSafeEqual(mac, signature);
  }
  const [hash, choice] = signing(algorithm, key);
  const handle = handleOf(keyObjectOf(key));
  return operation(() => promised(native_.verify(handle, hash, data, signature, choice, true)));
}

// ---- encryption -----------------------------------------------------------------------------------------

function join(parts) {
  const whole = Buffer.concat(parts.map(fromArrayBuffer));
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength);
}

function aesName(key, mode) {
  return `aes-${key.algorithm.length}-${mode}`;
}

function pass(encrypting, name, key, vector, data) {
  const cipher = native_.cipher(name, encrypting, secretOf(keyObjectOf(key)), vector, -1);
  return join([native_.cipherUpdate(cipher, data), native_.cipherFinal(cipher)]);
}

function view(data) {
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

function cbc(encrypting, { iv }, key, data) {
  if (iv.length !== 16) throw domException('algorithm.iv must contain exactly 16 bytes', 'OperationError');
  return pass(encrypting, aesName(key, 'cbc'), key, iv, data);
}

// The counter is the last `length` bits alone, and begins again at 0 without touching the others.
function ctr(encrypting, { counter, length }, key, data) {
  if (counter.length !== 16 || length === 0 || length > 128) {
    throw domException('algorithm.counter must be 16 bytes, algorithm.length from 1 to 128',
      'OperationError');
  }
  const bytes = view(data);
  const size = 1n << BigInt(length);
  const start = BigInt(`0x${counter.toString('hex')}`);
  const blocks = BigInt(Math.ceil(bytes.length / 16));
  if (blocks > size) throw domException('Counter would repeat', 'OperationError');
  const left = size - start % size;
  const name = aesName(key, 'ctr');
  if (blocks <= left) return pass(encrypting, name, key, counter, bytes);
  const at = Number(left) * 16;
  const again = Buffer.from((start - start % size).toString(16).padStart(32, '0'), 'hex');
  return join([pass(encrypting, name, key, counter, bytes.subarray(0, at)),
    pass(encrypting, name, key, again, bytes.subarray(at))]);
}

const TAG_BITS = [32, 64, 96, 104, 112, 120, 128];

function gcm(encrypting, { iv, tagLength = 128, additionalData }, key, data) {
  if (!TAG_BITS.includes(tagLength)) {
    throw domException(`${tagLength} is not a valid AES-GCM tag length`, 'OperationError');
  }
  const size = tagLength / 8;
  let bytes = view(data);
  if (!encrypting && bytes.length < size) {
    throw domException('The provided data is too small.', 'OperationError');
  }
  const secret = secretOf(keyObjectOf(key));
  const cipher = native_.cipher(aesName(key, 'gcm'), encrypting, secret, iv, size);
  if (!encrypting) {
    native_.cipherSetTag(cipher, bytes.subarray(bytes.length - size));
    bytes = bytes.subarray(0, bytes.length - size);
  }
  if (additionalData !== undefined) native_.cipherAdd(cipher, additionalData, -1);
  const parts = [native_.cipherUpdate(cipher, bytes), native_.cipherFinal(cipher)];
  if (encrypting) parts.push(native_.cipherTag(cipher));
  return join(parts);
}

const WRAPPING_VECTOR = new Uint8Array(8).fill(0xa6);

function keyWrap(encrypting, algorithm, key, data) {
  const cipher = native_.cipher(`aes${key.algorithm.length}-wrap`, encrypting, secretOf(keyObjectOf(key)),
    WRAPPING_VECTOR, -1);
  return native_.cipherUpdate(cipher, data);
}

function oaep(encrypting, { label }, key, data) {
  const handle = handleOf(keyObjectOf(key));
  return promised(native_.rsaCipher(
    encrypting ? 0 : 1, handle, data, [OAEP, key.algorithm.hash.name], label ?? '', true));
}

const CIPHERS = { 'AES-CBC': cbc, 'AES-CTR': ctr, 'AES-GCM': gcm, 'AES-KW': keyWrap, 'RSA-OAEP': oaep };

function cipher(encrypting, algorithm, key, data) {
  const kind = encrypting ? 'public' : 'private';
  if (algorithm.name === 'RSA-OAEP' && key.type !== kind) {
    throw domException('The requested operation is not valid for the provided key', 'InvalidAccessError');
  }
  return operation(() => CIPHERS[algorithm.name](encrypting, algorithm, key, data));
}

// ---- derivation -----------------------------------------------------------------------------------------

function wholeBytes(length) {
  if (length === null || length === undefined) throw domException('length cannot be null', 'OperationError');
  if (length % 8 !== 0) throw domException('length must be a multiple of 8', 'OperationError');
  return length / 8;
}

function deriveFromSecret(algorithm, key, length) {
  const { name, hash, salt, info, iterations } = algorithm;
  const size = wholeBytes(length);
  const secret = secretOf(keyObjectOf(key));
  if (name === 'HKDF') {
    if (size > 255 * native_.hashSize(hash.name)) throw operationError(new RangeError('Invalid key length'));
    return operation(() => promised(native_.hkdf(secret, salt, info, size, hash.name, true)));
  }
  if (iterations === 0) throw domException('iterations cannot be zero', 'OperationError');
  return operation(() => promised(native_.pbkdf2(secret, salt, iterations, size, hash.name, true)));
}

async function agree(algorithm, key, length) {
  const other = algorithm.public;
  const refuse = (message) => domException(message, 'InvalidAccessError');
  if (key.type !== 'private') throw refuse('baseKey must be a private key');
  if (other.type !== 'public') throw refuse('algorithm.public must be a public key');
  const { name } = key.algorithm;
  if (other.algorithm.name !== name) {
    throw refuse(`algorithm.public must be an ${name} key`);
  }
  if (other.algorithm.namedCurve !== key.algorithm.namedCurve) throw refuse('Named curve mismatch');
  const handles = [handleOf(keyObjectOf(key)), handleOf(keyObjectOf(other))];
  const secret = await operation(() => promised(native_.agree(...handles, true)));
  if (length === null || length === undefined) return secret;
  if (length > secret.byteLength * 8) throw domException('derived bit length is too small', 'OperationError');
  const cut = secret.slice(0, Math.ceil(length / 8));
  // What is beyond the last bit is zero.
  if (length % 8 !== 0) new Uint8Array(cut)[cut.byteLength - 1] &= 0xff << (8 - length % 8);
  return cut;
}

function deriveBits(algorithm, key, length) {
  const isAgreement = /^(?:ECDH|X25519|X448)$/.test(algorithm.name);
  return isAgreement ? agree(algorithm, key, length) : deriveFromSecret(algorithm, key, length);
}

module.exports = { cipher, deriveBits, sign, verify };
