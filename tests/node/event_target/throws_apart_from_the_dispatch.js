'use strict';
// What a listener throws reaches 'uncaughtException', after all listeners were called.
const assert = require('assert');

const target = new EventTarget();
const log = [];
target.addEventListener('x', () => { throw new Error('thrown'); });
target.addEventListener('x', async () => { throw new Error('rejected'); });
target.addEventListener('x', () => log.push('second'));
process.on('uncaughtException', (error) => {
  log.push(error.message);
  if (log.length === 4) assert.deepStrictEqual(log, ['second', 'dispatched', 'thrown', 'rejected']);
});
process.on('exit', () => assert.strictEqual(log.length, 4));
target.dispatchEvent(new Event('x'));
log.push('dispatched');
