'use strict';
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  let done;
  const closed = new Promise((resolve) => {
    done = resolve;
  });
  assert.strictEqual(await ask((req, res) => {
    res.on('finish', () => assert.fail('it did not finish'));
    res.on('close', done);
    assert.strictEqual(res.destroy(), res);
    assert.strictEqual(res.destroyed, true);
    res.write('x', (error) => assert.strictEqual(error.code, 'ERR_STREAM_DESTROYED'));
  }, get()), '');
  await closed;
  const text = await ask((req, res) => {
    res.write('half');
    setImmediate(() => res.destroy());
  }, get());
  assert.match(text, /4\r\nhalf\r\n$/);
  await ask((req, res) => {
    const error = new Error('mine');
    res.destroy(error);
    assert.strictEqual(res.errored, error);
  }, get());
});
