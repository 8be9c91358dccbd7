'use strict';
// close() ends idle connections at once and lets the others finish.
const assert = require('assert');
const http = require('http');
const { test, listen, Client } = require('./_raw');

const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

test(async () => {
  const waiting = [];
  const server = await listen((req, res) => {
    if (waiting.length === 0 && req.headers.wait) waiting.push(res);
    else res.end('ok');
  });
  const idle = new Client(server).write(request);
  await idle.until(/ok$/);
  const active = new Client(server).write(request.replace('\r\n\r\n', '\r\nWait: 1\r\n\r\n'));
  while (waiting.length === 0) await new Promise(setImmediate);
  let closed = false;
  const end = new Promise((resolve) => server.close((error) => {
    assert.ifError(error);
    closed = true;
    resolve();
  }));
  assert.strictEqual(server.listening, false);
  assert.strictEqual(server.address(), null);
  await idle.closed;
  assert.strictEqual(closed, false);
  waiting[0].end('late');
  await active.until(/late$/);
  active.destroy();
  await end;

  await new Promise((resolve) => server.close((error) => {
    assert.strictEqual(error.code, 'ERR_SERVER_NOT_RUNNING');
    assert.strictEqual(error.message, 'Server is not running.');
    resolve();
  }));
  await new Promise((resolve) => http.createServer().close((error) => {
    assert.strictEqual(error.code, 'ERR_SERVER_NOT_RUNNING');
    resolve();
  }));
});
