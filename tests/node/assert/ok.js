'use strict';
// assert and assert.ok, and the message that quotes the call.

const assert = require('assert');

function message(fn) {
  try {
    fn();
  } catch (error) {
    assert.strictEqual(error.code, 'ERR_ASSERTION');
    assert.strictEqual(error.operator, '==');
    return error.message;
  }
  throw new Error('did not throw');
}

function quoted(text) {
  return `The expression evaluated to a falsy value:\n\n  ${text}\n`;
}

assert(1);
assert.ok('x');
assert.ok([], 'message');
assert.strictEqual(assert.ok, assert);

assert.strictEqual(message(() => assert(0)), quoted('assert(0)'));
assert.strictEqual(message(() => assert.ok(null, undefined)), quoted('assert.ok(null, undefined)'));
assert.strictEqual(message(() => { assert(0 === 1 && "it's ) fine" || /\)/.test('') || `${''}`); }),
  quoted('assert(0 === 1 && "it\'s ) fine" || /\\)/.test(\'\') || `${\'\'}`)'));
assert.strictEqual(message(() => assert.ok(
  false,
)), quoted('assert.ok(\n    false,\n  )').replace(/^ {4}f/m, '  f'));
assert.strictEqual(message(() => [1].forEach((n) => assert(n === 2))), quoted('assert(n === 2)'));
const { ok } = assert;
assert.strictEqual(message(() => ok(typeof 5 === 'string')), quoted("ok(typeof 5 === 'string')"));

assert.strictEqual(message(() => assert()), 'No value argument passed to `assert.ok()`');
assert.strictEqual(message(() => assert(0, 'mine')), 'mine');
assert.throws(() => assert(false, new RangeError('mine')), { name: 'RangeError', message: 'mine' });
