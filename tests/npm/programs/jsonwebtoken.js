'use strict';

const assert = require('assert');
const crypto = require('crypto');
const jwt = require('jsonwebtoken');

const token = jwt.sign({ sub: 'me', n: 1 }, 'secret', { expiresIn: '1h', issuer: 'us' });
const claims = jwt.verify(token, 'secret', { issuer: 'us' });
assert.strictEqual(claims.exp - claims.iat, 3600);
assert.throws(() => jwt.verify(token, 'other'), { name: 'JsonWebTokenError', message: 'invalid signature' });
assert.throws(() => jwt.verify(jwt.sign({ exp: 1 }, 'k'), 'k'), { name: 'TokenExpiredError' });
assert.strictEqual(
  jwt.sign({ a: 1 }, 'k', { noTimestamp: true }),
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhIjoxfQ.' +
    crypto
      .createHmac('sha256', 'k')
      .update('eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhIjoxfQ')
      .digest('base64url'),
);
assert.strictEqual(jwt.decode(token, { complete: true }).header.alg, 'HS256');

for (const [algorithm, type, options] of [
  ['RS256', 'rsa', { modulusLength: 2048 }],
  ['PS256', 'rsa', { modulusLength: 2048 }],
  ['ES256', 'ec', { namedCurve: 'P-256' }],
]) {
  const { privateKey, publicKey } = crypto.generateKeyPairSync(type, options);
  const signed = jwt.sign({ a: algorithm }, privateKey, { algorithm });
  assert.strictEqual(jwt.verify(signed, publicKey).a, algorithm);
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  assert.strictEqual(jwt.verify(signed, pem, { algorithms: [algorithm] }).a, algorithm);
  assert.throws(() => jwt.verify(signed.slice(0, -8) + 'AAAAAAAA', publicKey), /invalid signature/);
}
