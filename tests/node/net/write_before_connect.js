'use strict';
// What is written while connecting leaves once there is a connection.
const assert = require('assert');
const net = require('net');
const { test, listen, all, event } = require('./_test');

test(async () => {
  const server = await listen();
  const accepted = event(server, 'connection');
  const socket = net.connect(server.address().port, '127.0.0.1');
  let written = 0;
  assert.strictEqual(socket.write('a', () => written++), true);
  socket.write('b');
  socket.end('c');
  assert.strictEqual(socket.bytesWritten, 3);
  const [peer] = await accepted;
  peer.end();
  assert.strictEqual(await all(peer), 'abc');
  assert.strictEqual(written, 1);
  await new Promise((resolve) => server.close(resolve));
});
