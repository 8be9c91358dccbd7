'use strict';
// Without a listener for 'upgrade' it is a request like any other.
const assert = require('assert');
const { test, ask } = require('./_raw');

test(async () => {
  const text = await ask((req, res) => {
    assert.strictEqual(req.headers.upgrade, 'echo');
    res.setHeader('Connection', 'close');
    res.end('plain');
  }, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
  assert.match(text, /200 OK[^]*plain$/);
});
