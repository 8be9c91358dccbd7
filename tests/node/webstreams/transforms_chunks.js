'use strict';
// TransformStream: transform, flush, errors, termination.
const assert = require('assert');

const boom = new Error('boom');

async function through(transformer, chunks) {
  const seen = [];
  const stream = ReadableStream.from(chunks).pipeThrough(new TransformStream(transformer));
  for await (const chunk of stream) seen.push(chunk);
  return seen;
}

(async () => {
  assert.deepStrictEqual(await through({}, [1, 2]), [1, 2]);
  assert.deepStrictEqual(await through({
    start(c) { c.enqueue('start'); },
    async transform(chunk, c) { c.enqueue(chunk); c.enqueue(chunk * 2); },
    flush(c) { c.enqueue('end'); },
  }, [1, 2]), ['start', 1, 2, 2, 4, 'end']);
  await assert.rejects(through({ transform() { throw boom; } }, [1]), boom);
  await assert.rejects(through({ flush() { return Promise.reject(boom); } }, [1]), boom);
  assert.deepStrictEqual(await through({
    transform(chunk, c) {
      c.enqueue(chunk);
      if (chunk === 2) c.terminate();
    },
  }, [1, 2, 3]), [1, 2]);

  // A failure is that of both sides.
  let control;
  const { readable, writable } = new TransformStream({ start(c) { control = c; } });
  assert.strictEqual(control.desiredSize, 0);
  control.error(boom);
  await assert.rejects(readable.getReader().read(), boom);
  await assert.rejects(writable.getWriter().closed, boom);

  const aborted = new TransformStream();
  await aborted.writable.abort(boom);
  await assert.rejects(aborted.readable.getReader().read(), boom);
  const cancelled = new TransformStream();
  await cancelled.readable.cancel(boom);
  await assert.rejects(cancelled.writable.getWriter().write(1), boom);
})();
