'use strict';
// setHeaders takes a Headers or a Map.
const assert = require('assert');
const { test, ask, get, headLines } = require('./_raw');

test(async () => {
  const text = await ask((req, res) => {
    assert.strictEqual(res.setHeaders(new Map([['a', '1'], ['B', '2'], ['set-cookie', ['x', 'y']]])), res);
    assert.deepStrictEqual(res.getHeader('set-cookie'), ['x', 'y']);
    for (const bad of [undefined, null, 'a', 1, {}, [], [['a', 'b']], { a: 'b' }]) {
      assert.throws(() => res.setHeaders(bad), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    }
    res.end();
    assert.throws(() => res.setHeaders(new Map([['a', '1']])),
      { code: 'ERR_HTTP_HEADERS_SENT', message: 'Cannot set headers after they are sent to the client' });
  }, get());
  assert.deepStrictEqual(headLines(text).slice(0, 5),
    ['HTTP/1.1 200 OK', 'a: 1', 'B: 2', 'set-cookie: x', 'set-cookie: y']);
});
