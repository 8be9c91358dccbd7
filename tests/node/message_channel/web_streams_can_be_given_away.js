'use strict';
// Web streams in a transfer list: they work on at the other side.
const assert = require('assert');

async function all(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

(async () => {
  const source = new ReadableStream({
    start(controller) {
      controller.enqueue('a');
      controller.enqueue({ b: 1 });
      controller.close();
    },
  });
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(source, [source]);
  const readable = await new Promise((resolve) => port2.once('message', resolve));
  assert.ok(source.locked);
  assert.notStrictEqual(readable, source);
  assert.deepStrictEqual(await all(readable), ['a', { b: 1 }]);
  port1.close();

  const seen = [];
  const sink = new WritableStream({ write(chunk) { seen.push(chunk); }, close() { seen.push('end'); } });
  const writable = structuredClone(sink, { transfer: [sink] });
  const writer = writable.getWriter();
  await writer.write('x');
  await writer.close();
  while (seen.length < 2) await new Promise(setImmediate);
  assert.deepStrictEqual(seen, ['x', 'end']);

  const upper = new TransformStream({ transform(chunk, c) { c.enqueue(chunk.toUpperCase()); } });
  const moved = structuredClone(upper, { transfer: [upper] });
  const through = moved.writable.getWriter();
  through.write('loud');
  through.close();
  assert.deepStrictEqual(await all(moved.readable), ['LOUD']);

  const locked = new ReadableStream();
  locked.getReader();
  assert.throws(() => structuredClone(locked, { transfer: [locked] }), { name: 'DataCloneError' });
})();
