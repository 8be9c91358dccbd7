'use strict';
const assert = require('assert');
const util = require('util');
const { EADDRINUSE, ECONNREFUSED } = require('os').constants.errno;

assert.strictEqual(util.getSystemErrorName(-2), 'ENOENT');
assert.strictEqual(util.getSystemErrorName(-ECONNREFUSED), 'ECONNREFUSED');
const map = util.getSystemErrorMap();
assert.deepStrictEqual(map.get(-EADDRINUSE), ['EADDRINUSE', 'address already in use']);
assert.deepStrictEqual(map.get(-4095), ['EOF', 'end of file']);
assert.strictEqual(map.get(-99999), undefined);
assert.throws(() => util.getSystemErrorName('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => util.getSystemErrorName(1), { code: 'ERR_OUT_OF_RANGE' });
