'use strict';
const assert = require('assert');
const net = require('net');
const { test, listen, connect, event } = require('./_test');

test(async () => {
  const server = await listen((socket) => socket.resume());
  server.maxConnections = 1;
  const first = await connect(server);
  const dropped = event(server, 'drop');
  const second = net.connect(server.address().port, '127.0.0.1');
  second.on('error', () => {});
  second.resume();
  await event(second, 'close');
  const [data] = await dropped;
  assert.strictEqual(data.localAddress, '127.0.0.1');
  assert.strictEqual(data.localPort, server.address().port);
  assert.strictEqual(data.remoteFamily, 'IPv4');
  first.end();
  await new Promise((resolve) => server.close(resolve));
});
