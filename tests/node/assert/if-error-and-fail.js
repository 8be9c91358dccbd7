'use strict';
// ifError throws for anything but null and undefined; fail always does.

const assert = require('assert');

assert.ifError(null);
assert.ifError(undefined);
for (const { 0: value, 1: text } of [[new Error('e'), 'e'], [new TypeError(''), 'TypeError'], ['s', "'s'"], [0, '0'],
  [{ a: 1 }, '{ a: 1 }']]) {
  assert.throws(() => assert.ifError(value), {
    message: `ifError got unwanted exception: ${text}`, operator: 'ifError', actual: value, expected: null,
    generatedMessage: false,
  });
}
function origin() {
  return new Error('from origin');
}
const error = origin();
assert.throws(() => assert.ifError(error), (failure) => /ifError got[^\n]*from origin\n[^]*\borigin\b/.test(failure.stack));

assert.throws(() => assert.fail(), { message: 'Failed', operator: 'fail', generatedMessage: true });
assert.throws(() => assert.fail('why'), { message: 'why', generatedMessage: false });
assert.throws(() => assert.fail(new RangeError('mine')), { name: 'RangeError', message: 'mine' });
