'use strict';
// 'listening' and 'close', and the order of several listeners for 'request'.
const assert = require('assert');
const http = require('http');
const { test, Client, get } = require('./_raw');

test(async () => {
  const seen = [];
  const server = http.createServer();
  server.on('request', () => seen.push('first'));
  server.on('request', (req, res) => {
    seen.push('second');
    res.end();
  });
  server.once('request', () => seen.push('once'));
  server.on('listening', () => seen.push('listening'));
  server.on('close', () => seen.push('close'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  await new Client(server).write(get()).closed;
  await new Client(server).write(get()).closed;
  await new Promise((resolve) => server.close(resolve));
  assert.deepStrictEqual(seen, ['listening', 'first', 'second', 'once', 'first', 'second', 'close']);
});
