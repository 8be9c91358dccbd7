'use strict';
// A timer that throws keeps none from running, not even an interval of its own.

const assert = require('assert');

const log = [];
process.on('uncaughtException', (error) => log.push(error.message));

let times = 0;
setTimeout(() => { throw new Error('first'); }, 1);
setTimeout(() => log.push('second'), 1);
const interval = setInterval(() => {
  if (++times === 2) clearInterval(interval);
  throw new Error('interval');
}, 5);

process.on('exit', () => assert.deepStrictEqual(log, ['first', 'second', 'interval', 'interval']));
