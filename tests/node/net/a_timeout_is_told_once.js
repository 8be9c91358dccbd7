'use strict';
const assert = require('assert');
const net = require('net');

// Until there is traffic again.
let told = 0;
const socket = new net.Socket();
socket.setTimeout(1, () => {
  assert.strictEqual(socket._handle, null);
  told++;
});
socket.on('timeout', () => setTimeout(() => assert.strictEqual(told, 1), 50));
setTimeout(() => {}, 60);
