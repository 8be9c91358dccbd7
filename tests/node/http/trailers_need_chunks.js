'use strict';
// Trailers are passed over in silence when the body is not chunked.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  assert.match(await ask((req, res) => {
    res.setHeader('Content-Length', 2);
    res.write('ok');
    res.addTrailers({ A: '1' });
    res.end();
  }, get()), /\r\n\r\nok$/);
  assert.match(await ask((req, res) => {
    res.write('ok');
    res.addTrailers({ A: '1' });
    res.end();
  }, 'GET / HTTP/1.0\r\n\r\n'), /\r\n\r\nok$/);
});
