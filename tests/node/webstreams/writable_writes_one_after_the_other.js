'use strict';
// Writers: order, backpressure by ready and desiredSize, closing.
const assert = require('assert');

(async () => {
  const seen = [];
  let running = 0;
  const stream = new WritableStream({
    start(controller) { assert.ok(controller instanceof WritableStreamDefaultController); },
    async write(chunk, controller) {
      assert.ok(controller.signal instanceof AbortSignal);
      assert.strictEqual(++running, 1);
      await new Promise(setImmediate);
      running--;
      seen.push(chunk);
    },
    close() { seen.push('closed'); },
  }, { highWaterMark: 2 });
  const writer = stream.getWriter();
  assert.strictEqual(stream.locked, true);
  assert.strictEqual(writer.desiredSize, 2);
  await writer.ready;
  const first = writer.write(1);
  assert.strictEqual(writer.desiredSize, 1);
  writer.write(2);
  assert.strictEqual(writer.desiredSize, 0);
  const { ready } = writer;
  let isReady = false;
  ready.then(() => { isReady = true; });
  await first;
  await ready;
  assert.ok(isReady);
  await writer.write(3);
  await writer.close();
  assert.strictEqual(await writer.closed, undefined);
  assert.strictEqual(writer.desiredSize, 0);
  assert.deepStrictEqual(seen, [1, 2, 3, 'closed']);
  await assert.rejects(writer.close(), { code: 'ERR_INVALID_STATE', name: 'TypeError' });

  const other = new WritableStream();
  await other.close();
  await assert.rejects(other.close(), { code: 'ERR_INVALID_STATE' });
  const released = new WritableStream();
  const old = released.getWriter();
  assert.throws(() => released.getWriter(), { code: 'ERR_INVALID_STATE' });
  await assert.rejects(released.close(), { code: 'ERR_INVALID_STATE' });
  old.releaseLock();
  assert.throws(() => old.desiredSize, { code: 'ERR_INVALID_STATE' });
  await assert.rejects(old.write(1), { code: 'ERR_INVALID_STATE' });
  await assert.rejects(old.closed, { code: 'ERR_INVALID_STATE' });
  await released.getWriter().close();
})();
