'use strict';
// Readable.from(): iterables of all kinds, strings and Buffers whole, promises awaited, null refused.
const assert = require('assert');
const { Readable } = require('stream');

(async () => {
  assert.deepStrictEqual(await Readable.from([1, 2, 3]).toArray(), [1, 2, 3]);
  assert.deepStrictEqual(await Readable.from('abc').toArray(), ['abc']);
  assert.deepStrictEqual(await Readable.from(Buffer.from('abc')).toArray(), [Buffer.from('abc')]);
  assert.deepStrictEqual(await Readable.from([Promise.resolve(1), 2]).toArray(), [1, 2]);
  assert.deepStrictEqual(await Readable.from(new Set(['x'])).toArray(), ['x']);
  assert.deepStrictEqual(await Readable.from((async function*() { yield 1; yield 2; })()).toArray(), [1, 2]);
  const bytes = Readable.from(['a', 'b'], { objectMode: false });
  assert.strictEqual(String(Buffer.concat(await bytes.toArray())), 'ab');

  await assert.rejects(Readable.from([1, null]).toArray(), { code: 'ERR_STREAM_NULL_VALUES' });
  await assert.rejects(Readable.from([Promise.reject(new Error('no'))]).toArray(), { message: 'no' });
  for (const wrong of [5, null, undefined, {}]) {
    assert.throws(() => Readable.from(wrong), { code: 'ERR_INVALID_ARG_TYPE' });
  }
})();
