'use strict';
// process.umask answers the mask of before, and takes numbers and octal texts.

const assert = require('assert');

const original = process.umask(0o27);
assert.strictEqual(process.umask(), 0o27);
assert.strictEqual(process.umask('22'), 0o27);
assert.strictEqual(process.umask(), 0o22);
assert.strictEqual(process.umask(), 0o22);
assert.throws(() => process.umask('abc'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => process.umask('0999'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => process.umask(-1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => process.umask({}), { code: 'ERR_INVALID_ARG_TYPE' });
process.umask(original);
