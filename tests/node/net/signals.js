'use strict';
const assert = require('assert');
const net = require('net');
const { test, listen, connect, event } = require('./_test');

test(async () => {
  const server = await listen((socket) => socket.resume());
  const controller = new AbortController();
  const client = await connect(server, { signal: controller.signal });
  const failed = event(client, 'error');
  controller.abort();
  const [error] = await failed;
  assert.strictEqual(error.name, 'AbortError');
  assert.strictEqual(client.destroyed, true);
  assert.throws(() => new net.Socket({ signal: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
  await new Promise((resolve) => server.close(resolve));
});
