'use strict';
// req.socket while a request is served: addresses, counters, destroy, and writing past HTTP.
const assert = require('assert');
const net = require('net');
const { test, ask, listen, Client, get } = require('./_raw');

test(async () => {
  await ask((req, res) => {
    const { socket } = req;
    assert.ok(socket instanceof net.Socket);
    assert.strictEqual(socket.readyState, 'open');
    assert.strictEqual(socket.destroyed, false);
    assert.strictEqual(socket.writable, true);
    assert.strictEqual(socket.encrypted, undefined);
    assert.strictEqual(socket.bytesRead, get().length);
    assert.deepStrictEqual(socket.address(),
      { address: '127.0.0.1', family: 'IPv4', port: socket.localPort });
    assert.strictEqual(socket.setNoDelay(true), socket);
    assert.strictEqual(socket.setKeepAlive(true, 1000), socket);
    assert.strictEqual(socket.server.listening, true);
    res.end();
  }, get());

  assert.strictEqual(await ask((req) => req.socket.destroy(), get()), '');
  assert.strictEqual(await ask((req) => req.socket.end('HTTP/1.1 200 By hand\r\n\r\n'), get()),
    'HTTP/1.1 200 By hand\r\n\r\n');

  // It is one and the same for all requests of a connection, and closes with it.
  const sockets = new Set();
  let closed = 0;
  const server = await listen((req, res) => {
    if (!sockets.has(req.socket)) req.socket.on('close', () => closed++);
    sockets.add(req.socket);
    res.end('ok');
  });
  const client = new Client(server).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await client.until(/ok$/);
  await client.write(get()).closed;
  while (closed === 0) await new Promise(setImmediate);
  assert.strictEqual(sockets.size, 1);
  await new Promise((resolve) => server.close(resolve));
});
