'use strict';
const assert = require('assert');
const dgram = require('dgram');

// A port that was free a moment ago.
const other = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  const { port } = other.address();
  other.close(() => {
    const socket = dgram.createSocket('udp4');
    socket.on('error', (error) => {
      assert.deepStrictEqual([error.code, error.syscall], ['ECONNREFUSED', 'recvmsg']);
      socket.close();
    });
    socket.connect(port, '127.0.0.1', () => socket.send('x'));
  });
});
