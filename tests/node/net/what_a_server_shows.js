'use strict';
const assert = require('assert');
const net = require('net');

const server = net.createServer((socket) => {
  socket.destroy();
  server.close(() => assert.strictEqual(server._handle, null));
});
assert.strictEqual(server._handle, null);
server.listen(0, '127.0.0.1', () => {
  assert.strictEqual(server._connectionKey, '4:127.0.0.1:0');
  assert.ok(server._handle.fd > 0);
  server._handle.unref();
  server._handle.ref();
  net.connect(server.address().port, '127.0.0.1').on('error', () => {});
});

const invalid = (text) => ({ code: 'ERR_INVALID_ARG_VALUE', message: text });
for (const options of [{ port: false }, { port: true }, { path: -1 }]) {
  assert.throws(() => net.createServer().listen(options), invalid(/^The argument 'options' is invalid\. Received/));
}
for (const options of [{}, { fd: -1 }, { host: 'x' }]) {
  assert.throws(() => net.createServer().listen(options), invalid(/must have the property "port" or "path"/));
}
for (const options of [{ path: '\0a', readableAll: true }, { path: '\0a', writableAll: true }]) {
  assert.throws(() => net.createServer().listen(options), invalid(/path is abstract unix socket/));
}
for (const port of [null, undefined]) {
  const any = net.createServer().listen({ port }, () => {
    assert.ok(any.address().port > 0);
    any.close();
  });
}
