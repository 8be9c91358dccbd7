'use strict';
const assert = require('assert');
const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
const server = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  const { port } = server.address();
  socket.send(Buffer.alloc(65536), port, '127.0.0.1', (error) => {
    assert.deepStrictEqual([error.code, error.syscall, error.address, error.port], ['EMSGSIZE', 'send', '127.0.0.1', port]);
    assert.strictEqual(error.message, `send EMSGSIZE 127.0.0.1:${port}`);
    // The longest there can be.
    socket.send(Buffer.alloc(65507, 'x'), port, '127.0.0.1');
  });
  server.on('message', (message) => {
    assert(message.equals(Buffer.alloc(65507, 'x')));
    socket.close();
    server.close();
  });
});
