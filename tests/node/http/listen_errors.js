'use strict';
const assert = require('assert');
const http = require('http');
const { EADDRINUSE } = require('os').constants.errno;
const { test, listen } = require('./_raw');

const failure = (...args) => new Promise((resolve, reject) => {
  http.createServer().on('error', resolve).listen(...args, () => reject(new Error('it listens')));
});

test(async () => {
  const server = await listen(() => {});
  const { port } = server.address();
  const taken = await failure(port, '127.0.0.1');
  assert.strictEqual(taken.code, 'EADDRINUSE');
  assert.strictEqual(taken.syscall, 'listen');
  assert.strictEqual(taken.address, '127.0.0.1');
  assert.strictEqual(taken.port, port);
  assert.strictEqual(taken.errno, -EADDRINUSE);
  assert.strictEqual(taken.message, `listen EADDRINUSE: address already in use 127.0.0.1:${port}`);
  assert.throws(() => server.listen(0), { code: 'ERR_SERVER_ALREADY_LISTEN',
    message: 'Listen method has been called more than once without closing.' });
  server.close();

  assert.strictEqual((await failure(0, '192.0.2.1')).code, 'EADDRNOTAVAIL');
  assert.strictEqual((await failure('/nowhere/at/all')).code, 'EACCES');
  if (process.getuid() !== 0) assert.strictEqual((await failure(1, '127.0.0.1')).code, 'EACCES');
  for (const port of [-1, 65536, 1.5, NaN, '-1']) {
    assert.throws(() => http.createServer().listen({ port }),
      { name: 'RangeError', code: 'ERR_SOCKET_BAD_PORT' });
  }
  for (const options of [{}, { host: 'x' }, { path: 5 }]) {
    assert.throws(() => http.createServer().listen(options), { code: 'ERR_INVALID_ARG_VALUE' });
  }
  for (const bad of [true, false]) {
    assert.throws(() => http.createServer().listen(bad), { code: 'ERR_INVALID_ARG_VALUE' });
  }
});
