'use strict';
// for await over a stream, values(), and ReadableStream.from().
const assert = require('assert');

(async () => {
  const seen = [];
  for await (const chunk of ReadableStream.from(['a', Promise.resolve('b')])) seen.push(chunk);
  async function* generate() { yield 'c'; yield 'd'; }
  for await (const chunk of ReadableStream.from(generate())) seen.push(chunk);
  for await (const chunk of ReadableStream.from('xy')) seen.push(chunk);
  assert.deepStrictEqual(seen, ['a', 'b', 'c', 'd', 'x', 'y']);

  // Breaking off cancels, unless told otherwise.
  let cancelled;
  const source = { pull(c) { c.enqueue(1); }, cancel(reason) { cancelled = [reason]; } };
  const stream = new ReadableStream(source);
  for await (const chunk of stream) {
    assert.strictEqual(chunk, 1);
    break;
  }
  assert.deepStrictEqual(cancelled, [undefined]);
  assert.strictEqual(stream.locked, false);
  cancelled = undefined;
  const kept = new ReadableStream(source);
  for await (const chunk of kept.values({ preventCancel: true })) if (chunk) break;
  assert.strictEqual(cancelled, undefined);
  assert.strictEqual((await kept.getReader().read()).value, 1);

  // Steps asked for at once come in order, and after the end there is nothing more.
  const iterator = ReadableStream.from([1, 2]).values();
  const steps = await Promise.all([iterator.next(), iterator.next(), iterator.next(), iterator.next()]);
  assert.deepStrictEqual(steps.map((each) => each.value), [1, 2, undefined, undefined]);
  assert.deepStrictEqual(steps.map((each) => each.done), [false, false, true, true]);
  assert.deepStrictEqual(await iterator.return('r'), { value: 'r', done: true });

  // Cancelling what was made from an iterator returns it.
  let returned;
  const from = ReadableStream.from({
    [Symbol.asyncIterator]: () =>
      ({ next: async () => ({ value: 1 }), return: async (v) => (returned = v, {}) }),
  });
  await from.cancel('enough');
  assert.strictEqual(returned, 'enough');
  assert.throws(() => ReadableStream.from(1), { name: 'TypeError', code: 'ERR_ARG_NOT_ITERABLE' });
  const boom = new Error('boom');
  await assert.rejects(ReadableStream.from((function* () { throw boom; })()).getReader().read(), boom);
})();
