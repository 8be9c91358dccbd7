'use strict';
// HEAD, 204 and 304 have no body, whatever is written.
const assert = require('assert');
const http = require('http');
const { test, ask, get } = require('./_raw');

const head = 'HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

test(async () => {
  assert.strictEqual(await ask((req, res) => res.end('hello'), head),
    'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\n\r\n');
  assert.strictEqual(await ask((req, res) => {
    assert.strictEqual(res.write('hello'), true);
    res.end();
  }, head), 'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\n\r\n');
  for (const status of [204, 304]) {
    const phrase = http.STATUS_CODES[status];
    assert.strictEqual(await ask((req, res) => {
      res.statusCode = status;
      res.end('hello');
    }, get()), `HTTP/1.1 ${status} ${phrase}\r\nDate: now\r\nConnection: close\r\n\r\n`);
    assert.strictEqual(await ask((req, res) => {
      res.writeHead(status);
      res.write('hello');
      res.end();
    }, get()), `HTTP/1.1 ${status} ${phrase}\r\nDate: now\r\nConnection: close\r\n\r\n`);
  }
  const strict = http.createServer({ rejectNonStandardBodyWrites: true }, (req, res) => {
    res.writeHead(204);
    assert.throws(() => res.write('x'), { code: 'ERR_HTTP_BODY_NOT_ALLOWED' });
    res.end();
  });
  assert.match(await ask(strict, get()), /^HTTP\/1.1 204/);
});
