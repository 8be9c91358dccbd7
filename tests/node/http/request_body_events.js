'use strict';
const assert = require('assert');
const { test, ask, post } = require('./_raw');

test(async () => {
  const seen = [];
  const text = await ask((req, res) => {
    assert.strictEqual(req.complete, false);
    req.on('data', (chunk) => {
      assert.ok(Buffer.isBuffer(chunk));
      seen.push(chunk.toString());
    });
    req.on('end', () => {
      assert.strictEqual(req.complete, true);
      assert.strictEqual(req.readableEnded, true);
      seen.push('end');
      res.end('done');
    });
    req.on('close', () => seen.push('close'));
  }, post('hello'));
  assert.match(text, /done$/);
  await new Promise(setImmediate);
  assert.deepStrictEqual(seen, ['hello', 'end', 'close']);
});
