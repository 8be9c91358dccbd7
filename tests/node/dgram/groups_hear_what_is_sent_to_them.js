'use strict';
const assert = require('assert');
const dgram = require('dgram');

const GROUP = '239.255.93.7';
const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });
socket.bind(0, () => {
  socket.addMembership(GROUP, '127.0.0.1');
  assert.throws(() => socket.addMembership(GROUP, '127.0.0.1'), { code: 'EADDRINUSE', syscall: 'addMembership' });
  assert.throws(() => socket.addMembership('10.0.0.1'), { code: 'EINVAL' });
  assert.throws(() => socket.addMembership(GROUP, 'nonsense'), { code: 'EINVAL' });
  socket.setMulticastInterface('127.0.0.1');
  socket.setMulticastLoopback(true);
  socket.setMulticastTTL(1);
  socket.send('to the group', socket.address().port, GROUP, (error) => assert.strictEqual(error, null));
});
socket.once('message', (message, from) => {
  assert.strictEqual(message.toString(), 'to the group');
  assert.strictEqual(from.port, socket.address().port);
  socket.dropMembership(GROUP, '127.0.0.1');
  assert.throws(() => socket.dropMembership(GROUP, '127.0.0.1'), { code: 'EADDRNOTAVAIL', syscall: 'dropMembership' });
  const source = ['127.0.0.1', '232.1.1.1', '127.0.0.1'];
  socket.addSourceSpecificMembership(...source);
  socket.dropSourceSpecificMembership(...source);
  assert.throws(() => socket.dropSourceSpecificMembership(...source), { code: 'EINVAL' });
  socket.close();
});
