'use strict';
const assert = require('assert');
const net = require('net');

const server = net.createServer((socket) => socket.resume());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const socket = net.connect(port, '127.0.0.1', () => {
    assert.strictEqual(socket.pending, false);
    socket.end('\u00e9');
  });
  assert.notStrictEqual(socket._handle, null);
  assert.strictEqual(socket.readyState, 'opening');
  socket.write('d\u00e9j\u00e0', (error) => assert.ifError(error));
  assert.strictEqual(socket.bytesWritten, 6);
  assert.strictEqual(socket.bufferSize, 4);
  socket.on('close', () => {
    assert.strictEqual(socket.bytesWritten, 8);
    destroyed(port);
  });
});

function destroyed(port) {
  const socket = net.connect(port, '127.0.0.1', () => assert.fail('connected'));
  socket.write('never', (error) => {
    assert.strictEqual(error.code, 'ERR_SOCKET_CLOSED_BEFORE_CONNECTION');
    server.close();
  });
  socket.destroy();
}
