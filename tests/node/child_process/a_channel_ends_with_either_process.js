'use strict';
const assert = require('assert');
const { fork, spawn } = require('child_process');

if (process.argv[2] === 'child') {
  process.on('disconnect', () => process.exit(3));
  process.send('ready');
} else {
  const left = fork(__filename, ['child']);
  left.on('message', () => left.disconnect());
  left.on('exit', (code) => assert.strictEqual(code, 3));

  const killed = fork(__filename, ['child']);
  const events = [];
  killed.on('message', () => killed.kill('SIGKILL'));
  killed.on('disconnect', () => events.push('disconnect'));
  killed.on('exit', () => events.push('exit'));
  killed.on('close', () => events.push('close'));
  process.on('exit', () => {
    assert.strictEqual(events.pop(), 'close');
    assert.deepStrictEqual(events.sort(), ['disconnect', 'exit']);
  });

  // A channel for any program, at any number.
  const other = spawn('sh', ['-c', 'echo "{\\"fd\\":$NODE_CHANNEL_FD}" >&$NODE_CHANNEL_FD'],
    { stdio: ['ignore', 'ignore', 'inherit', 'ignore', 'ipc'] });
  other.on('message', (message) => assert.deepStrictEqual(message, { fd: 4 }));
  other.on('close', (code) => assert.strictEqual(code, 0));
}
