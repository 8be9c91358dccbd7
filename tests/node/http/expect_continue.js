'use strict';
const assert = require('assert');
const http = require('http');
const { test, listen, Client, ask } = require('./_raw');

const head = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n' +
  'Expect: 100-continue\r\n\r\n';

test(async () => {
  // By itself the server says: go on.
  let server = await listen(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    res.end(body);
  });
  let client = new Client(server).write(head);
  assert.strictEqual(await client.until(/\r\n\r\n/), 'HTTP/1.1 100 Continue\r\n\r\n');
  client.write('abc');
  assert.match(await client.closed, /200 OK[^]*abc$/);
  server.close();

  // Whoever listens decides.
  server = http.createServer(() => assert.fail('not a plain request'));
  server.on('checkContinue', (req, res) => {
    assert.strictEqual(req.headers.expect, '100-continue');
    res.writeContinue();
    req.setEncoding('utf8').on('data', (text) => res.end(text));
  });
  client = new Client(await listen(server)).write(head);
  await client.until(/100 Continue\r\n\r\n/);
  client.write('abc');
  assert.match(await client.closed, /200 OK[^]*abc/);
  server.close();

  const refusing = http.createServer();
  refusing.on('checkContinue', (req, res) => {
    res.statusCode = 413;
    res.end('no');
  });
  const text = await ask(refusing, head);
  assert.match(text, /^HTTP\/1.1 413/);
  assert.match(text, /Connection: close/);
});
