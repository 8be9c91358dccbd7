'use strict';
// A body that nobody reads does not stand in the way of the next request.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  const size = 200_000;
  const unread = `POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\n\r\n${'x'.repeat(size)}`;
  const text = await ask((req, res) => res.end(`at ${req.url}`), unread + get('/2'));
  assert.match(text, /at \/1[^]*at \/2$/);
});
