'use strict';
const assert = require('assert');
const net = require('net');
const { test, listen, event } = require('./_test');

test(async () => {
  const server = await listen((socket) => socket.end('hi'));
  const { port } = server.address();
  const forms = [
    () => net.connect(port, '127.0.0.1'),
    () => net.connect({ port, host: '127.0.0.1' }),
    () => net.connect(String(port), '127.0.0.1'),
    () => net.createConnection({ port, host: 'localhost', family: 4 }),
    () => new net.Socket().connect(port, '127.0.0.1'),
    () => new net.Socket().connect({ port, host: '127.0.0.1' }),
  ];
  for (const form of forms) {
    const socket = form();
    const [data] = await event(socket, 'data');
    assert.strictEqual(`${data}`, 'hi');
    await event(socket, 'close');
  }
  let called = 0;
  const socket = net.connect(port, '127.0.0.1', () => called++).resume();
  await event(socket, 'close');
  assert.strictEqual(called, 1);
  server.close();
  assert.throws(() => net.connect(), { code: 'ERR_MISSING_ARGS' });
  assert.throws(() => net.connect({}), { code: 'ERR_MISSING_ARGS' });
  assert.throws(() => net.connect(65536), { name: 'RangeError', code: 'ERR_SOCKET_BAD_PORT' });
  assert.throws(() => net.connect({ port: {} }), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => net.connect({ path: 5 }), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
});
