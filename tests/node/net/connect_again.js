'use strict';
// A socket that was closed can connect again.
const assert = require('assert');
const net = require('net');
const { test, listen, event } = require('./_test');

test(async () => {
  const server = await listen((socket) => socket.end('hi'));
  const socket = new net.Socket();
  for (let round = 0; round < 3; round++) {
    socket.connect(server.address().port, '127.0.0.1');
    const closed = event(socket, 'close');
    assert.strictEqual(`${(await event(socket, 'data'))[0]}`, 'hi');
    await closed;
  }
  await new Promise((resolve) => server.close(resolve));
});
