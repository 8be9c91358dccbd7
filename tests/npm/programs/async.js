'use strict';

const assert = require('assert');
const async = require('async');

(async function main() {
  const doubled = await async.mapLimit([1, 2, 3], 2, async (n) => n * 2);
  assert.deepStrictEqual(doubled, [2, 4, 6]);
  const order = [];
  const queue = async.queue(
    (task, done) =>
      setImmediate(() => {
        order.push(task);
        done();
      }),
    1,
  );
  queue.push(['a', 'b']);
  queue.unshift('first');
  await queue.drain();
  assert.deepStrictEqual(order, ['first', 'a', 'b']);
  const auto = await async.auto({ a: async () => 1, b: ['a', async ({ a }) => a + 1] });
  assert.deepStrictEqual(auto, { a: 1, b: 2 });
  let tries = 0;
  await async.retry(3, async () => {
    if (++tries < 3) throw new Error('again');
  });
  assert.strictEqual(tries, 3);
  async.waterfall([(next) => next(null, 1), (n, next) => next(new Error('n' + n))], (err) =>
    assert.strictEqual(err.message, 'n1'),
  );
})();
