'use strict';
// JSON Web Keys (RFC 7517, RFC 7518 section 6, RFC 8037).

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { fromArrayBuffer } = require('internal/buffer');
const { validateOneOf, validateString } = require('internal/validators');

const OCTET_CURVES = { Ed25519: 'ed25519', X25519: 'x25519', Ed448: 'ed448', X448: 'x448' };
const RSA_SECRETS = ['d', 'p', 'q', 'dp', 'dq', 'qi'];

function text(memory) {
  return fromArrayBuffer(memory).toString('base64url');
}

/** The key of a KeyObject, in Node's order of names. */
function exportJwk(key) {
  const { handleOf } = require('internal/crypto/keys');
  const handle = handleOf(key);
  const parts = native_.keyParts(handle).map(text);
  const type = key.asymmetricKeyType;
  switch (type) {
    case 'rsa': {
      const jwk = { kty: 'RSA', n: parts[0], e: parts[1] };
      for (let i = 2; i < parts.length; i++) jwk[RSA_SECRETS[i - 2]] = parts[i];
      return jwk;
    }
    case 'ec': {
      const jwk = { kty: 'EC', x: parts[0], y: parts[1], crv: native_.keyDetails(handle)[1] };
      if (parts.length > 2) jwk.d = parts[2];
      return jwk;
    }
    case 'ed25519':
    case 'x25519':
    case 'ed448':
    case 'x448': {
      const jwk = { crv: `${type[0].toUpperCase()}${type.slice(1)}` };
      if (parts.length > 1) jwk.d = parts[1];
      jwk.x = parts[0];
      jwk.kty = 'OKP';
      return jwk;
    }
    default: throw new codes.ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE();
  }
}

function bytes(key, name) {
  validateString(key[name], `key.${name}`);
  return Buffer.from(key[name], 'base64');
}

/** The native key of a JSON Web Key. A private one serves as a public one too. */
function handleFromJwk(key, isPublic) {
  validateOneOf(key.kty, 'key.kty', ['RSA', 'EC', 'OKP']);
  const handle = readers[key.kty](key, isPublic);
  if (handle === undefined) {
    const error = new codes.ERR_CRYPTO_INVALID_JWK();
    if (key.kty === 'EC') error.message = 'Invalid JWK EC key';
    throw error;
  }
  return handle;
}

const readers = {
  RSA(key, isPublic) {
    const numbers = [bytes(key, 'n'), bytes(key, 'e')];
    if (isPublic) return native_.keyFromParts('rsa', undefined, numbers);
    const [d, p, q] = RSA_SECRETS.map((name) => bytes(key, name));
    return native_.keyFromParts('rsa', undefined, [...numbers, d, p, q]);
  },

  EC(key, isPublic) {
    validateOneOf(key.crv, 'key.crv', ['P-256', 'secp256k1', 'P-384', 'P-521']);
    const [x, y] = [bytes(key, 'x'), bytes(key, 'y')];
    const d = isPublic ? undefined : bytes(key, 'd');
    const point = Buffer.concat([Buffer.of(4), x, y]);
    return native_.keyFromParts('ec', key.crv, isPublic ? [point] : [d, point]);
  },

  OKP(key, isPublic) {
    validateOneOf(key.crv, 'key.crv', ['Ed25519', 'Ed448', 'X25519', 'X448']);
    const type = OCTET_CURVES[key.crv];
    const x = bytes(key, 'x');
    const parts = isPublic ? [x] : [bytes(key, 'd'), x];
    return native_.keyFromParts(type, undefined, parts);
  },
};

module.exports = { exportJwk, handleFromJwk };
