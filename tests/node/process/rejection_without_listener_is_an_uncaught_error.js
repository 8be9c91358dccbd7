'use strict';
const assert = require('assert');
const seen = [];

process.on('uncaughtException', (error, origin) => {
  assert.strictEqual(origin, 'unhandledRejection');
  seen.push(error);
});
const own = new Error('own');
Promise.reject(own);
Promise.reject(5);
Promise.reject({ any: 'object' });
process.on('exit', () => {
  const [first, second, third] = seen;
  assert.strictEqual(first, own);
  assert.strictEqual(second.code, 'ERR_UNHANDLED_REJECTION');
  assert.strictEqual(second.message, 'This error originated either by throwing inside of an async function ' +
    'without a catch block, or by rejecting a promise which was not handled with .catch(). The promise ' +
    'rejected with the reason "5".');
  assert.match(third.message, /reason "#<Object>"\.$/);
});
