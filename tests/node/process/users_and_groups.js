'use strict';
// Users and groups are changed by number and by name; privileges that were given up do not come back.

const assert = require('assert');

for (const name of ['getuid', 'geteuid', 'getgid', 'getegid']) {
  assert(Number.isInteger(process[name]()) && process[name]() >= 0);
}
assert(process.getgroups().every(Number.isInteger));
assert(process.getgroups().includes(process.getegid()));

const unknown = { name: 'Error', code: 'ERR_UNKNOWN_CREDENTIAL' };
for (const [name, kind] of [['setuid', 'User'], ['seteuid', 'User'], ['setgid', 'Group'], ['setegid', 'Group']]) {
  assert.throws(() => process[name]('no such name'), { ...unknown, message: `${kind} identifier does not exist: no such name` });
  for (const value of [undefined, null, {}, true]) {
    assert.throws(() => process[name](value), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  for (const value of [-1, 2 ** 32, 1.5]) {
    assert.throws(() => process[name](value), { code: 'ERR_OUT_OF_RANGE' });
  }
}
assert.throws(() => process.setgroups(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => process.setgroups([1.5]), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => process.setgroups(['no such name']), unknown);
assert.throws(() => process.initgroups({}, 1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => process.initgroups('root'), { code: 'ERR_INVALID_ARG_TYPE' });

const refused = (syscall) => ({ message: 'EPERM, Operation not permitted', errno: 1, code: 'EPERM', syscall });
if (process.getuid() === 0) {
  process.setgroups([5, 6]);
  assert.deepStrictEqual(process.getgroups().slice(0, 2), [5, 6]);
  process.setgid(65534);
  process.setuid(65534);
  assert.deepStrictEqual([process.getuid(), process.geteuid()], [65534, 65534]);
  assert.deepStrictEqual([process.getgid(), process.getegid()], [65534, 65534]);
}
assert.throws(() => process.setuid(0), refused('setuid'));
assert.throws(() => process.seteuid('root'), refused('seteuid'));
assert.throws(() => process.setgroups([1]), refused('setgroups'));
