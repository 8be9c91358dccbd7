'use strict';
const assert = require('assert');
const http = require('http');
const { test, ask, get } = require('./_raw');

test(async () => {
  await ask((req, res) => {
    for (const name of ['', 'a b', 'a:b', 'caf\u00e9', undefined, null, 1, 'x()']) {
      assert.throws(() => res.setHeader(name, 'x'), { name: 'TypeError', code: 'ERR_INVALID_HTTP_TOKEN' });
      assert.throws(() => res.appendHeader(name, 'x'), { name: 'TypeError', code: 'ERR_INVALID_HTTP_TOKEN' });
    }
    assert.throws(() => res.setHeader('a b', 'x'),
      { message: 'Header name must be a valid HTTP token ["a b"]' });
    assert.throws(() => res.setHeader('a'), { name: 'TypeError', code: 'ERR_HTTP_INVALID_HEADER_VALUE',
      message: 'Invalid value "undefined" for header "a"' });
    for (const value of ['a\nb', 'a\rb', 'a\0b', '\u20ac', 'a\x7fb', ['fine', 'a\nb']]) {
      assert.throws(() => res.setHeader('a', value), { name: 'TypeError', code: 'ERR_INVALID_CHAR',
        message: 'Invalid character in header content ["a"]' });
    }
    for (const method of ['getHeader', 'hasHeader', 'removeHeader']) {
      assert.throws(() => res[method](1), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE',
        message: 'The "name" argument must be of type string. Received type number (1)' });
    }
    assert.throws(() => res.addTrailers({ 'a b': 'x' }), { code: 'ERR_INVALID_HTTP_TOKEN',
      message: 'Trailer name must be a valid HTTP token ["a b"]' });
    assert.throws(() => res.addTrailers({ a: 'x\n' }), { code: 'ERR_INVALID_CHAR',
      message: 'Invalid character in trailer content ["a"]' });
    res.end();
    for (const [verb, act] of [['set', () => res.setHeader('a', 'b')],
      ['append', () => res.appendHeader('a', 'b')],
      ['remove', () => res.removeHeader('a')]]) {
      assert.throws(act, { code: 'ERR_HTTP_HEADERS_SENT',
        message: `Cannot ${verb} headers after they are sent to the client` });
    }
  }, get());
  assert.throws(() => http.validateHeaderName('a b'), { code: 'ERR_INVALID_HTTP_TOKEN' });
  assert.throws(() => http.validateHeaderValue('a', undefined), { code: 'ERR_HTTP_INVALID_HEADER_VALUE' });
  assert.throws(() => http.validateHeaderValue('a', '\u3042'), { code: 'ERR_INVALID_CHAR' });
  http.validateHeaderName('x-fine');
  http.validateHeaderValue('x', 'fine\t\u00ff');
});
