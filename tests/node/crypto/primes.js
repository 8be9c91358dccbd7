'use strict';
// generatePrime and checkPrime.
const assert = require('assert');
const crypto = require('crypto');

const prime = crypto.generatePrimeSync(64, { bigint: true });
assert(prime >= 1n << 63n && prime < 1n << 64n && crypto.checkPrimeSync(prime));
const safe = crypto.generatePrimeSync(32, { bigint: true, safe: true });
assert(crypto.checkPrimeSync((safe - 1n) / 2n));
assert.strictEqual(crypto.generatePrimeSync(64, { add: 30n, rem: 11n, bigint: true }) % 30n, 11n);
assert.strictEqual(crypto.generatePrimeSync(3) instanceof ArrayBuffer, true);
assert.deepStrictEqual([1n, 2n, 4n, 97n, 561n, 2n ** 61n - 1n].map((n) => crypto.checkPrimeSync(n)),
  [false, true, false, true, false, true]);
assert.strictEqual(crypto.checkPrimeSync(Buffer.from([1, 0, 1])), true);

let called = 0;
crypto.generatePrime(100, (error, found) => {
  assert(!error);
  crypto.checkPrime(found, (failed, isPrime) => {
    assert(!failed);
    assert.strictEqual(isPrime, true);
    called++;
  });
});
process.on('exit', () => assert.strictEqual(called, 1));

assert.throws(() => crypto.generatePrimeSync('64'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => crypto.generatePrimeSync(0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => crypto.generatePrimeSync(1), /bits too small/);
assert.throws(() => crypto.generatePrimeSync(32, { add: 5n, rem: 6n }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => crypto.generatePrimeSync(32, { safe: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => crypto.checkPrimeSync('7'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => crypto.checkPrimeSync(-7n), { code: 'ERR_OUT_OF_RANGE' });
