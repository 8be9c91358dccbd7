'use strict';
// CONNECT: a tunnel for whoever listens, the end for all others.
const assert = require('assert');
const http = require('http');
const { test, listen, Client, ask } = require('./_raw');

const request = 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n';

test(async () => {
  const server = http.createServer(() => assert.fail('not a plain request'));
  server.on('connect', (req, socket, head) => {
    assert.strictEqual(req.method, 'CONNECT');
    assert.strictEqual(req.url, 'example.org:443');
    socket.write(`HTTP/1.1 200 Connection Established\r\n\r\n${head}`);
    socket.pipe(socket);
  });
  await listen(server);
  const client = new Client(server).write(`${request}head`);
  await client.until(/\r\n\r\nhead$/);
  client.write('GET / HTTP/1.1\r\n\r\n');
  await client.until(/GET \/ HTTP\/1.1\r\n\r\n$/);
  client.socket.end();
  await client.closed;
  await new Promise((resolve) => server.close(resolve));

  assert.strictEqual(await ask(() => assert.fail('not a plain request'), request), '');
});
