'use strict';
// util.isDeepStrictEqual answers where assert.deepStrictEqual throws.

const assert = require('assert');
const { isDeepStrictEqual } = require('util');

assert.strictEqual(isDeepStrictEqual({ a: [1, { b: new Set([1]) }] }, { a: [1, { b: new Set([1]) }] }), true);
assert.strictEqual(isDeepStrictEqual([1], ['1']), false);
assert.strictEqual(isDeepStrictEqual(-0, 0), false);
assert.strictEqual(isDeepStrictEqual(NaN, NaN), true);
assert.strictEqual(isDeepStrictEqual({ a: undefined }, {}), false);
assert.strictEqual(isDeepStrictEqual([], {}), false);
