'use strict';
// prefinish, finish, the callback of end, and close come in this order.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

async function order(answer) {
  const seen = [];
  let closed;
  const done = new Promise((resolve) => {
    closed = resolve;
  });
  await ask((req, res) => {
    for (const name of ['prefinish', 'finish', 'close']) res.on(name, () => seen.push(name));
    res.on('close', closed);
    answer(res, () => seen.push('callback'));
    seen.push('returned');
  }, get());
  await done;
  return seen;
}

test(async () => {
  assert.deepStrictEqual(await order((res, callback) => res.end('x', callback)),
    ['prefinish', 'returned', 'finish', 'callback', 'close']);
  assert.deepStrictEqual(await order((res, callback) => res.end(callback)),
    ['prefinish', 'returned', 'finish', 'callback', 'close']);
  assert.deepStrictEqual(await order((res) => {
    res.write('x');
    res.end('y');
  }), ['prefinish', 'returned', 'finish', 'close']);
});
