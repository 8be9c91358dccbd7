'use strict';
// No more than so many fields are kept.
const assert = require('assert');
const http = require('http');
const { test, ask, get } = require('./_raw');

test(async () => {
  const server = http.createServer((req, res) => {
    assert.deepStrictEqual(Object.keys(req.headers), ['host', 'connection', 'a']);
    res.end('ok');
  });
  server.maxHeadersCount = 3;
  assert.match(await ask(server, get('/', 'A: 1', 'B: 2', 'C: 3')), /ok$/);
});
