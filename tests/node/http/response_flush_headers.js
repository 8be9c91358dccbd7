'use strict';
const assert = require('assert');
const { test, listen, Client, get } = require('./_raw');

test(async () => {
  let response;
  const server = await listen((req, res) => {
    res.setHeader('a', 'b');
    res.flushHeaders();
    assert.strictEqual(res.headersSent, true);
    response = res;
  });
  const client = new Client(server).write(get());
  const text = await client.until(/\r\n\r\n/);
  assert.strictEqual(text,
    'HTTP/1.1 200 OK\r\na: b\r\nDate: now\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n');
  response.flushHeaders();
  response.end('x');
  assert.ok((await client.closed).endsWith('1\r\nx\r\n0\r\n\r\n'));
  server.close();
});
