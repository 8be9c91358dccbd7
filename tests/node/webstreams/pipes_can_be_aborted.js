'use strict';
// The signal of pipeTo(): it aborts one side, cancels the other, and waits for the write that runs.
const assert = require('assert');

(async () => {
  const seen = [];
  const controller = new AbortController();
  let finishWrite;
  const source = new ReadableStream({
    pull(c) { c.enqueue('chunk'); },
    cancel(reason) { seen.push(['cancel', reason]); },
  }, { highWaterMark: 0 });
  const target = new WritableStream({
    write() {
      return new Promise((resolve) => {
        finishWrite = () => {
          seen.push('written');
          resolve();
        };
      });
    },
    abort(reason) { seen.push(['abort', reason]); },
  });
  const piping = source.pipeTo(target, { signal: controller.signal });
  while (finishWrite === undefined) await new Promise(setImmediate);
  controller.abort('enough');
  await new Promise(setImmediate);
  finishWrite();
  await assert.rejects(piping, (reason) => reason === 'enough');
  assert.strictEqual(seen[0], 'written');
  assert.deepStrictEqual(seen.slice(1).sort(), [['abort', 'enough'], ['cancel', 'enough']]);

  const early = new ReadableStream();
  await assert.rejects(early.pipeTo(new WritableStream(), { signal: AbortSignal.abort() }),
    { name: 'AbortError' });
  assert.strictEqual(early.locked, false);
  await assert.rejects(early.pipeTo(new WritableStream(), { signal: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
  const kept = new ReadableStream();
  const free = new WritableStream();
  const options = { signal: AbortSignal.abort(), preventAbort: true, preventCancel: true };
  await assert.rejects(kept.pipeTo(free, options), { name: 'AbortError' });
  await free.close();
})();
