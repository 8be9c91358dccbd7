'use strict';
// Comparison in constant time, and what Node says of the OpenSSL it is built with. There is none here: no
// engines, no FIPS provider, no secure heap.

const { timingSafeEqual: equal } = native('crypto');
const { codes } = require('internal/errors');
const { validateNumber, validateString } = require('internal/validators');
const { isAnyArrayBuffer, readable } = require('internal/crypto/bytes');

function comparable(value, name) {
  if (ArrayBuffer.isView(value)) return readable(value);
  if (isAnyArrayBuffer(value)) return value;
  // Without the value, which may be a secret.
  const message = `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or ` +
    'DataView.';
  throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
}

function timingSafeEqual(buf1, buf2) {
  const a = comparable(buf1, 'buf1');
  const b = comparable(buf2, 'buf2');
  if (a.byteLength !== b.byteLength) throw new codes.ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return equal(a, b);
}

function getFips() {
  return 0;
}

function setFips(value) {
  if (value) throw new codes.ERR_CRYPTO_FIPS_UNAVAILABLE();
}

function setEngine(id, flags) {
  validateString(id, 'id');
  if (flags) validateNumber(flags, 'flags');
  throw new codes.ERR_CRYPTO_ENGINE_UNKNOWN(id);
}

function secureHeapUsed() {
  return { total: 0, used: 0, utilization: 0, min: 0 };
}

// OpenSSL 3.0's numbers, a line each: a table of text is small while nobody asks for it.
const NUMBERS = `OPENSSL_VERSION_NUMBER 805306368
SSL_OP_ALL 2147485776
SSL_OP_ALLOW_NO_DHE_KEX 1024
SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION 262144
SSL_OP_CIPHER_SERVER_PREFERENCE 4194304
SSL_OP_CISCO_ANYCONNECT 32768
SSL_OP_COOKIE_EXCHANGE 8192
SSL_OP_CRYPTOPRO_TLSEXT_BUG 2147483648
SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS 2048
SSL_OP_LEGACY_SERVER_CONNECT 4
SSL_OP_NO_COMPRESSION 131072
SSL_OP_NO_ENCRYPT_THEN_MAC 524288
SSL_OP_NO_QUERY_MTU 4096
SSL_OP_NO_RENEGOTIATION 1073741824
SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION 65536
SSL_OP_NO_SSLv2 0
SSL_OP_NO_SSLv3 33554432
SSL_OP_NO_TICKET 16384
SSL_OP_NO_TLSv1 67108864
SSL_OP_NO_TLSv1_1 268435456
SSL_OP_NO_TLSv1_2 134217728
SSL_OP_NO_TLSv1_3 536870912
SSL_OP_PRIORITIZE_CHACHA 2097152
SSL_OP_TLS_ROLLBACK_BUG 8388608
ENGINE_METHOD_RSA 1
ENGINE_METHOD_DSA 2
ENGINE_METHOD_DH 4
ENGINE_METHOD_RAND 8
ENGINE_METHOD_EC 2048
ENGINE_METHOD_CIPHERS 64
ENGINE_METHOD_DIGESTS 128
ENGINE_METHOD_PKEY_METHS 512
ENGINE_METHOD_PKEY_ASN1_METHS 1024
ENGINE_METHOD_ALL 65535
ENGINE_METHOD_NONE 0
DH_CHECK_P_NOT_SAFE_PRIME 2
DH_CHECK_P_NOT_PRIME 1
DH_UNABLE_TO_CHECK_GENERATOR 4
DH_NOT_SUITABLE_GENERATOR 8
RSA_PKCS1_PADDING 1
RSA_NO_PADDING 3
RSA_PKCS1_OAEP_PADDING 4
RSA_X931_PADDING 5
RSA_PKCS1_PSS_PADDING 6
RSA_PSS_SALTLEN_DIGEST -1
RSA_PSS_SALTLEN_MAX_SIGN -2
RSA_PSS_SALTLEN_AUTO -2
TLS1_VERSION 769
TLS1_1_VERSION 770
TLS1_2_VERSION 771
TLS1_3_VERSION 772
POINT_CONVERSION_COMPRESSED 2
POINT_CONVERSION_UNCOMPRESSED 4
POINT_CONVERSION_HYBRID 6`;

/** What TLS offers when nobody says otherwise: the suites of TLS 1.3, then those with forward secrecy. */
const CIPHERS = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:' +
  'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:' +
  'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-CHACHA20-POLY1305';

function makeConstants() {
  const constants = { __proto__: null };
  for (const line of NUMBERS.split('\n')) {
    const [name, number] = line.split(' ');
    Object.defineProperty(constants, name, { value: +number, enumerable: true });
  }
  Object.defineProperty(constants, 'defaultCoreCipherList', { value: CIPHERS, enumerable: true });
  constants.defaultCipherList = require('internal/options').get('--tls-cipher-list') ?? CIPHERS;
  return constants;
}

module.exports = {
  constants: makeConstants(), getFips, secureHeapUsed, setEngine, setFips, timingSafeEqual,
};
