'use strict';
const assert = require('assert');
const dgram = require('dgram');

const server = dgram.createSocket('udp4');
server.on('message', (message) => {
  assert.strictEqual(message.toString(), 'last words');
  server.close();
});
server.bind(0, '127.0.0.1', () => {
  const socket = dgram.createSocket('udp4');
  socket.send('last words', server.address().port, '127.0.0.1', (error) => {
    assert.strictEqual(error, null);
    socket.close();
  });
});

// Before it is bound.
const early = dgram.createSocket('udp4');
early.bind();
early.close();
early.on('listening', () => assert.fail('it was closed'));

const controller = new AbortController();
const aborted = dgram.createSocket({ type: 'udp4', signal: controller.signal });
aborted.bind(0, () => controller.abort());
let closed = 0;
aborted.on('close', () => closed++);
dgram.createSocket({ type: 'udp4', signal: AbortSignal.abort() }).on('close', () => closed++);
process.on('exit', () => assert.strictEqual(closed, 2));
