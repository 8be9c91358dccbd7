'use strict';
// An HTTP/1.0 client that asks for keep-alive gets it when the body's length is known.
const assert = require('assert');
const { test, listen, Client } = require('./_raw');

const old = 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n';

test(async () => {
  let server = await listen((req, res) => {
    res.setHeader('Content-Length', 2);
    res.end('ab');
  });
  let client = new Client(server).write(old);
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDate: now\r\n' +
    'Connection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\nab';
  assert.strictEqual(await client.until(/ab$/), answer);
  client.write(old);
  assert.strictEqual(await client.until(/ab[^]*ab$/), answer + answer);
  server.close();
  server.closeAllConnections();

  server = await listen((req, res) => res.end('ab'));
  client = new Client(server).write(old);
  assert.strictEqual(await client.closed, 'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\n\r\nab');
  server.close();
});
