'use strict';
const assert = require('assert');
const http = require('http');
const net = require('net');
const { test, ask, get } = require('./_raw');

test(async () => {
  const server = http.createServer((req, res) => {
    assert.strictEqual(req.socket.mark, 'seen');
    assert.strictEqual(req.socket, sockets[0]);
    res.end('ok');
  });
  const sockets = [];
  server.on('connection', (socket) => {
    assert.ok(socket instanceof net.Socket);
    assert.strictEqual(socket.remoteAddress, '127.0.0.1');
    socket.mark = 'seen';
    sockets.push(socket);
  });
  const first = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  assert.match(await ask(server, first + get()), /ok[^]*ok$/);
  assert.strictEqual(sockets.length, 1);
  await new Promise((resolve) => (sockets[0].destroyed ? resolve() : sockets[0].on('close', resolve)));
  assert.strictEqual(sockets[0].destroyed, true);
});
