'use strict';
// headers, rawHeaders, headersDistinct, statusMessage, versions; what is joined and what is not.
const assert = require('assert');
const http = require('http');
const net = require('net');

const HEAD = 'HTTP/1.1 200 \xfcber\r\nX: 1\r\nx: \t 2  \r\nSet-Cookie: a\r\nset-cookie: b\r\n' +
  'Etag: m\r\nETag: n\r\nEmpty:\r\nL: \xe4\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.end(Buffer.from(HEAD, 'latin1')));
});

function get(options, check) {
  return new Promise((resolve) => {
    const req = http.get({ port: server.address().port, ...options }, (res) => {
      assert.strictEqual(res.req, req);
      assert.strictEqual(res.socket, req.socket);
      check(res);
      res.resume();
    });
    req.on('close', resolve);
  });
}

server.listen(0, async () => {
  await get({}, (res) => {
    assert.strictEqual(res.statusCode, 200);
    assert.strictEqual(res.statusMessage, '\xfcber');
    assert.deepStrictEqual([res.httpVersion, res.httpVersionMajor, res.httpVersionMinor], ['1.1', 1, 1]);
    assert.deepStrictEqual(res.headers, {
      'x': '1, 2', 'set-cookie': ['a', 'b'], 'etag': 'm', 'empty': '', 'l': '\xe4', 'content-length': '0',
      'connection': 'close',
    });
    assert.deepStrictEqual(res.rawHeaders.slice(0, 4), ['X', '1', 'x', '2']);
    assert.deepStrictEqual(res.headersDistinct.etag, ['m', 'n']);
    assert.strictEqual(res.method, null);
    assert.strictEqual(res.url, '');
    assert.strictEqual(res.complete, false);
  });
  await get({ joinDuplicateHeaders: true }, (res) => assert.strictEqual(res.headers.etag, 'm, n'));
  server.close();
});
