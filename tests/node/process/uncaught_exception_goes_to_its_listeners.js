'use strict';
const assert = require('assert');
const seen = [];

process.on('uncaughtExceptionMonitor', (error, origin) => seen.push(['monitor', error.message, origin]));
process.on('uncaughtException', (error, origin) => seen.push(['listener', error.message, origin]));
setImmediate(() => { throw new Error('from a callback'); });
setTimeout(() => Promise.reject(new Error('from a promise')), 5);
process.on('exit', (code) => {
  assert.strictEqual(code, 0);
  assert.deepStrictEqual(seen, [
    ['monitor', 'from a callback', 'uncaughtException'],
    ['listener', 'from a callback', 'uncaughtException'],
    ['monitor', 'from a promise', 'unhandledRejection'],
    ['listener', 'from a promise', 'unhandledRejection'],
  ]);
});
