'use strict';
// Fields that the protocol adds by itself stay away once they were removed.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  assert.strictEqual(await ask((req, res) => {
    res.removeHeader('Date');
    res.end('a');
  }, get()), 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na');
  assert.strictEqual(await ask((req, res) => {
    res.sendDate = false;
    assert.strictEqual(res.sendDate, false);
    res.end('a');
  }, get()), 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na');
  assert.strictEqual(await ask((req, res) => {
    res.removeHeader('Content-Length');
    res.end('a');
  }, get()), 'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n' +
    '1\r\na\r\n0\r\n\r\n');
  assert.strictEqual(await ask((req, res) => {
    res.removeHeader('Transfer-Encoding');
    res.write('a');
    res.end('b');
  }, get()), 'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\n\r\nab');
  assert.strictEqual(await ask((req, res) => {
    res.removeHeader('Connection');
    res.end('a');
  }, get()), 'HTTP/1.1 200 OK\r\nDate: now\r\nContent-Length: 1\r\n\r\na');
});
