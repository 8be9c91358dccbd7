'use strict';
// toArray, forEach, some, every, find, reduce.
const assert = require('assert');
const { Readable } = require('stream');

const numbers = () => Readable.from([1, 2, 3, 4]);

(async () => {
  const seen = [];
  assert.strictEqual(await numbers().forEach((n) => { seen.push(n); }), undefined);
  assert.deepStrictEqual(seen, [1, 2, 3, 4]);
  assert.strictEqual(await numbers().some((n) => n > 3), true);
  assert.strictEqual(await numbers().some((n) => n > 4), false);
  assert.strictEqual(await numbers().every(async (n) => n > 0), true);
  assert.strictEqual(await numbers().every((n) => n < 3), false);
  assert.strictEqual(await numbers().find((n) => n > 2), 3);
  assert.strictEqual(await numbers().find(() => false), undefined);
  assert.strictEqual(await numbers().reduce((sum, n) => sum + n), 10);
  assert.strictEqual(await numbers().reduce(async (sum, n) => sum + n, 5), 15);

  const early = numbers();
  const closed = new Promise((resolve) => early.on('close', resolve));
  await early.find((n) => n === 1);
  await closed;

  await assert.rejects(Readable.from([]).reduce((a) => a), {
    code: 'ERR_MISSING_ARGS', message: 'Reduce of an empty stream requires an initial value',
  });
  await assert.rejects(numbers().forEach(), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(numbers().reduce(), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(numbers().toArray({ signal: AbortSignal.abort() }), { name: 'AbortError' });
  await assert.rejects(numbers().some(() => {}, { signal: AbortSignal.abort() }), { name: 'AbortError' });
})();
