'use strict';
// After the last allowed request the connection is announced to close; one more is dropped with 503.
const assert = require('assert');
const http = require('http');
const { test, listen, Client } = require('./_raw');

const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

test(async () => {
  const server = http.createServer((req, res) => res.end('ok'));
  server.maxRequestsPerSocket = 2;
  let dropped = 0;
  server.on('dropRequest', (req, socket) => {
    assert.strictEqual(req.url, '/');
    assert.ok(socket.remotePort > 0);
    dropped++;
  });
  const client = new Client(await listen(server)).write(request);
  await client.until(/ok$/);
  client.write(request);
  await client.until(/ok[^]*ok$/);
  client.write(request);
  const answers = (await client.closed).split('ok').map((text) => text.trim());
  assert.match(answers[0], /Connection: keep-alive\r\nKeep-Alive: timeout=5, max=2/);
  assert.match(answers[1], /Connection: close/);
  assert.match(answers[2], /^HTTP\/1.1 503 Service Unavailable/);
  assert.strictEqual(dropped, 1);
  server.close();
});
