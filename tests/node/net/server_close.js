'use strict';
// close() waits for connections.
const assert = require('assert');
const net = require('net');
const { test, listen, connect } = require('./_test');

test(async () => {
  const server = await listen((socket) => socket.resume());
  const client = await connect(server);
  const count = () => new Promise((resolve) => server.getConnections((error, number) => resolve(number)));
  while (await count() === 0) await new Promise(setImmediate);
  assert.strictEqual(await count(), 1);
  let closed = false;
  const done = new Promise((resolve) => server.close((error) => {
    assert.ifError(error);
    closed = true;
    resolve();
  }));
  assert.strictEqual(server.listening, false);
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  assert.strictEqual(closed, false);
  client.end();
  await done;
  const [error] = await new Promise((resolve) => net.createServer().close((...args) => resolve(args)));
  assert.strictEqual(error.code, 'ERR_SERVER_NOT_RUNNING');
  assert.throws(() => server.getConnections(), { code: 'ERR_INVALID_ARG_TYPE' });
});
