'use strict';
// After an error that the program handles, the ticks that wait run after the next callback; a microtask's error
// keeps no other microtask waiting.

const assert = require('assert');

const log = [];
process.on('uncaughtException', (error) => log.push(error));

setImmediate(() => {
  process.nextTick(() => { throw 'tick error'; });
  process.nextTick(() => log.push('tick'));
  queueMicrotask(() => { throw 'microtask error'; });
  queueMicrotask(() => log.push('microtask'));
  throw 'immediate error';
});
setImmediate(() => log.push('immediate 2'));
setImmediate(() => log.push('immediate 3'));

process.on('exit', () => {
  assert.deepStrictEqual(log, [
    'immediate error', 'immediate 2', 'tick error', 'immediate 3', 'tick', 'microtask error', 'microtask',
  ]);
});
