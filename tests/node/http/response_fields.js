'use strict';
// setHeader and its kin before anything is sent.
const assert = require('assert');
const { test, ask, get, headLines } = require('./_raw');

test(async () => {
  const text = await ask((req, res) => {
    assert.strictEqual(res.setHeader('X-One', 1), res);
    res.setHeader('Set-Cookie', ['a=1', 'b=2']);
    res.setHeader('x-ONE', 'two');
    assert.strictEqual(res.getHeader('X-one'), 'two');
    assert.strictEqual(res.hasHeader('set-cookie'), true);
    assert.strictEqual(res.hasHeader('nothing'), false);
    assert.deepStrictEqual(res.getHeaderNames(), ['x-one', 'set-cookie']);
    assert.deepStrictEqual(res.getRawHeaderNames(), ['x-ONE', 'Set-Cookie']);
    const headers = res.getHeaders();
    assert.strictEqual(Object.getPrototypeOf(headers), null);
    assert.deepStrictEqual({ ...headers }, { 'x-one': 'two', 'set-cookie': ['a=1', 'b=2'] });
    assert.strictEqual(res.appendHeader('X-List', 'a'), res);
    res.appendHeader('x-list', ['b', 'c']);
    assert.deepStrictEqual(res.getHeader('x-list'), ['a', 'b', 'c']);
    res.setHeader('gone', 'x');
    res.removeHeader('GONE');
    assert.strictEqual(res.getHeader('gone'), undefined);
    res.setHeader('Caf', 'caf\u00e9');
    res.end();
  }, get());
  assert.deepStrictEqual(headLines(text),
    ['HTTP/1.1 200 OK', 'x-ONE: two', 'Set-Cookie: a=1', 'Set-Cookie: b=2',
    'X-List: a', 'X-List: b', 'X-List: c', 'Caf: caf\u00e9', 'Date: now', 'Connection: close',
      'Content-Length: 0']);
});
