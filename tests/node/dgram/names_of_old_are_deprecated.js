'use strict';
const assert = require('assert');
const dgram = require('dgram');

const seen = [];
process.on('warning', ({ code, message }) => seen.push([code, message]));
const socket = dgram.createSocket('udp4');
assert.strictEqual(socket._receiving, false);
assert.strictEqual(socket._receiving, false);
socket._reuseAddr = true;
socket._healthCheck();
setImmediate(() => {
  assert.deepStrictEqual(seen, [['DEP0112', 'Socket.prototype._receiving is deprecated']]);
  socket.close();
});
