'use strict';
// process.kill sends signals by name and number; 0 only asks.

const assert = require('assert');

assert.strictEqual(process.kill(process.pid, 0), true);
assert.strictEqual(process.kill(`${process.pid}`, 0), true);
assert.throws(() => process.kill(999999999, 0), {
  message: 'kill ESRCH', errno: -3, code: 'ESRCH', syscall: 'kill',
});
assert.throws(() => process.kill(process.pid, 999), { message: 'kill EINVAL', code: 'EINVAL' });
assert.throws(() => process.kill(process.pid, 'SIGFOO'), {
  name: 'TypeError', code: 'ERR_UNKNOWN_SIGNAL', message: 'Unknown signal: SIGFOO',
});
assert.throws(() => process.kill(process.pid, 'sigterm'), { code: 'ERR_UNKNOWN_SIGNAL' });
for (const pid of ['a', undefined, {}, 1.5]) {
  assert.throws(() => process.kill(pid, 0), { code: 'ERR_INVALID_ARG_TYPE' });
}
