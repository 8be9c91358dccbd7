'use strict';
// The well-known primes of RFC 2409 and RFC 3526, by the formula that defines them:
// 2^n - 2^(n-64) - 1 + 2^64 * (floor(2^(n-130) * pi) + c).

// Group: bits, and the c that makes it a safe prime.
const GROUPS = {
  '__proto__': null,
  modp1: [768, 149686n],
  modp2: [1024, 129093n],
  modp5: [1536, 741804n],
  modp14: [2048, 124476n],
  modp15: [3072, 1690314n],
  modp16: [4096, 240904n],
  modp17: [6144, 929484n],
  modp18: [8192, 4743158n],
};

const GUARD_BITS = 64n;

/** floor(2^bits * pi), by Machin's formula. */
function shiftedPi(bits) {
  const one = 1n << (BigInt(bits) + GUARD_BITS);
  const arctan = (inverse) => {
    const square = inverse * inverse;
    let term = one / inverse;
    let sum = term;
    for (let n = 3n, sign = -1n; term !== 0n; n += 2n, sign = -sign) {
      term /= square;
      sum += sign * (term / n);
    }
    return sum;
  };
  return 4n * (4n * arctan(5n) - arctan(239n)) >> GUARD_BITS;
}

const known = new Map();

/** The prime of a group, undefined for a name that is none. */
function primeOf(name) {
  const group = GROUPS[`${name}`.toLowerCase()];
  if (group === undefined) return undefined;
  const [bits, c] = group;
  let prime = known.get(bits);
  if (prime === undefined) {
    const n = BigInt(bits);
    const value = (1n << n) - (1n << (n - 64n)) - 1n + ((shiftedPi(bits - 130) + c) << 64n);
    prime = Buffer.from(value.toString(16), 'hex');
    known.set(bits, prime);
  }
  return Buffer.from(prime);
}

module.exports = { primeOf };
