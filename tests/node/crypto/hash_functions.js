'use strict';
// Every hash function gives the beginning that its specification says for 'abc', however the text is cut.
const assert = require('assert');
const crypto = require('crypto');

const known = {
  'md5': '900150983cd24fb0d6963f7d28e17f72',
  'ripemd160': '8eb208f7e05d987a9b044a8e98c6b087',
  'sha1': 'a9993e364706816aba3e25717850c26c',
  'sha224': '23097d223405d8228642a477bda255b3',
  'sha256': 'ba7816bf8f01cfea414140de5dae2223',
  'sha384': 'cb00753f45a35e8bb5a03d699ac65007',
  'sha512': 'ddaf35a193617abacc417349ae204131',
  'sha512-224': '4634270f707b6a54daae7530460842e2',
  'sha512-256': '53048e2681941ef99b2e29b76b4c7dab',
  'sha3-224': 'e642824c3f8cf24ad09234ee7d3c766f',
  'sha3-256': '3a985da74fe225b2045c172d6bd390bd',
  'sha3-384': 'ec01498288516fc926459f58e2c6ad8d',
  'sha3-512': 'b751850b1a57168a5693cd924b6b096e',
  'blake2s256': '508c5e8c327c14e2e1a72ba34eeb452f',
  'blake2b512': 'ba80a53f981c4d0d6a2797b69f12f6e9',
  'shake128': '5881092dd818bf5cf8a3ddb793fbcba7',
  'shake256': '483366601360a8771c6863080cc4114d',
};

for (const name of Object.keys(known)) {
  const whole = crypto.createHash(name).update('abc').digest('hex');
  assert(whole.startsWith(known[name]), name);
  const cut = crypto.createHash(name.toUpperCase()).update('a').update(Buffer.from('b'));
  cut.update('').update('c');
  assert.strictEqual(cut.digest('hex'), whole);
  assert(crypto.getHashes().includes(name), name);

  const long = Buffer.alloc(1000, 'x');
  const once = crypto.createHash(name).update(long).digest('hex');
  const pieces = crypto.createHash(name);
  for (let i = 0; i < 1000; i += 37) pieces.update(long.subarray(i, i + 37));
  assert.strictEqual(pieces.digest('hex'), once);
}

// Other names for the same.
for (const name of ['SHA-256', 'RSA-SHA256', 'sha2-256', 'sha256WithRSAEncryption']) {
  assert.strictEqual(crypto.createHash(name).update('abc').digest('hex').slice(0, 32), known.sha256);
}
assert.deepStrictEqual(crypto.getHashes(), [...new Set(crypto.getHashes())].sort());
