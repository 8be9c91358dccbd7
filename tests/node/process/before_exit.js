'use strict';
// 'beforeExit' comes whenever nothing is left to do, again after its listeners found more, and not on process.exit().

const assert = require('assert');

const log = [];
process.on('beforeExit', (code) => {
  log.push(`beforeExit ${code}`);
  if (log.length === 1) setTimeout(() => log.push('timer'), 1);
  if (log.length === 3) setImmediate(() => log.push('immediate'));
});
process.on('exit', () => {
  assert.deepStrictEqual(log, ['beforeExit 0', 'timer', 'beforeExit 0', 'immediate', 'beforeExit 0']);
});
