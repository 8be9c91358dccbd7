'use strict';
// 'upgrade' hands over the raw socket, and what came behind the head.
const assert = require('assert');
const http = require('http');
const net = require('net');
const { test, listen, Client } = require('./_raw');

const request = 'GET /chat HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n';

test(async () => {
  const server = http.createServer(() => assert.fail('not a plain request'));
  server.on('upgrade', (req, socket, head) => {
    assert.strictEqual(req.url, '/chat');
    assert.strictEqual(req.headers.upgrade, 'echo');
    assert.ok(req.upgrade);
    assert.ok(socket instanceof net.Socket);
    assert.ok(Buffer.isBuffer(head));
    assert.strictEqual(req.socket, socket);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
    socket.write(`(${head})`);
    socket.on('data', (data) => socket.write(`<${data}>`));
    socket.on('end', () => socket.end('bye'));
  });
  await listen(server);
  const client = new Client(server).write(`${request}first`);
  await client.until(/\r\n\r\n\(first\)$/);
  client.write('more');
  await client.until(/<more>$/);
  client.write('again');
  await client.until(/<again>$/);
  client.socket.end();
  assert.match(await client.closed, /bye$/);
  await new Promise((resolve) => server.close(resolve));
});
