'use strict';
const assert = require('assert');
const dgram = require('dgram');

const events = [];
function bound(name, address, ...args) {
  const socket = dgram.createSocket('udp4');
  socket.on('listening', () => {
    events.push(name);
    assert.strictEqual(socket.address().address, address, name);
    assert(socket.address().port > 0);
    socket.close();
  });
  assert.strictEqual(socket.bind(...args), socket);
  assert.throws(() => socket.bind(), { code: 'ERR_SOCKET_ALREADY_BOUND' });
}

bound('none', '0.0.0.0');
bound('port', '0.0.0.0', 0);
bound('callback', '0.0.0.0', () => events.push('callback of callback'));
bound('port callback', '0.0.0.0', 0, () => {});
bound('address', '127.0.0.1', 0, '127.0.0.1');
bound('address callback', '127.0.0.1', 0, '127.0.0.1', function() { assert(this instanceof dgram.Socket); });
bound('name', '127.0.0.1', 0, 'localhost');
bound('options', '127.0.0.1', { port: 0, address: '127.0.0.1', exclusive: true });
bound('options callback', '0.0.0.0', { port: 0 }, () => {});
process.on('exit', () => {
  assert.deepStrictEqual(events.sort(), [
    'address', 'address callback', 'callback', 'callback of callback', 'name', 'none', 'options', 'options callback',
    'port', 'port callback',
  ]);
});
