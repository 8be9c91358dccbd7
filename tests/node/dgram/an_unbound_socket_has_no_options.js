'use strict';
const assert = require('assert');
const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
for (const [name, ...args] of [
  ['setBroadcast', true], ['setTTL', 16], ['setMulticastTTL', 16], ['setMulticastLoopback', true],
  ['setMulticastInterface', '127.0.0.1'],
]) {
  assert.throws(() => socket[name](...args), { code: 'EBADF', syscall: name, message: `${name} EBADF` });
}
assert.throws(() => socket.address(), { code: 'EBADF', syscall: 'getsockname' });
for (const [name, call] of [['getRecvBufferSize', 'recv'], ['getSendBufferSize', 'send']]) {
  assert.throws(() => socket[name](), {
    code: 'ERR_SOCKET_BUFFER_SIZE',
    name: 'SystemError',
    message: `Could not get or set buffer size: uv_${call}_buffer_size returned EBADF (bad file descriptor)`,
  });
}
assert.throws(() => socket.setRecvBufferSize(1000), { code: 'ERR_SOCKET_BUFFER_SIZE' });
for (const bad of [-1, Infinity, 'x']) {
  assert.throws(() => socket.setSendBufferSize(bad), { code: 'ERR_SOCKET_BAD_BUFFER_SIZE', name: 'TypeError' });
}
assert.deepStrictEqual([socket.getSendQueueSize(), socket.getSendQueueCount()], [0, 0]);
socket.close();
