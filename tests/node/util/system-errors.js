'use strict';
// Names and messages of the system's error numbers.

const assert = require('assert');
const util = require('util');

assert.strictEqual(util.getSystemErrorName(-2), 'ENOENT');
assert.strictEqual(util.getSystemErrorName(-99999), 'Unknown system error -99999');
assert.deepStrictEqual(util.getSystemErrorMap().get(-13), ['EACCES', 'permission denied']);
for (const wrong of [0, 5, -1.5, NaN]) {
  assert.throws(() => util.getSystemErrorName(wrong), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
}
assert.throws(() => util.getSystemErrorName('x'), { code: 'ERR_INVALID_ARG_TYPE' });
