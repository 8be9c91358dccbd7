'use strict';
// node:crypto (https://nodejs.org/api/crypto.html). The rooms in internal/crypto/ do the work, on a native
// half of RustCrypto's crates; each is loaded when a program first names something of it.

const crypto = {};

// A property that becomes a plain one when it is first read or replaced.
function lazy(name, enumerable, load) {
  const settle = (value) => {
    Object.defineProperty(crypto, name, { value, writable: true, enumerable, configurable: true });
    return value;
  };
  Object.defineProperty(crypto, name,
    { configurable: true, enumerable, get: () => settle(load()), set: settle });
}

const ROOMS = {
  cipher: ['Cipheriv', 'Decipheriv', 'createCipheriv', 'createDecipheriv', 'getCipherInfo', 'getCiphers'],
  derive: ['hkdf', 'hkdfSync', 'pbkdf2', 'pbkdf2Sync', 'scrypt', 'scryptSync'],
  diffie_hellman: [
    'DiffieHellman', 'DiffieHellmanGroup', 'ECDH', 'createDiffieHellman', 'createDiffieHellmanGroup',
    'createECDH', 'diffieHellman', 'getCurves', 'getDiffieHellman',
  ],
  hash: ['Hash', 'Hmac', 'createHash', 'createHmac', 'getHashes', 'hash'],
  keygen: ['generateKey', 'generateKeyPair', 'generateKeyPairSync', 'generateKeySync'],
  keys: ['KeyObject', 'createPrivateKey', 'createPublicKey', 'createSecretKey'],
  primes: ['checkPrime', 'checkPrimeSync', 'generatePrime', 'generatePrimeSync'],
  public_cipher: ['privateDecrypt', 'privateEncrypt', 'publicDecrypt', 'publicEncrypt'],
  random: ['getRandomValues', 'randomBytes', 'randomFill', 'randomFillSync', 'randomInt', 'randomUUID'],
  settings: ['constants', 'getFips', 'secureHeapUsed', 'setEngine', 'setFips', 'timingSafeEqual'],
  sign: ['Sign', 'Verify', 'createSign', 'createVerify', 'sign', 'verify'],
  spkac: ['Certificate'],
  x509: ['X509Certificate'],
};

for (const room of Object.keys(ROOMS)) {
  for (const name of ROOMS[room]) lazy(name, true, () => require(`internal/crypto/${room}`)[name]);
}

// Names of old, which Node hides.
for (const name of ['prng', 'pseudoRandomBytes', 'rng']) {
  lazy(name, false, () => {
    const { randomBytes } = require('internal/crypto/random');
    if (!require('internal/crypto/warnings').areWanted()) return randomBytes;
    return require('internal/util').deprecate(randomBytes, `crypto.${name} is deprecated.`, 'DEP0115');
  });
}

Object.defineProperty(crypto, 'fips', {
  get: () => crypto.getFips(),
  set: (value) => crypto.setFips(value),
});

Object.defineProperty(crypto, 'webcrypto', {
  enumerable: true,
  get: () => require('internal/webcrypto').crypto,
});

Object.defineProperty(crypto, 'subtle', {
  enumerable: true,
  get: () => require('internal/crypto/webcrypto').subtle,
});

module.exports = crypto;
