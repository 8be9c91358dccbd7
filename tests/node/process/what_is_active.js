'use strict';
// What process tells of that which keeps the program alive.
const assert = require('assert');
const fs = require('fs');
const net = require('net');

const count = (type) => process.getActiveResourcesInfo().filter((each) => each === type).length;
assert.strictEqual(count('FSReqCallback'), 0);
fs.stat('.', () => {});
fs.stat('.', () => {});
assert.strictEqual(count('FSReqCallback'), 2);
assert.strictEqual(process._getActiveRequests().length, 2);

let sockets = [];
const server = net.createServer((socket) => {
  sockets.push(socket);
  if (sockets.length === 2) check();
});
server.listen(0, '127.0.0.1', () => {
  sockets.push(net.connect(server.address().port, '127.0.0.1'));
});

function check() {
  const handles = process._getActiveHandles();
  for (const each of [...sockets, server]) assert.ok(handles.includes(each));
  assert.strictEqual(count('TCPSocketWrap'), 2);
  assert.strictEqual(count('TCPServerWrap'), 1);
  for (const socket of sockets) socket.destroy();
  sockets = [];
  server.close();
}
