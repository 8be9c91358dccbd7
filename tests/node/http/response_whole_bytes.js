'use strict';
// What leaves for the plain ways to answer, byte for byte.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

const closing = 'Date: now\r\nConnection: close\r\n';

test(async () => {
  assert.strictEqual(await ask((req, res) => res.end('hello'), get()),
    `HTTP/1.1 200 OK\r\n${closing}Content-Length: 5\r\n\r\nhello`);
  assert.strictEqual(await ask((req, res) => res.end(), get()),
    `HTTP/1.1 200 OK\r\n${closing}Content-Length: 0\r\n\r\n`);
  assert.strictEqual(await ask((req, res) => res.end(''), get()),
    `HTTP/1.1 200 OK\r\n${closing}Content-Length: 0\r\n\r\n`);
  assert.strictEqual(await ask((req, res) => {
    res.write('a');
    res.write(Buffer.from('bcd'));
    res.end('e');
  }, get()), `HTTP/1.1 200 OK\r\n${closing}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n3\r\nbcd\r\n1\r\n` +
    `e\r\n0\r\n\r\n`);
  assert.strictEqual(await ask((req, res) => {
    res.writeHead(201, { 'X-A': '1' });
    res.end('made');
  }, get()), `HTTP/1.1 201 Created\r\nX-A: 1\r\n${closing}Transfer-Encoding: chunked\r\n\r\n4\r\n` +
    `made\r\n0\r\n\r\n`);
  assert.strictEqual(await ask((req, res) => {
    res.setHeader('Content-Length', 3);
    res.write('abc');
    res.end();
  }, get()), 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nDate: now\r\nConnection: close\r\n\r\nabc');
});
