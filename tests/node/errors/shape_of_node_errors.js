'use strict';
const assert = require('assert');
const path = require('path');
const { inspect } = require('util');

let error;
try {
  path.join(1);
} catch (caught) {
  error = caught;
}
const message = 'The "path" argument must be of type string. Received type number (1)';
assert.ok(error instanceof TypeError);
assert.strictEqual(error.name, 'TypeError');
assert.strictEqual(error.message, message);
assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
assert.strictEqual(error.constructor, TypeError);
assert.deepStrictEqual(Object.keys(error), ['code']);
assert.strictEqual(String(error), `TypeError [ERR_INVALID_ARG_TYPE]: ${message}`);
assert.ok(error.stack.startsWith(`TypeError [ERR_INVALID_ARG_TYPE]: ${message}\n    at `));
assert.ok(inspect(error).startsWith(`TypeError [ERR_INVALID_ARG_TYPE]: ${message}\n    at `));
assert.ok(inspect(error).endsWith("{\n  code: 'ERR_INVALID_ARG_TYPE'\n}"));
assert.deepStrictEqual(Object.prototype.toString.call(error), '[object Error]');
