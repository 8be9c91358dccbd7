'use strict';
// Errors of a sink, and abort() with its signal.
const assert = require('assert');

const boom = new Error('boom');

(async () => {
  const failing = new WritableStream({ write() { throw boom; } });
  const writer = failing.getWriter();
  await assert.rejects(writer.write(1), boom);
  await assert.rejects(writer.closed, boom);
  await assert.rejects(writer.ready, boom);
  await assert.rejects(writer.write(2), boom);
  assert.strictEqual(writer.desiredSize, null);

  // What waits is dropped, the signal tells the write that runs.
  const seen = [];
  let control;
  const stream = new WritableStream({
    start(c) { control = c; },
    write(chunk, { signal }) {
      seen.push(chunk);
      return new Promise((resolve) =>
        signal.addEventListener('abort', () => { seen.push(signal.reason); resolve(); }));
    },
    abort(reason) { seen.push(['abort', reason]); },
  });
  const w = stream.getWriter();
  await w.ready;
  const first = w.write('a');
  const second = w.write('b');
  await new Promise(setImmediate);
  const aborted = w.abort('stop');
  await first;
  await assert.rejects(second, (reason) => reason === 'stop');
  assert.strictEqual(await aborted, undefined);
  await assert.rejects(w.closed, (reason) => reason === 'stop');
  assert.deepStrictEqual(seen, ['a', 'stop', ['abort', 'stop']]);
  control.error(boom);
  assert.strictEqual(await w.abort(), undefined);

  let erring;
  const told = new WritableStream({ start(c) { erring = c; } }).getWriter();
  erring.error(boom);
  await assert.rejects(told.closed, boom);
  await assert.rejects(new WritableStream({ abort() { throw boom; } }).abort(), boom);
  await assert.rejects(new WritableStream({ close() { throw boom; } }).getWriter().close(), boom);
  await assert.rejects(new WritableStream({ start: async () => { throw boom; } }).getWriter().closed, boom);
})();
