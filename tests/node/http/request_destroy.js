'use strict';
// req.destroy() ends the connection.
const assert = require('assert');
const { test, ask, get, post } = require('./_raw');

test(async () => {
  assert.strictEqual(await ask((req) => req.destroy(), get()), '');
  const seen = [];
  let done;
  const closed = new Promise((resolve) => {
    done = resolve;
  });
  assert.strictEqual(await ask((req, res) => {
    req.on('error', (error) => seen.push(error.message));
    res.on('close', () => {
      seen.push('res close');
      done();
    });
    req.destroy(new Error('enough'));
  }, post('x')), '');
  await closed;
  assert.deepStrictEqual(seen, ['enough', 'res close']);
});
