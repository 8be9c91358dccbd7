'use strict';
const assert = require('assert');
const http = require('http');
const { test, ask } = require('./_raw');

const without = 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n';

test(async () => {
  assert.match(await ask(() => assert.fail('no request'), without), /^HTTP\/1.1 400 Bad Request/);
  const lenient = http.createServer({ requireHostHeader: false }, (req, res) => res.end('fine'));
  assert.match(await ask(lenient, without), /fine$/);
  assert.match(await ask((req, res) => res.end('old'), 'GET / HTTP/1.0\r\n\r\n'), /old$/);
});
