'use strict';
// A program that sets Connection, Date, Transfer-Encoding or Trailer itself is taken at its word.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

const open = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

test(async () => {
  assert.strictEqual(await ask((req, res) => {
    res.setHeader('Connection', 'close');
    res.end('a');
  }, open), 'HTTP/1.1 200 OK\r\nConnection: close\r\nDate: now\r\nContent-Length: 1\r\n\r\na');
  assert.strictEqual(await ask((req, res) => {
    res.setHeader('date', 'never');
    res.end('a');
  }, get()), 'HTTP/1.1 200 OK\r\ndate: never\r\nConnection: close\r\nContent-Length: 1\r\n\r\na');
  assert.strictEqual(await ask((req, res) => {
    res.setHeader('Transfer-Encoding', 'chunked');
    res.end('a');
  }, get()), 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nDate: now\r\nConnection: close\r\n\r\n' +
    '1\r\na\r\n0\r\n\r\n');
  // Even to an old client.
  assert.strictEqual(await ask((req, res) => {
    res.setHeader('Transfer-Encoding', 'chunked');
    res.end('a');
  }, 'GET / HTTP/1.0\r\n\r\n'),
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nDate: now\r\nConnection: close\r\n\r\n1\r\na\r\n' +
    '0\r\n\r\n');
  assert.strictEqual(await ask((req, res) => {
    res.setHeader('Trailer', 'X');
    res.addTrailers({ X: 'y' });
    res.end('a');
  }, get()), 'HTTP/1.1 200 OK\r\nTrailer: X\r\nDate: now\r\nConnection: close\r\n' +
    'Transfer-Encoding: chunked\r\n\r\n' +
    '1\r\na\r\n0\r\nX: y\r\n\r\n');
  assert.strictEqual(await ask((req, res) => {
    res.shouldKeepAlive = false;
    res.end('a');
  }, open), 'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\nContent-Length: 1\r\n\r\na');
});
