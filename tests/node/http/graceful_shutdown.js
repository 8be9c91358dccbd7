'use strict';
// Requests under way when the server closes are answered, and their connections end once idle.
const assert = require('assert');
const { test, listen, Client } = require('./_raw');

test(async () => {
  let waiting;
  const server = await listen((req, res) => {
    waiting = res;
  });
  server.keepAliveTimeout = 30;
  const client = new Client(server).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  while (!waiting) await new Promise(setImmediate);
  const closed = new Promise((resolve) => server.close(resolve));
  waiting.end('late');
  assert.match(await client.closed, /late$/);
  await closed;
});
