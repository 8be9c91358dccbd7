'use strict';
const assert = require('assert');
const net = require('net');

// What was written is with the system already.
const server = net.createServer((socket) => {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => text += chunk);
  socket.on('end', () => assert.strictEqual(text, 'all that was written'));
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => {
    client.write('all ');
    client.cork();
    client.write('that ');
    client.write(Buffer.from('was '));
    client.uncork();
    client.write('written', (error) => assert.ifError(error));
    assert.strictEqual(client.writableLength, 0);
    assert.strictEqual(client.bytesWritten, 20);
    client.destroy();
  });
});
