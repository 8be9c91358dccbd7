'use strict';
// process.nextTick hands its arguments on; an error does not keep the others from running.

const assert = require('assert');

const log = [];
process.on('uncaughtException', (error) => log.push(error.message));
for (let count = 0; count < 6; count++) {
  const args = Array.from({ length: count }, (_, index) => index);
  process.nextTick((...given) => log.push(given.join('')), ...args);
}
process.nextTick(() => { throw new Error('thrown'); });
process.nextTick(() => log.push('last'));
log.push('sync');

for (const value of [undefined, null, 5, 'x', {}]) {
  assert.throws(() => process.nextTick(value), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
}
process.on('exit', () => {
  assert.deepStrictEqual(log, ['sync', '', '0', '01', '012', '0123', '01234', 'thrown', 'last']);
});
