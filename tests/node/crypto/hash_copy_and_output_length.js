'use strict';
// copy() continues from a state; outputLength is for functions that have no length of their own.
const assert = require('assert');
const crypto = require('crypto');

const start = crypto.createHash('sha256').update('some ');
const copy = start.copy();
assert.strictEqual(start.update('data').digest('hex'),
  crypto.createHash('sha256').update('some data').digest('hex'));
assert.strictEqual(copy.update('one').digest('hex'),
  crypto.createHash('sha256').update('some one').digest('hex'));
assert.throws(() => start.copy(), { code: 'ERR_CRYPTO_HASH_FINALIZED' });

const long = crypto.createHash('shake128', { outputLength: 300 }).update('x').digest();
assert.strictEqual(long.length, 300);
assert.deepStrictEqual(crypto.createHash('shake128', { outputLength: 5 }).update('x').digest(),
  long.subarray(0, 5));
assert.strictEqual(crypto.createHash('shake256', { outputLength: 0 }).digest('hex'), '');
assert.strictEqual(crypto.createHash('shake128').digest().length, 16);
assert.strictEqual(crypto.createHash('shake256').digest().length, 32);
const short = crypto.createHash('shake128', { outputLength: 5 });
assert.strictEqual(short.copy({ outputLength: 9 }).digest().length, 9);

assert.strictEqual(crypto.createHash('md5', { outputLength: 16 }).digest().length, 16);
assert.throws(() => crypto.createHash('sha256', { outputLength: 28 }), {
  code: 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH', reason: 'not XOF or invalid length',
});
for (const outputLength of [null, {}, 'foo', false]) {
  assert.throws(() => crypto.createHash('sha256', { outputLength }), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => crypto.createHash('shake128', { outputLength: -1 }), { code: 'ERR_OUT_OF_RANGE' });
