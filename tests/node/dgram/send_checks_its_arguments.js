'use strict';
const assert = require('assert');
const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
const type = { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' };
for (const bad of [undefined, null, 1, true, {}, () => {}, Symbol('x')]) {
  assert.throws(() => socket.send(bad, 1, '127.0.0.1'), type);
}
assert.throws(() => socket.send([1], 1, '127.0.0.1'), { ...type, message: /"buffer list arguments"/ });
for (const bad of [undefined, null, 0, -1, 65536, 'x', {}]) {
  assert.throws(() => socket.send('x', bad), { code: 'ERR_SOCKET_BAD_PORT', name: 'RangeError' });
}
assert.throws(() => socket.send('x', 1, 1), type);
assert.throws(() => socket.send('hello', 6, 1, 1, '127.0.0.1'), { code: 'ERR_BUFFER_OUT_OF_BOUNDS', message: /"offset"/ });
assert.throws(() => socket.send('hello', 1, 5, 1, '127.0.0.1'), { code: 'ERR_BUFFER_OUT_OF_BOUNDS', message: /"length"/ });
assert.throws(() => socket.sendto('x', 'y', 1, 1, ''), type);
assert.throws(() => socket.connect(0), { code: 'ERR_SOCKET_BAD_PORT' });
assert.throws(() => socket.disconnect(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
assert.throws(() => socket.remoteAddress(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
assert.throws(() => socket.addMembership(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => socket.setTTL('1'), type);
assert.throws(() => socket.setMulticastTTL('1'), type);
assert.throws(() => socket.addSourceSpecificMembership(1, '232.1.1.1'), type);
socket.close();

for (const bad of [undefined, null, 'udp', 'tcp', 1, {}, { type: 'udp' }]) {
  assert.throws(() => dgram.createSocket(bad), { code: 'ERR_SOCKET_BAD_TYPE', name: 'TypeError' });
}
assert.throws(() => dgram.createSocket({ type: 'udp4', lookup: 1 }), type);
assert.throws(() => dgram.createSocket({ type: 'udp4', signal: 1 }), type);
assert.throws(() => dgram.createSocket({ type: 'udp4', recvBufferSize: 'x' }), type);
