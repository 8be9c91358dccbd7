'use strict';
// Who listens after end() hears 'finish' and 'close' all the same.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  const seen = [];
  let done;
  const closed = new Promise((resolve) => {
    done = resolve;
  });
  await ask((req, res) => {
    res.end('x');
    res.on('finish', () => seen.push('finish'));
    res.on('close', () => {
      seen.push('close');
      done();
    });
  }, get());
  await closed;
  assert.deepStrictEqual(seen, ['finish', 'close']);
});
