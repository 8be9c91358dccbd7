'use strict';
// A connection that stays idle is closed; the time can be changed on a running server.
const assert = require('assert');
const { test, listen, Client } = require('./_raw');

const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

test(async () => {
  const server = await listen((req, res) => res.end('ok'));
  server.keepAliveTimeout = 2_000;
  const first = new Client(server).write(request);
  assert.match(await first.until(/ok$/), /Keep-Alive: timeout=2\r\n/);
  first.destroy();
  server.keepAliveTimeout = 30;
  // Both at once: a machine may well be idle for 30 ms between them.
  const client = new Client(server).write(request + request);
  await client.until(/ok[^]*ok$/);
  await client.closed;
  await new Promise((resolve) => server.close(resolve));
});
