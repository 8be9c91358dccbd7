'use strict';
// A server's 'timeout' hears of a connection that waits too long for another request, and decides what becomes of it.
const assert = require('assert');
const http = require('http');
const { test, listen, Client } = require('./_raw');

const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

test(async () => {
  const server = await listen(http.createServer({ keepAliveTimeout: 20 }, (req, res) => res.end('got')));
  server.keepAliveTimeoutBuffer = 0;
  const told = new Promise((resolve) => server.once('timeout', resolve));
  const client = new Client(server).write(request);
  await client.until(/got$/);
  const socket = await told;
  assert.strictEqual(client.isClosed, false);
  assert.strictEqual(socket.destroyed, false);
  socket.destroy();
  await client.closed;
  server.close();
});
