'use strict';
const assert = require('assert');
const { spawn, spawnSync } = require('child_process');

if (process.argv[2] === 'leave') {
  const child = spawn('sleep', ['50'], { detached: true, stdio: 'ignore' });
  child.unref();
  child.ref();
  child.unref();
  console.log(child.pid);
} else {
  // It ends at once, and its child lives on in a session of its own.
  const { stdout, status } = spawnSync(process.execPath, [__filename, 'leave'], { encoding: 'utf8' });
  assert.strictEqual(status, 0);
  const pid = Number(stdout);
  assert.strictEqual(process.kill(pid, 0), true);
  assert.strictEqual(process.kill(-pid, 'SIGKILL'), true);
}
