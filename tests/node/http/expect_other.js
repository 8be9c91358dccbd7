'use strict';
const assert = require('assert');
const http = require('http');
const { test, ask, get } = require('./_raw');

test(async () => {
  const plain = http.createServer(() => assert.fail('not a plain request'));
  const text = await ask(plain, get('/', 'Expect: the-unexpected'));
  assert.strictEqual(text, 'HTTP/1.1 417 Expectation Failed\r\nDate: now\r\nConnection: close\r\n' +
    'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n');
  const asked = http.createServer(() => assert.fail('not a plain request'));
  asked.on('checkExpectation', (req, res) => {
    assert.strictEqual(req.headers.expect, 'the-unexpected');
    res.end('as you like it');
  });
  assert.match(await ask(asked, get('/', 'Expect: the-unexpected')), /200 OK[^]*as you like it$/);
});
