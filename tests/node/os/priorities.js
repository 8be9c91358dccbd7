'use strict';
const assert = require('assert');
const os = require('os');

const before = os.getPriority();
assert.strictEqual(os.getPriority(0), before);
assert.strictEqual(os.getPriority(process.pid), before);
const lower = Math.min(19, before + 1);
os.setPriority(lower);
assert.strictEqual(os.getPriority(), lower);

assert.throws(() => os.getPriority('1'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => os.setPriority(20), {
  message: 'The value of "priority" is out of range. It must be >= -20 && <= 19. Received 20',
});
assert.throws(() => os.setPriority(), { code: 'ERR_INVALID_ARG_TYPE' });
for (const [syscall, call] of [
  ['uv_os_getpriority', () => os.getPriority(2 ** 30)],
  ['uv_os_setpriority', () => os.setPriority(2 ** 30, 1)],
]) {
  assert.throws(call, {
    name: 'SystemError',
    code: 'ERR_SYSTEM_ERROR',
    message: `A system error occurred: ${syscall} returned ESRCH (no such process)`,
    errno: -3,
    syscall,
  });
}
