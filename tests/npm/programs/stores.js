'use strict';

const assert = require('assert');
const Datastore = require('@seald-io/nedb');
const { MemoryLevel } = require('memory-level');

(async () => {
  const level = new MemoryLevel({ valueEncoding: 'json' });
  await level.batch([
    { type: 'put', key: 'a', value: 1 },
    { type: 'put', key: 'b', value: { c: 2 } },
  ]);
  assert.deepStrictEqual(await level.iterator({ gt: 'a' }).all(), [['b', { c: 2 }]]);
  await level.close();
  const db = new Datastore();
  await db.insertAsync([{ n: 1, t: ['x'] }, { n: 5 }]);
  assert.strictEqual((await db.findOneAsync({ n: { $gt: 2 } })).n, 5);
  assert.strictEqual(await db.countAsync({ t: 'x' }), 1);
})();
