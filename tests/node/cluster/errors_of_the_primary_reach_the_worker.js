'use strict';
const assert = require('assert');
const cluster = require('cluster');
const net = require('net');

if (cluster.isPrimary) {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    cluster.fork({ PORT: server.address().port }).on('exit', (code) => {
      assert.strictEqual(code, 5);
      server.close();
    });
  });
} else {
  const port = Number(process.env.PORT);
  const server = net.createServer().listen(port, '127.0.0.1');
  assert.strictEqual(server.listening, false);
  server.on('error', (error) => {
    assert.strictEqual(error.code, 'EADDRINUSE');
    assert.strictEqual(error.port, port);
    // A port of one's own can be had.
    net.createServer().listen({ port: 0, exclusive: true }, () => process.exit(5));
  });
}
