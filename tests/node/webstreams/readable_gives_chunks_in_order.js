'use strict';
// A default reader: what was queued, what comes later, the end, and pulls as there is room.
const assert = require('assert');

(async () => {
  const pulls = [];
  const stream = new ReadableStream({
    start(controller) {
      assert.ok(controller instanceof ReadableStreamDefaultController);
      assert.strictEqual(controller.desiredSize, 2);
      controller.enqueue('a');
      assert.strictEqual(controller.desiredSize, 1);
    },
    pull(controller) {
      pulls.push(controller.desiredSize);
      if (pulls.length === 3) controller.close();
      else controller.enqueue(`p${pulls.length}`);
    },
  }, { highWaterMark: 2 });
  assert.strictEqual(stream.locked, false);
  const reader = stream.getReader();
  assert.strictEqual(stream.locked, true);
  assert.deepStrictEqual(await reader.read(), { value: 'a', done: false });
  assert.deepStrictEqual(await reader.read(), { value: 'p1', done: false });
  assert.deepStrictEqual(await reader.read(), { value: 'p2', done: false });
  assert.deepStrictEqual(await reader.read(), { value: undefined, done: true });
  assert.strictEqual(await reader.closed, undefined);
  assert.strictEqual(pulls.length, 3);

  // Reads that wait are answered in order.
  let control;
  const waiting = new ReadableStream({ start(controller) { control = controller; } }).getReader();
  const reads = [waiting.read(), waiting.read(), waiting.read()];
  control.enqueue(1);
  control.enqueue(2);
  control.close();
  assert.deepStrictEqual((await Promise.all(reads)).map((each) => each.value), [1, 2, undefined]);
  assert.throws(() => control.enqueue(3), { code: 'ERR_INVALID_STATE', name: 'TypeError' });
  assert.throws(() => control.close(), { code: 'ERR_INVALID_STATE', name: 'TypeError' });

  // Sizes are counted by the strategy.
  new ReadableStream({
    start(controller) {
      controller.enqueue('four');
      assert.strictEqual(controller.desiredSize, 6);
    },
  }, { highWaterMark: 10, size: (chunk) => chunk.length });
})();
