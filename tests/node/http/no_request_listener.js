'use strict';
// Without a handler a request waits until its connection ends.
const assert = require('assert');
const http = require('http');
const { test, listen, Client, get } = require('./_raw');

test(async () => {
  const server = await listen(http.createServer());
  const client = new Client(server).write(get());
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  assert.strictEqual(client.text, '');
  server.closeAllConnections();
  await client.closed;
  server.close();
});
