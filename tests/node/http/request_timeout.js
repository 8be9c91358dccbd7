'use strict';
// A request that takes too long to come is refused with 408, or told to 'clientError'.
const assert = require('assert');
const http = require('http');
const { test, ask } = require('./_raw');

const limits = { headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 };
const late = 'GET / HTTP/1.1\r\nHost: x\r\n';

test(async () => {
  const silent = http.createServer(limits, () => assert.fail('no request'));
  assert.strictEqual(await ask(silent, late), 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  const told = http.createServer(limits, () => assert.fail('no request'));
  let seen;
  told.on('clientError', (error, socket) => {
    seen = error;
    socket.end('HTTP/1.1 408 Mine\r\n\r\n');
  });
  assert.strictEqual(await ask(told, late), 'HTTP/1.1 408 Mine\r\n\r\n');
  assert.strictEqual(seen.code, 'ERR_HTTP_REQUEST_TIMEOUT');
  assert.strictEqual(seen.message, 'Request timeout');
  const body = http.createServer(limits, (req) => req.on('error', () => {}).resume());
  const half = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab';
  assert.strictEqual(await ask(body, half), 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
});
