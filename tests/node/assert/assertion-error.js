'use strict';
// AssertionError: its fields, its text, and where its stack begins.

const assert = require('assert');
const { inspect } = require('util');
const { AssertionError } = assert;

const error = new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
assert.ok(error instanceof Error);
assert.strictEqual(error.name, 'AssertionError');
assert.strictEqual(error.code, 'ERR_ASSERTION');
assert.strictEqual(error.message, 'Expected values to be strictly equal:\n\n1 !== 2\n');
assert.strictEqual(error.generatedMessage, true);
assert.deepStrictEqual(Object.keys(error).filter((key) => key !== 'diff'), ['generatedMessage', 'code', 'actual', 'expected', 'operator']);
assert.strictEqual(String(error), `AssertionError [ERR_ASSERTION]: ${error.message}`);
assert.ok(error.stack.startsWith(`AssertionError [ERR_ASSERTION]: ${error.message}`));

const own = new AssertionError({ message: 'mine', operator: 'fail' });
assert.strictEqual(own.message, 'mine');
assert.strictEqual(own.generatedMessage, false);
assert.strictEqual(new AssertionError({ actual: 1, expected: 2, operator: 'odd' }).message, '1 odd 2');

// Values in it are not shown deeply, and long texts are cut.
const shown = inspect(new AssertionError({ message: 'm', actual: { a: { b: 1 } }, expected: 'line\n'.repeat(30) }));
assert.match(shown, /^AssertionError \[ERR_ASSERTION\]: m\n/);
assert.match(shown, /actual: \[Object\],\n/);
assert.match(shown, /\.\.\.',\n/);

// The frames of stackStartFn and above are not in the stack.
function helper() {
  throw new AssertionError({ message: 'm', stackStartFn: helper });
}
function caller() {
  helper();
}
assert.throws(caller, ({ stack }) => !/\bhelper\b/.test(stack) && /\bcaller\b/.test(stack));

for (const wrong of [undefined, null, 1, 'x']) {
  assert.throws(() => new AssertionError(wrong), { code: 'ERR_INVALID_ARG_TYPE' });
}
