'use strict';
const assert = require('assert');
const { spawn } = require('child_process');

function fails(file, options, code) {
  const child = spawn(file, ['a', 'b'], options);
  assert.strictEqual(child.pid, undefined);
  let error;
  const events = [];
  child.on('spawn', () => events.push('spawn'));
  child.on('exit', () => events.push('exit'));
  child.on('error', (e) => {
    error = e;
    events.push('error');
  });
  child.on('close', (status, signal) => events.push(`close ${status} ${signal}`));
  process.on('exit', () => {
    assert.strictEqual(error.code, code);
    assert.strictEqual(error.syscall, `spawn ${file}`);
    assert.strictEqual(error.message, `spawn ${file} ${code}`);
    assert.strictEqual(error.path, file);
    assert.deepStrictEqual(error.spawnargs, ['a', 'b']);
    assert.strictEqual(child.exitCode, error.errno);
    assert.deepStrictEqual(events, ['error', `close ${error.errno} null`]);
  });
}

fails('no-such-program-anywhere', {}, 'ENOENT');
fails('/', {}, 'EACCES');
fails('true', { cwd: '/no/such/folder' }, 'ENOENT');
fails('no-such-program-anywhere', { stdio: 'ignore' }, 'ENOENT');
