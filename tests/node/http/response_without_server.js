'use strict';
// A response made by hand and given a socket, as test tools do it.
const assert = require('assert');
const http = require('http');
const { PassThrough } = require('stream');
const { test } = require('./_raw');

test(async () => {
  const req = new http.IncomingMessage(null);
  req.method = 'GET';
  req.httpVersionMajor = 1;
  req.httpVersionMinor = 1;
  const res = new http.ServerResponse(req);
  const socket = new PassThrough();
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  res.assignSocket(socket);
  assert.throws(() => new http.ServerResponse(req).assignSocket(socket),
    { code: 'ERR_HTTP_SOCKET_ASSIGNED' });
  res.sendDate = false;
  res.setHeader('A', 'b');
  res.write('x');
  await new Promise((resolve) => res.end('y', resolve));
  await new Promise(setImmediate);
  assert.strictEqual(text,
    'HTTP/1.1 200 OK\r\nA: b\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n' +
      '1\r\ny\r\n0\r\n\r\n');
  res.detachSocket(socket);
  assert.strictEqual(res.socket, null);
});
