'use strict';
const assert = require('assert');
const net = require('net');

function spy() {
  const calls = [];
  const handle = {
    readStart() {},
    setNoDelay: (enable) => calls.push(['noDelay', enable]),
    setKeepAlive: (enable, seconds) => calls.push(['keepAlive', enable, seconds]),
  };
  return { calls, socket: new net.Socket({ handle }) };
}

const { calls, socket } = spy();
assert.strictEqual(socket.setNoDelay(false), socket);
socket.setNoDelay().setNoDelay(true).setNoDelay(1);
assert.deepStrictEqual(calls.splice(0), [['noDelay', true]]);
socket.setNoDelay(0);
assert.deepStrictEqual(calls.splice(0), [['noDelay', false]]);
socket.setKeepAlive(false).setKeepAlive(true, 2500).setKeepAlive(true, 2000).setKeepAlive(true, 3000);
assert.deepStrictEqual(calls.splice(0), [['keepAlive', true, 2], ['keepAlive', true, 3]]);

// Those of connect() are told once there is a connection.
const server = net.createServer({ noDelay: true, keepAlive: true }, (peer) => peer.end());
server.listen(0, '127.0.0.1', () => {
  const client = net.connect({ port: server.address().port, host: '127.0.0.1', noDelay: true, keepAlive: true,
    keepAliveInitialDelay: 4200 });
  const told = [];
  client._handle.setNoDelay = (enable) => told.push(enable);
  client._handle.setKeepAlive = (enable, seconds) => told.push(enable, seconds);
  client.resume();
  client.on('connect', () => assert.deepStrictEqual(told, [true, true, 4]));
  client.on('close', () => server.close());
});
