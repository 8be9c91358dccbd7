'use strict';
// A signal goes to its listeners, with its name and number; those that can't be caught are refused.

const assert = require('assert');
const { constants: { signals } } = require('os');

const log = [];
const timer = setTimeout(() => assert.fail('no signal came'), 10000);

const first = (name, number) => log.push(['first', name, number]);
process.on('SIGUSR2', first);
process.once('SIGUSR2', () => {
  log.push('once');
  setImmediate(() => {
    process.off('SIGUSR2', first);
    process.on('SIGUSR2', () => {
      log.push('second');
      clearTimeout(timer);
    });
    process.kill(process.pid, 'SIGUSR2');
  });
});
process.kill(process.pid, 'SIGUSR2');
assert.deepStrictEqual(log, []);
process.on('exit', () => assert.deepStrictEqual(log, [['first', 'SIGUSR2', signals.SIGUSR2], 'once', 'second']));

for (const name of ['SIGKILL', 'SIGSTOP']) {
  assert.throws(() => process.on(name, () => {}), {
    message: 'uv_signal_start EINVAL', errno: -22, code: 'EINVAL', syscall: 'uv_signal_start',
  });
}
process.on('SIGNOTHING', () => {});
process.on('SIGSEGV', () => {});
