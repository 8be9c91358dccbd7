'use strict';
const assert = require('assert');
const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
let closed = 0;
socket.on('close', () => closed++);
assert.strictEqual(socket.close(() => closed++), socket);
process.on('exit', () => assert.strictEqual(closed, 2));

for (const action of [
  () => socket.close(), () => socket.bind(), () => socket.send('x', 1), () => socket.address(),
  () => socket.connect(1), () => socket.remoteAddress(), () => socket.addMembership('224.0.0.1'),
  () => socket.setMulticastInterface('127.0.0.1'), () => socket.dropMembership('224.0.0.1'),
]) {
  assert.throws(action, { code: 'ERR_SOCKET_DGRAM_NOT_RUNNING', message: 'Not running' }, `${action}`);
}
assert.strictEqual(socket.ref(), socket);
assert.strictEqual(socket.unref(), socket);
