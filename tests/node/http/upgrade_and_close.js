'use strict';
// A closing server waits for upgraded sockets, and an unread one still sees its peer's end.
const assert = require('assert');
const http = require('http');
const { test, listen, Client } = require('./_raw');

test(async () => {
  const server = http.createServer();
  const seen = [];
  let upgraded;
  const done = new Promise((resolve) => {
    upgraded = resolve;
  });
  server.on('upgrade', (req, socket) => {
    socket.on('end', () => seen.push('end'));
    socket.on('close', () => seen.push('close'));
    socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    upgraded(socket);
  });
  await listen(server);
  const client = new Client(server).write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n' +
    'Upgrade: a\r\n\r\n');
  await client.until(/101/);
  const socket = await done;
  let closed = false;
  const closing = new Promise((resolve) => server.close(() => {
    closed = true;
    resolve();
  }));
  server.closeAllConnections();
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  assert.strictEqual(closed, false);
  assert.strictEqual(socket.destroyed, false);
  client.socket.end();
  socket.end();
  await closing;
  await client.closed;
  while (seen.length < 2) await new Promise(setImmediate);
  assert.deepStrictEqual(seen, ['end', 'close']);
});
