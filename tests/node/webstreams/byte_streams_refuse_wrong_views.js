'use strict';
// Views that can't be filled or queued, and answers that don't fit.
const assert = require('assert');

const state = { name: 'TypeError', code: 'ERR_INVALID_STATE' };

(async () => {
  let control;
  const stream = new ReadableStream({ type: 'bytes', start(c) { control = c; } });
  assert.throws(() => control.enqueue('text'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => control.enqueue(new Uint8Array(0)), state);
  assert.strictEqual(control.byobRequest, null);
  const reader = stream.getReader({ mode: 'byob' });
  await assert.rejects(reader.read(), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(reader.read(new Uint8Array(0)), state);
  const detached = new Uint8Array(4);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  await assert.rejects(reader.read(detached), state);

  const read = reader.read(new Uint8Array(4));
  assert.throws(() => control.byobRequest.respond(5), { name: 'RangeError' });
  assert.throws(() => control.byobRequest.respond(0), { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => control.byobRequest.respondWithNewView(new Uint8Array(9)), { name: 'RangeError' });
  const { view } = control.byobRequest;
  view.set([1, 2]);
  control.byobRequest.respondWithNewView(new Uint8Array(view.buffer, 0, 2));
  assert.deepStrictEqual((await read).value, new Uint8Array([1, 2]));

  // A word that is only half there when the stream closes.
  const half = reader.read(new Uint16Array(1));
  control.byobRequest.respond(1);
  assert.throws(() => control.close(), { name: 'TypeError' });
  await assert.rejects(half, { name: 'TypeError' });

  let closing;
  const ended = new ReadableStream({ type: 'bytes', start(c) { closing = c; } }).getReader({ mode: 'byob' });
  const last = ended.read(new Uint8Array(1));
  closing.close();
  closing.byobRequest.respond(0);
  assert.deepStrictEqual(await last, { value: new Uint8Array(0), done: true });
  assert.throws(() => closing.enqueue(new Uint8Array(1)), state);
})();
