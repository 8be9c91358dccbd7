'use strict';
// queueMicrotask runs a function as a promise job of its own; its error is an uncaught exception.

const assert = require('assert');

const log = [];
process.on('uncaughtException', (error, origin) => log.push(`${error.message} ${origin}`));
queueMicrotask(function() {
  assert.strictEqual(arguments.length, 0);
  log.push('first');
  queueMicrotask(() => log.push('nested'));
  throw new Error('thrown');
});
Promise.resolve().then(() => log.push('promise'));
queueMicrotask(() => log.push('last'));
log.push('sync');

for (const value of [undefined, null, 5, 'x', {}]) {
  assert.throws(() => queueMicrotask(value), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
}
process.on('exit', () => {
  assert.deepStrictEqual(log, ['sync', 'first', 'thrown uncaughtException', 'promise', 'last', 'nested']);
});
