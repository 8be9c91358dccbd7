'use strict';
const assert = require('assert');

const plain = new DOMException();
assert.deepStrictEqual([plain.name, plain.message, plain.code], ['Error', '', 0]);
const error = new DOMException('gone', 'NotFoundError');
assert.deepStrictEqual([error.name, error.message, error.code], ['NotFoundError', 'gone', 8]);
assert.strictEqual(error.code, DOMException.NOT_FOUND_ERR);
assert.strictEqual(error.code, error.NOT_FOUND_ERR);
assert.ok(error instanceof Error);
assert.strictEqual(String(error), 'NotFoundError: gone');
assert.match(error.stack, /^NotFoundError: gone\n {4}at /);
assert.strictEqual(Object.prototype.toString.call(error), '[object DOMException]');
assert.strictEqual(new DOMException('', { name: 'DataCloneError', cause: 3 }).cause, 3);
assert.strictEqual(new DOMException('', 'DataCloneError').code, 25);
assert.throws(() => DOMException('x'), TypeError);
