'use strict';
// A failure anywhere destroys the whole chain and is told once.
const assert = require('assert');
const { pipeline, PassThrough, Readable, Writable } = require('stream');
const { pipeline: promised } = require('stream/promises');

function blackHole() {
  return new Writable({ objectMode: true, write(chunk, encoding, callback) { callback(); } });
}

(async () => {
  for (const failing of [0, 1, 2]) {
    const chain = [new Readable({ read() {} }), new PassThrough(), blackHole()];
    const done = new Promise((resolve) => pipeline(...chain, resolve));
    chain[failing].destroy(new Error(`at ${failing}`));
    const err = await done;
    assert.strictEqual(err.message, `at ${failing}`);
    for (const stream of chain) assert.strictEqual(stream.destroyed, true);
  }

  const cut = [new Readable({ read() {} }), blackHole()];
  const promise = promised(cut);
  cut[1].destroy();
  await assert.rejects(promise, { code: 'ERR_STREAM_PREMATURE_CLOSE' });

  const source = Readable.from(['a', 'b']);
  await assert.rejects(promised(source, async function*(chunks) {
    // eslint-disable-next-line no-unused-vars
    for await (const chunk of chunks) throw new Error('in the middle');
    yield 1;
  }, blackHole()), { message: 'in the middle' });
  assert.strictEqual(source.destroyed, true);

  const controller = new AbortController();
  const endless = new Readable({ read() {} });
  const aborted = promised(endless, blackHole(), { signal: controller.signal });
  controller.abort();
  await assert.rejects(aborted, { name: 'AbortError', code: 'ABORT_ERR' });
  assert.strictEqual(endless.destroyed, true);
})();
