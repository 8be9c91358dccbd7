'use strict';

const assert = require('assert');
const { LRUCache } = require('lru-cache');
const NodeCache = require('node-cache');
const { Keyv } = require('keyv');
const { default: PQueue } = require('p-queue');
const { default: pLimit } = require('p-limit');

(async () => {
  const lru = new LRUCache({ max: 2 });
  lru.set('a', 1).set('b', 2).get('a');
  lru.set('c', 3);
  assert.deepStrictEqual([...lru.keys()], ['c', 'a']);
  const cache = new NodeCache({ stdTTL: 100, checkperiod: 0 });
  cache.set('k', { v: 1 });
  assert.deepStrictEqual([cache.get('k'), cache.get('none')], [{ v: 1 }, undefined]);
  const keyv = new Keyv();
  await keyv.set('x', { y: 1 });
  assert.deepStrictEqual(await keyv.get('x'), { y: 1 });
  const limit = pLimit(1);
  const order = [];
  await Promise.all(
    [3, 1].map((ms) =>
      limit(
        () =>
          new Promise((done) =>
            setTimeout(() => {
              order.push(ms);
              done();
            }, ms),
          ),
      ),
    ),
  );
  assert.deepStrictEqual(order, [3, 1]);
  const queue = new PQueue({ concurrency: 1 });
  queue.add(() => order.push('low'), { priority: 0 });
  await queue.onIdle();
  assert.strictEqual(order.at(-1), 'low');
})();
