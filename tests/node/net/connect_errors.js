'use strict';
const assert = require('assert');
const net = require('net');
const { ECONNREFUSED } = require('os').constants.errno;
const { test, listen, event } = require('./_test');

test(async () => {
  const server = await listen();
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  const socket = net.connect(port, '127.0.0.1', () => assert.fail('nobody listens'));
  const closed = event(socket, 'close');
  const [error] = await event(socket, 'error');
  assert.strictEqual(error.message, `connect ECONNREFUSED 127.0.0.1:${port}`);
  assert.strictEqual(error.code, 'ECONNREFUSED');
  assert.strictEqual(error.errno, -ECONNREFUSED);
  assert.strictEqual(error.syscall, 'connect');
  assert.strictEqual(error.address, '127.0.0.1');
  assert.strictEqual(error.port, port);
  assert.deepStrictEqual(await closed, [true]);
  assert.strictEqual(socket.destroyed, true);

  const missing = net.connect('/nowhere/at/all');
  const [enoent] = await event(missing, 'error');
  assert.strictEqual(enoent.code, 'ENOENT');
  assert.strictEqual(enoent.syscall, 'connect');
  assert.strictEqual(enoent.address, '/nowhere/at/all');
  assert.strictEqual(enoent.message, 'connect ENOENT /nowhere/at/all');
});
