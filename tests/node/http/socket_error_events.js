'use strict';
// Without 'clientError' the socket's own 'error' tells of a malformed request; an error that a program emits there
// ends the connection.
const assert = require('assert');
const http = require('http');
const { test, listen, Client } = require('./_raw');

test(async () => {
  const server = await listen(http.createServer((req, res) => {
    res.write('begun', () => req.socket.emit('error', new Error('of the program')));
  }));
  const heard = [];
  server.on('connection', (socket) => {
    assert.throws(() => socket.setEncoding('utf8'), { code: 'ERR_HTTP_SOCKET_ENCODING' });
    socket.on('error', (error) => heard.push(error.code ?? error.message));
  });
  const refused = await new Client(server).write('FOO /\r\n\r\n').closed;
  assert.strictEqual(refused, 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  const cut = await new Client(server).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n').closed;
  assert.match(cut, /begun\r\n$/);
  assert.deepStrictEqual([...new Set(heard)], ['HPE_INVALID_METHOD', 'of the program']);
  server.close();
});
