'use strict';
// Two requests on one connection; the second one ends it.
const assert = require('assert');
const http = require('http');
const { test, ask, get } = require('./_raw');

const first = 'GET /1 HTTP/1.1\r\nHost: x\r\n\r\n';

test(async () => {
  const text = await ask((req, res) => res.end(req.url), first + get('/2'));
  assert.strictEqual(text,
    'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n' +
      'Content-Length: 2\r\n\r\n/1' +
    'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\nContent-Length: 2\r\n\r\n/2');

  const unlimited = http.createServer({ keepAliveTimeout: 0 }, (req, res) => res.end('x'));
  const answer = await ask(unlimited, first + get('/2'));
  assert.ok(answer.startsWith(
    'HTTP/1.1 200 OK\r\nDate: now\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx'), answer);
});
