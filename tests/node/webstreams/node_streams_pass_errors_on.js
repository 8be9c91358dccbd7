'use strict';
// Errors, aborts and destruction between Node's streams and web streams.
const assert = require('assert');
const { once } = require('events');
const { Readable, Writable, addAbortSignal, finished, pipeline } = require('stream');

const boom = new Error('boom');

(async () => {
  const failing = Readable.toWeb(new Readable({ read() { this.destroy(boom); } }));
  await assert.rejects(failing.getReader().read(), boom);
  const cut = Readable.toWeb(new Readable({ read() { this.push('a'); this.destroy(); } })).getReader();
  await cut.read();
  await assert.rejects(cut.read(), { name: 'AbortError' });

  const source = new Readable({ read() {} });
  const [[heard]] = await Promise.all([once(source, 'error'), Readable.toWeb(source).cancel(boom)]);
  assert.strictEqual(heard, boom);

  let reason;
  const destroyed = Readable.fromWeb(new ReadableStream({ cancel(r) { reason = r; } }));
  destroyed.destroy(boom);
  assert.strictEqual((await once(destroyed, 'error'))[0], boom);
  assert.strictEqual(reason, boom);
  const errored = Readable.fromWeb(new ReadableStream({ pull(c) { c.error(boom); } }));
  errored.resume();
  assert.strictEqual((await once(errored, 'error'))[0], boom);

  let aborted;
  const writable = Writable.fromWeb(new WritableStream({ abort(r) { aborted = r; } }));
  writable.destroy(boom);
  await once(writable, 'error');
  assert.strictEqual(aborted, boom);
  const target = new Writable({ write(chunk, encoding, callback) { callback(boom); } });
  await assert.rejects(Writable.toWeb(target).getWriter().write('x').then(() => new Promise(setImmediate))
    .then(() => { throw boom; }), boom);

  // The functions over streams take web streams too.
  const rs = new ReadableStream({ start(c) { c.error(boom); } });
  assert.strictEqual(await new Promise((resolve) => finished(rs, resolve)), boom);
  const controller = new AbortController();
  const watched = addAbortSignal(controller.signal, new ReadableStream());
  controller.abort();
  await assert.rejects(watched.getReader().read(), { name: 'AbortError' });
  const seen = [];
  await new Promise((resolve) => {
    pipeline(ReadableStream.from(['1', '2']), new TransformStream({ transform(c, k) { k.enqueue(c + c); } }),
      async function* (stream) { for await (const chunk of stream) yield `${chunk}.`; },
      new Writable({ write(chunk, encoding, callback) { seen.push(`${chunk}`); callback(); } }),
      (error) => { assert.ifError(error); resolve(); });
  });
  assert.deepStrictEqual(seen, ['11.', '22.']);
})();
