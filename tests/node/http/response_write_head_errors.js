'use strict';
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  const text = await ask((req, res) => {
    for (const status of [0, 99, 1000, -1, NaN, 'abc', undefined, {}]) {
      assert.throws(() => res.writeHead(status),
        { name: 'RangeError', code: 'ERR_HTTP_INVALID_STATUS_CODE' });
    }
    assert.throws(() => res.writeHead(99), { message: 'Invalid status code: 99' });
    assert.throws(() => res.writeHead(200, 'a\r\nb'),
      { name: 'TypeError', code: 'ERR_INVALID_CHAR', message: 'Invalid character in statusMessage' });
    res.statusMessage = undefined;
    assert.throws(() => res.writeHead(200, ['a', 'b', 'c']),
      { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
    assert.throws(() => res.writeHead(200, { 'a b': '1' }), {
      name: 'TypeError', code: 'ERR_INVALID_HTTP_TOKEN',
        message: 'Header name must be a valid HTTP token ["a b"]' });
    assert.throws(() => res.writeHead(200, { a: undefined }), {
      name: 'TypeError', code: 'ERR_HTTP_INVALID_HEADER_VALUE',
        message: 'Invalid value "undefined" for header "a"' });
    assert.throws(() => res.writeHead(200, { a: 'x\ny' }), {
      name: 'TypeError', code: 'ERR_INVALID_CHAR', message: 'Invalid character in header content ["a"]' });
    assert.strictEqual(res.headersSent, false);
    res.writeHead(200);
    assert.throws(() => res.writeHead(200), {
      name: 'Error', code: 'ERR_HTTP_HEADERS_SENT',
        message: 'Cannot write headers after they are sent to the client' });
    res.end('still alive');
  }, get());
  assert.match(text, /still alive/);
});
