'use strict';
// Corked pieces leave together once uncorked, or at the end.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  const text = await ask((req, res) => {
    res.cork();
    assert.strictEqual(res.writableCorked, 1);
    res.write('a');
    res.write('b');
    res.cork();
    assert.strictEqual(res.writableCorked, 2);
    res.uncork();
    res.uncork();
    assert.strictEqual(res.writableCorked, 0);
    res.end('c');
  }, get());
  const body = text.slice(text.indexOf('\r\n\r\n') + 4);
  assert.ok(body === '2\r\nab\r\n1\r\nc\r\n0\r\n\r\n' ||
    body === '1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n', body);

  const left = await ask((req, res) => {
    res.cork();
    res.write('a');
    res.end('b');
  }, get());
  const joined = left.slice(left.indexOf('\r\n\r\n') + 4).replace(/^\d\r\n/gm, '').replace(/\r\n/g, '');
  assert.strictEqual(joined, 'ab');
});
