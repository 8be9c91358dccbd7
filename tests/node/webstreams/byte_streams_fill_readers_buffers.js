'use strict';
// Byte streams: readers that bring buffers, byobRequest, autoAllocateChunkSize.
const assert = require('assert');

function counting(options) {
  let n = 0;
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const { byobRequest } = controller;
      if (byobRequest === null) {
        controller.enqueue(new Uint8Array([++n, ++n, ++n]));
        return;
      }
      const { view } = byobRequest;
      assert.ok(view instanceof Uint8Array);
      view[0] = ++n;
      byobRequest.respond(1);
      assert.strictEqual(byobRequest.view, null);
      assert.throws(() => byobRequest.respond(1), { name: 'TypeError', code: 'ERR_INVALID_STATE' });
    },
    ...options,
  });
}

(async () => {
  const reader = counting().getReader({ mode: 'byob' });
  const mine = new Uint8Array(4);
  const first = await reader.read(mine);
  assert.strictEqual(mine.byteLength, 0);            // given away
  assert.deepStrictEqual(first, { value: new Uint8Array([1]), done: false });
  assert.strictEqual(first.value.buffer.byteLength, 4);
  const word = await reader.read(new Uint16Array(first.value.buffer, 0, 1));
  assert.ok(word.value instanceof Uint16Array);
  assert.deepStrictEqual([...new Uint8Array(word.value.buffer, 0, 2)], [2, 3]);
  const view = await reader.read(new DataView(new ArrayBuffer(3), 1, 1));
  assert.ok(view.value instanceof DataView);
  assert.strictEqual(view.value.byteOffset, 1);
  assert.strictEqual(view.value.getUint8(0), 4);

  const auto = counting({ autoAllocateChunkSize: 16 }).getReader();
  const { value } = await auto.read();
  assert.deepStrictEqual([...value], [1]);
  assert.strictEqual(value.buffer.byteLength, 16);

  // What is queued goes into the reader's buffer piece by piece.
  let control;
  const queued = new ReadableStream({ type: 'bytes', start(c) { control = c; } });
  const chunk = new Uint8Array([1, 2, 3, 4, 5]);
  control.enqueue(chunk);
  assert.strictEqual(chunk.byteLength, 0);
  control.close();
  const byob = queued.getReader({ mode: 'byob' });
  assert.deepStrictEqual([...(await byob.read(new Uint8Array(2))).value], [1, 2]);
  assert.deepStrictEqual([...(await byob.read(new Uint8Array(9))).value], [3, 4, 5]);
  const end = await byob.read(new Uint8Array(3));
  assert.strictEqual(end.done, true);
  assert.strictEqual(end.value.byteLength, 0);
  assert.strictEqual(end.value.buffer.byteLength, 3);
})();
