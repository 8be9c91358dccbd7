'use strict';
// A request without a body is a stream that ends.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  assert.match(await ask((req, res) => {
    req.on('data', () => assert.fail('there is no body'));
    req.on('end', () => {
      assert.strictEqual(req.complete, true);
      res.end('ended');
    });
  }, get()), /ended$/);
  assert.match(await ask(async (req, res) => {
    let count = 0;
    for await (const chunk of req) count += chunk.length;
    res.end(`iterated ${count}`);
  }, get()), /iterated 0$/);
});
