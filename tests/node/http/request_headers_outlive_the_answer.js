'use strict';
// What a request says can still be asked for when its answer and its connection are gone.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  let kept;
  await ask((req, res) => {
    kept = req;
    res.end();
  }, get('/later', 'X: y'));
  assert.strictEqual(kept.url, '/later');
  assert.strictEqual(kept.method, 'GET');
  assert.strictEqual(kept.headers.x, 'y');
  assert.deepStrictEqual(kept.headersDistinct.x, ['y']);
  assert.strictEqual(kept.httpVersion, '1.1');
});
