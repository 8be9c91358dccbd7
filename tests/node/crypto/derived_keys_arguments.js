'use strict';
// What pbkdf2, scrypt and hkdf refuse, before anything is computed.
const assert = require('assert');
const { pbkdf2, pbkdf2Sync, scrypt, scryptSync, hkdf, hkdfSync } = require('crypto');

const type = (name) => ({ code: 'ERR_INVALID_ARG_TYPE', message: new RegExp(`"${name}"`) });
const range = (name) => ({ code: 'ERR_OUT_OF_RANGE', message: new RegExp(`"${name}"`) });
const never = () => assert.fail('it must not be called');

assert.throws(() => pbkdf2Sync('a', 'b', 1, 1), type('digest'));
assert.throws(() => pbkdf2('a', 'b', 1, 1, never), type('digest'));
assert.throws(() => pbkdf2('a', 'b', 1, 1, 'sha1'), type('callback'));
assert.throws(() => pbkdf2Sync(1, 'b', 1, 1, 'sha1'), type('password'));
assert.throws(() => pbkdf2Sync('a', null, 1, 1, 'sha1'), type('salt'));
assert.throws(() => pbkdf2Sync('a', 'b', '1', 1, 'sha1'), type('iterations'));
assert.throws(() => pbkdf2Sync('a', 'b', 1, '1', 'sha1'), type('keylen'));
for (const rounds of [0, -1, 2 ** 31]) assert.throws(() => pbkdf2Sync('a', 'b', rounds, 1, 'sha1'),
  range('iterations'));
for (const length of [-1, 1.5, Infinity, 2 ** 31]) {
  assert.throws(() => pbkdf2Sync('a', 'b', 1, length, 'sha1'), range('keylen'));
}
assert.throws(() => pbkdf2('a', 'b', 1, 1, 'no such hash', never), {
  code: 'ERR_CRYPTO_INVALID_DIGEST', message: 'Invalid digest: no such hash',
});

const wrongCosts = [{ N: 3 }, { N: 1 }, { N: 2 ** 20 }, { N: 16, p: 2 ** 30 }, { N: 2 ** 15 },
  { maxmem: 1000 }];
for (const options of wrongCosts) {
  assert.throws(() => scryptSync('a', 'b', 8, options),
    { code: 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', name: 'RangeError' });
  assert.throws(() => scrypt('a', 'b', 8, options, never), { code: 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS' });
}
assert.throws(() => scryptSync('a', 'b', 8, { N: 16, cost: 16 }),
  { code: 'ERR_CRYPTO_SCRYPT_INVALID_PARAMETER' });
assert.throws(() => scryptSync('a', 'b', 8, { N: '16' }), type('N'));
assert.throws(() => scryptSync('a', 'b', 8, { r: -1 }), range('r'));
assert.throws(() => scryptSync('a', 'b', 8, { maxmem: -1 }), range('maxmem'));
assert.throws(() => scryptSync('a', 'b', -1), range('keylen'));
assert.throws(() => scryptSync('a', 'b', 'x'), type('keylen'));
assert.throws(() => scryptSync('a'), type('salt'));
assert.throws(() => scrypt('a', 'b', 1), type('callback'));
// Falsy costs are those that go without saying.
assert.deepStrictEqual(scryptSync('a', 'b', 4, { N: 0, maxmem: 0 }), scryptSync('a', 'b', 4));
assert.strictEqual(scryptSync('a', 'b', 4, { N: 2 ** 15, maxmem: 2 ** 26 }).length, 4);

assert.throws(() => hkdfSync(1, 'a', 'b', 'c', 1), type('digest'));
assert.throws(() => hkdfSync('sha1', 1, 'b', 'c', 1), type('ikm'));
assert.throws(() => hkdfSync('sha1', 'a', 1, 'c', 1), type('salt'));
assert.throws(() => hkdfSync('sha1', 'a', 'b', 1, 1), type('info'));
assert.throws(() => hkdfSync('sha1', 'a', 'b', 'c'), type('length'));
assert.throws(() => hkdfSync('sha1', 'a', 'b', 'c', -1), range('length'));
assert.throws(() => hkdfSync('sha1', 'a', 'b', 'c'.repeat(1025), 1), range('info'));
assert.throws(() => hkdf('sha1', 'a', 'b', 'c', 1), type('callback'));
assert.throws(() => hkdfSync('no such hash', 'a', 'b', 'c', 1), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
assert.strictEqual(hkdfSync('sha1', 'a', 'b', 'c', 255 * 20).byteLength, 255 * 20);
assert.throws(() => hkdfSync('sha1', 'a', 'b', 'c', 255 * 20 + 1), { code: 'ERR_CRYPTO_INVALID_KEYLEN' });
