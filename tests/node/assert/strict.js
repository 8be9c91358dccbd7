'use strict';
// The strict mode: the same names, the strict methods.

const assert = require('assert');
const strict = require('assert/strict');

assert.strictEqual(assert.strict, strict);
assert.strictEqual(strict.strict, strict);
assert.strictEqual(strict.equal, assert.strictEqual);
assert.strictEqual(strict.notEqual, assert.notStrictEqual);
assert.strictEqual(strict.deepEqual, assert.deepStrictEqual);
assert.strictEqual(strict.notDeepEqual, assert.notDeepStrictEqual);
assert.strictEqual(strict.AssertionError, assert.AssertionError);
assert.throws(() => strict.equal(1, '1'), { code: 'ERR_ASSERTION' });
strict(true);
assert.throws(() => strict(0), { message: 'The expression evaluated to a falsy value:\n\n  strict(0)\n' });
