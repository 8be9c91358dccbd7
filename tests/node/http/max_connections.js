'use strict';
// One connection too many is closed at once, and 'drop' tells of it.
const assert = require('assert');
const http = require('http');
const { test, listen, Client } = require('./_raw');

test(async () => {
  const server = http.createServer((req, res) => res.end('ok'));
  server.maxConnections = 1;
  const drops = [];
  server.on('drop', (data) => drops.push(data));
  await listen(server);
  const first = new Client(server).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await first.until(/ok$/);
  assert.strictEqual(await new Client(server).closed, '');
  assert.strictEqual(drops.length, 1);
  assert.strictEqual(drops[0].localPort, server.address().port);
  assert.strictEqual(drops[0].remoteFamily, 'IPv4');
  await first.destroy();
  server.close();
});
