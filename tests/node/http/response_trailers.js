'use strict';
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  const text = await ask((req, res) => {
    res.writeHead(200, { Trailer: 'A' });
    res.write('x');
    res.addTrailers({ A: '1', B: 2 });
    res.end();
  }, get());
  assert.ok(text.endsWith('1\r\nx\r\n0\r\nA: 1\r\nB: 2\r\n\r\n'), text);
  const pairs = await ask((req, res) => {
    res.write('x');
    res.addTrailers([['A', '1'], ['A', '2']]);
    res.end('y');
  }, get());
  assert.ok(pairs.endsWith('1\r\ny\r\n0\r\nA: 1\r\nA: 2\r\n\r\n'), pairs);
});
