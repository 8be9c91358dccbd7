'use strict';
const assert = require('assert');
const net = require('net');
const { test, listen, connect, event } = require('./_test');

test(async () => {
  const server = await listen((socket) => socket.resume());
  const client = await connect(server);
  let called = 0;
  assert.strictEqual(client.setTimeout(20, () => called++), client);
  assert.strictEqual(client.timeout, 20);
  await event(client, 'timeout');
  assert.strictEqual(called, 1);
  assert.strictEqual(client.destroyed, false);
  client.setTimeout(0);
  assert.strictEqual(client.timeout, 0);
  client.end();
  await event(client, 'close');
  const idle = net.connect({ port: server.address().port, host: '127.0.0.1', timeout: 20 });
  await event(idle, 'timeout');
  idle.destroy();
  assert.throws(() => new net.Socket().setTimeout(-1), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => new net.Socket().setTimeout('x'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => new net.Socket().setTimeout(5, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
  await new Promise((resolve) => server.close(resolve));
});
