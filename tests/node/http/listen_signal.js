'use strict';
// An AbortSignal closes the server.
const assert = require('assert');
const http = require('http');
const { test } = require('./_raw');

test(async () => {
  const controller = new AbortController();
  const server = http.createServer();
  await new Promise((resolve) => server.listen({ port: 0, signal: controller.signal }, resolve));
  const closed = new Promise((resolve) => server.on('close', resolve));
  controller.abort();
  await closed;
  assert.strictEqual(server.listening, false);
  assert.throws(() => http.createServer().listen({ port: 0, signal: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
});
