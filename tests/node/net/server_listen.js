'use strict';
const assert = require('assert');
const net = require('net');
const { test, listen, event } = require('./_test');

test(async () => {
  const server = await listen();
  assert.strictEqual(server.listening, true);
  assert.throws(() => server.listen(0), { code: 'ERR_SERVER_ALREADY_LISTEN' });
  const second = net.createServer().listen(server.address().port, '127.0.0.1');
  const [error] = await event(second, 'error');
  assert.strictEqual(error.code, 'EADDRINUSE');
  assert.strictEqual(second.listening, false);
  server.close();
  for (const options of [{}, { path: 1 }]) {
    assert.throws(() => net.createServer().listen(options), { name: 'TypeError' });
  }
  assert.throws(() => net.createServer('x'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.ok(net.Server() instanceof net.Server);
});
