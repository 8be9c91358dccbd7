'use strict';
// Sockets and servers that are not referenced do not keep the program.
const assert = require('assert');
const { test, listen, connect } = require('./_test');

test(async () => {
  const server = await listen((socket) => assert.strictEqual(socket.unref(), socket));
  const client = await connect(server);
  await new Promise((resolve) => server.getConnections(resolve));
  assert.strictEqual(client.unref(), client);
  assert.strictEqual(server.unref(), server);
});
