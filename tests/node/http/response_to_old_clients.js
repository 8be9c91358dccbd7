'use strict';
// HTTP/1.0: no chunks, and the end of the connection ends the body.
const assert = require('assert');
const { test, ask } = require('./_raw');

test(async () => {
  assert.strictEqual(await ask((req, res) => {
    assert.strictEqual(req.httpVersion, '1.0');
    assert.strictEqual(req.httpVersionMinor, 0);
    assert.strictEqual(res.shouldKeepAlive, false);
    assert.strictEqual(res.useChunkedEncodingByDefault, false);
    res.write('a');
    res.end('b');
  }, 'GET / HTTP/1.0\r\n\r\n'), 'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\n\r\nab');

  assert.strictEqual(await ask((req, res) => res.end('ab'), 'GET / HTTP/1.0\r\n\r\n'),
    'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\n\r\nab');

  // Chunks for an old client that asks for them.
  assert.strictEqual(await ask((req, res) => {
    res.write('a');
    res.end('b');
  }, 'GET / HTTP/1.0\r\nTE: chunked\r\n\r\n'),
  'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n' +
    '1\r\na\r\n1\r\nb\r\n0\r\n\r\n');
});
