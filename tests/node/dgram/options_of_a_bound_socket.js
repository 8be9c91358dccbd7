'use strict';
const assert = require('assert');
const dgram = require('dgram');

const socket = dgram.createSocket({ type: 'udp4', recvBufferSize: 10000, sendBufferSize: 15000 });
socket.bind(0, '127.0.0.1', () => {
  // The kernel doubles what it is told, for its own needs.
  assert.strictEqual(socket.getRecvBufferSize(), 20000);
  assert.strictEqual(socket.getSendBufferSize(), 30000);
  socket.setRecvBufferSize(20000);
  assert.strictEqual(socket.getRecvBufferSize(), 40000);
  assert.strictEqual(socket.setTTL(16), 16);
  for (const bad of [0, 256, -1]) assert.throws(() => socket.setTTL(bad), { code: 'EINVAL', syscall: 'setTTL' });
  assert.strictEqual(socket.setMulticastTTL(16), 16);
  assert.throws(() => socket.setMulticastTTL(1000), { code: 'EINVAL', message: 'setMulticastTTL EINVAL' });
  assert.strictEqual(socket.setMulticastLoopback(16), 16);
  assert.strictEqual(socket.setBroadcast(true), undefined);
  assert.strictEqual(socket.setMulticastInterface('127.0.0.1'), undefined);
  assert.throws(() => socket.setMulticastInterface('::%lo'), { syscall: 'setMulticastInterface' });
  assert.throws(() => socket.setMulticastInterface('not an address'), { code: 'EINVAL' });
  assert.throws(() => socket.bind(), { code: 'ERR_SOCKET_ALREADY_BOUND' });
  socket.close();
});
