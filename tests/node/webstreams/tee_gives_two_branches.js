'use strict';
// tee(): both branches see everything; the source is cancelled when both are.
const assert = require('assert');

async function all(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

(async () => {
  const object = { shared: true };
  const [one, two] = ReadableStream.from([1, object, 3]).tee();
  const seen = await Promise.all([all(one), all(two)]);
  assert.deepStrictEqual(seen, [[1, object, 3], [1, object, 3]]);
  assert.strictEqual(seen[0][1], seen[1][1]);

  let reasons;
  const [left, right] = new ReadableStream({ cancel(given) { reasons = given; } }).tee();
  const first = left.cancel('l');
  assert.strictEqual(reasons, undefined);
  await Promise.all([right.cancel('r'), first]);
  assert.deepStrictEqual(reasons, ['l', 'r']);

  const boom = new Error('boom');
  const failing = new ReadableStream({ pull(c) { c.error(boom); } }).tee();
  for (const branch of failing) await assert.rejects(branch.getReader().read(), boom);
  const locked = new ReadableStream();
  locked.getReader();
  assert.throws(() => locked.tee(), { code: 'ERR_INVALID_STATE' });

  // Of bytes each branch gets its own.
  let control;
  const bytes = new ReadableStream({ type: 'bytes', start(c) { control = c; } });
  const [plain, byob] = bytes.tee();
  const read = byob.getReader({ mode: 'byob' }).read(new Uint8Array(8));
  const other = plain.getReader().read();
  control.enqueue(new Uint8Array([1, 2]));
  const [a, b] = [(await read).value, (await other).value];
  assert.deepStrictEqual([[...a], [...b]], [[1, 2], [1, 2]]);
  a[0] = 9;
  assert.strictEqual(b[0], 1);
})();
