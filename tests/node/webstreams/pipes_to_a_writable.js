'use strict';
// pipeTo(): chunks, ends and errors in both directions, and the options that keep them apart.
const assert = require('assert');

const boom = new Error('boom');

function sink(extra) {
  const seen = [];
  const stream = new WritableStream({
    write(chunk) { seen.push(chunk); },
    close() { seen.push('closed'); },
    abort(reason) { seen.push(['abort', reason]); },
    ...extra,
  });
  return { seen, stream };
}

(async () => {
  const whole = sink();
  assert.strictEqual(await ReadableStream.from([1, 2]).pipeTo(whole.stream), undefined);
  assert.deepStrictEqual(whole.seen, [1, 2, 'closed']);

  const open = sink();
  await ReadableStream.from([1]).pipeTo(open.stream, { preventClose: true });
  await ReadableStream.from([2]).pipeTo(open.stream);
  assert.deepStrictEqual(open.seen, [1, 2, 'closed']);

  const failing = () => new ReadableStream({ pull(c) { c.error(boom); } });
  const aborted = sink();
  await assert.rejects(failing().pipeTo(aborted.stream), boom);
  assert.deepStrictEqual(aborted.seen, [['abort', boom]]);
  const spared = sink();
  await assert.rejects(failing().pipeTo(spared.stream, { preventAbort: true }), boom);
  assert.deepStrictEqual(spared.seen, []);

  let reason;
  const source = (extra) =>
    new ReadableStream({ pull(c) { c.enqueue(1); }, cancel(r) { reason = r; }, ...extra });
  await assert.rejects(source().pipeTo(sink({ write() { throw boom; } }).stream), boom);
  assert.strictEqual(reason, boom);
  reason = undefined;
  const kept = source();
  await assert.rejects(kept.pipeTo(sink({ write() { throw boom; } }).stream, { preventCancel: true }), boom);
  assert.strictEqual(reason, undefined);
  assert.strictEqual(kept.locked, false);

  const closed = new WritableStream();
  await closed.close();
  await assert.rejects(source().pipeTo(closed), { name: 'TypeError', code: 'ERR_INVALID_STATE' });
  await assert.rejects(source().pipeTo({}), { code: 'ERR_INVALID_ARG_TYPE' });
  const locked = source();
  locked.getReader();
  await assert.rejects(locked.pipeTo(new WritableStream()), { code: 'ERR_INVALID_STATE' });
})();
