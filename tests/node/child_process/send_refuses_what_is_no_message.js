'use strict';
const assert = require('assert');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  process.on('message', () => {});
} else {
  const child = fork(__filename, ['child']);
  assert.throws(() => child.send(), { code: 'ERR_MISSING_ARGS', message: 'The "message" argument must be specified' });
  for (const bad of [Symbol('x'), () => {}]) assert.throws(() => child.send(bad), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => child.send('x', {}), { code: 'ERR_INVALID_HANDLE_TYPE' });
  assert.throws(() => child.send('x', undefined, 'text'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => child.send('x', undefined, null), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.strictEqual(child.send('x', undefined, undefined, (error) => assert.strictEqual(error, null)), true);
  child.disconnect();
  assert.strictEqual(child.connected, false);
  const errors = [];
  assert.strictEqual(child.send('x', (error) => errors.push(error.code)), false);
  assert.strictEqual(child.send('x'), false);
  child.on('error', (error) => errors.push(error.code));
  child.disconnect();
  child.on('exit', (code) => {
    assert.strictEqual(code, 0);
    assert.deepStrictEqual(errors.sort(), ['ERR_IPC_CHANNEL_CLOSED', 'ERR_IPC_CHANNEL_CLOSED', 'ERR_IPC_DISCONNECTED']);
  });
}
