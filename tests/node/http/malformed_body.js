'use strict';
// A body that turns out to be malformed: refused, and an error for whoever reads it.
const assert = require('assert');
const http = require('http');
const { test, ask } = require('./_raw');

const request = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nnonsense\r\n';

function reader(done) {
  return (req, res) => {
    const seen = [];
    req.on('data', (chunk) => seen.push(`${chunk}`));
    req.on('end', () => seen.push('end'));
    req.on('aborted', () => seen.push('aborted'));
    req.on('error', (error) => seen.push(error.code));
    res.on('close', () => setImmediate(done, seen));
  };
}

test(async () => {
  let seen;
  let closed = new Promise((resolve) => {
    seen = resolve;
  });
  assert.strictEqual(await ask(reader(seen), request),
    'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  assert.deepStrictEqual(await closed, ['ab', 'aborted', 'ECONNRESET']);

  closed = new Promise((resolve) => {
    seen = resolve;
  });
  const server = http.createServer(reader(seen));
  server.on('clientError', (error, socket) => {
    assert.strictEqual(error.code, 'HPE_INVALID_CHUNK_SIZE');
    socket.end('HTTP/1.1 400 Mine\r\n\r\n');
  });
  assert.strictEqual(await ask(server, request), 'HTTP/1.1 400 Mine\r\n\r\n');
  assert.deepStrictEqual(await closed, ['ab', 'aborted', 'ECONNRESET']);
});
