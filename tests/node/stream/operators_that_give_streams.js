'use strict';
// map, filter, flatMap, take, drop: streams again.
const assert = require('assert');
const { Readable } = require('stream');

const numbers = () => Readable.from([1, 2, 3, 4]);

(async () => {
  assert.deepStrictEqual(await numbers().map((n) => n * 2).toArray(), [2, 4, 6, 8]);
  assert.deepStrictEqual(await numbers().map(async (n) => n + 1).filter((n) => n % 2).toArray(), [3, 5]);
  assert.deepStrictEqual(await numbers().flatMap((n) => [n, -n]).take(3).toArray(), [1, -1, 2]);
  assert.deepStrictEqual(await numbers().drop(2).toArray(), [3, 4]);
  assert.deepStrictEqual(await numbers().take(0).toArray(), []);
  assert.deepStrictEqual(await numbers().take(NaN).toArray(), []);

  const source = numbers();
  await source.take(1).toArray();
  assert.strictEqual(source.destroyed, true);

  await assert.rejects(numbers().map(() => { throw new Error('m'); }).toArray(), { message: 'm' });
  await assert.rejects(numbers().map(async () => { throw new Error('n'); }).toArray(), { message: 'n' });

  assert.throws(() => numbers().map(), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => numbers().map(() => {}, { concurrency: 0 }), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => numbers().map(() => {}, { signal: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => numbers().take(-1), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => numbers().drop(1, 5), { code: 'ERR_INVALID_ARG_TYPE' });
})();
