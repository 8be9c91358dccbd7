'use strict';
// Without 'clientError' a malformed request gets its status, and no program hears of it.
const assert = require('assert');
const http = require('http');
const { test, ask } = require('./_raw');

async function status(request, options = {}) {
  const text = await ask(http.createServer(options, () => assert.fail('no request')), request);
  assert.match(text, /^HTTP\/1.1 \d{3} .*\r\nConnection: close\r\n\r\n$/);
  return +text.slice(9, 12);
}

test(async () => {
  assert.strictEqual(await status('rubbish\r\n\r\n'), 400);
  assert.strictEqual(await status('GET / HTTP/1.1\r\nHost : x\r\n\r\n'), 400);
  assert.strictEqual(await status('GET / HTTP/1.1\r\nHost: x\r\nBad Name: x\r\n\r\n'), 400);
  assert.strictEqual(await status('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n' +
    'Content-Length: 2\r\n\r\nab'), 400);
  assert.strictEqual(await status('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n' +
    'Transfer-Encoding: chunked\r\n\r\n'), 400);
  assert.strictEqual(await status(`GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`), 431);
  assert.strictEqual(await status(`GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(2_000)}\r\n\r\n`,
    { maxHeaderSize: 1024 }), 431);
});
