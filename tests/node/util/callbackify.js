'use strict';
// callbackify: the callback is called outside of the promise, with `this`, and never with a falsy error.

const assert = require('assert');
const { callbackify } = require('util');

let pending = 0;
function expect(call, check) {
  pending++;
  call((...args) => {
    pending--;
    check(...args);
  });
}
process.on('exit', () => assert.strictEqual(pending, 0));

const double = callbackify(async function double(n) {
  return n * 2;
});
assert.strictEqual(double.name, 'doubleCallbackified');
assert.strictEqual(double.length, 2);
expect((done) => double(4, done), (error, value) => {
  assert.strictEqual(error, null);
  assert.strictEqual(value, 8);
});

const failure = new Error('failed');
expect((done) => callbackify(() => Promise.reject(failure))(done), (...args) => assert.deepStrictEqual(args, [failure]));
expect((done) => callbackify(() => Promise.reject(null))(done), (error) => {
  assert.strictEqual(error.code, 'ERR_FALSY_VALUE_REJECTION');
  assert.strictEqual(error.reason, null);
  assert.strictEqual(error.message, 'Promise was rejected with falsy value');
});

const holder = { name: 'holder', later: callbackify(async function() { return this.name; }) };
pending++;
holder.later(function(error, value) {
  pending--;
  assert.strictEqual(value, 'holder');
  assert.strictEqual(this, holder);
});

assert.throws(() => callbackify('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => callbackify(async () => {})(), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The last argument must be of type function. Received undefined',
});
