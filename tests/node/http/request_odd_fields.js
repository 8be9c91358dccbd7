'use strict';
// Names that objects know, values with blanks, high octets, and fields by the hundred.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  const many = Array.from({ length: 200 }, (_, n) => `x-${n}: ${n}`);
  assert.match(await ask((req, res) => {
    assert.strictEqual(req.headers.blank, 'a  b');
    assert.strictEqual(req.headers.high, 'caf\u00e9');
    assert.strictEqual(req.headers.constructor, 'c');
    assert.strictEqual(req.headers['x-199'], '199');
    assert.strictEqual(req.rawHeaders.length, 2 * (2 + 3 + 200));
    res.end();
  }, get('/', 'Blank:  \t a  b \t ', 'High: caf\u00e9', 'constructor: c', ...many)), /^HTTP\/1.1 200/);
});
