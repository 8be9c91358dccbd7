'use strict';
const assert = require('assert');
const { spawn, spawnSync } = require('child_process');

if (process.getuid() === 0) {
  const { stdout } = spawnSync('sh', ['-c', 'id -u; id -g; id -G'], { uid: 65534, gid: 65534, encoding: 'utf8', cwd: '/' });
  assert.deepStrictEqual(stdout.trim().split('\n'), ['65534', '65534', '65534']);
} else {
  assert.throws(() => spawn('true', { uid: 0 }), { code: 'EPERM', syscall: 'spawn' });
  assert.strictEqual(spawnSync('true', { gid: 0 }).error.code, 'EPERM');
}
assert.strictEqual(spawnSync('true', { uid: process.getuid(), gid: process.getgid(), cwd: '/' }).status, 0);
