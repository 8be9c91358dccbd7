'use strict';
// resetAndDestroy() of a request's socket: the client is reset, and not just left.
const assert = require('assert');
const http = require('http');
const net = require('net');

const server = http.createServer((req, res) => {
  res.on('close', () => {
    assert.strictEqual(req.socket.destroyed, true);
    assert.strictEqual(res.writableFinished, false);
  });
  req.socket.resetAndDestroy();
}).listen(0, () => {
  const client = net.connect(server.address().port, 'localhost');
  client.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
  client.on('error', (error) => {
    assert.strictEqual(error.code, 'ECONNRESET');
    assert.strictEqual(error.syscall, 'read');
    server.close();
  });
  client.on('end', () => assert.fail('no end, but a reset'));
});
