'use strict';
// Errors of the source, errors of its callbacks, cancellation, and readers that let go.
const assert = require('assert');

const boom = new Error('boom');
const state = { name: 'TypeError', code: 'ERR_INVALID_STATE' };
const same = (error) => (promise) => assert.rejects(promise, (thrown) => thrown === error);

(async () => {
  assert.throws(() => new ReadableStream({ start() { throw boom; } }), boom);
  await same(boom)(new ReadableStream({ start: () => Promise.reject(boom) }).getReader().read());
  await same(boom)(new ReadableStream({ pull() { throw boom; } }).getReader().closed);

  // What is queued is lost with an error, but not with the end.
  let control;
  const failing = new ReadableStream({ start(c) { control = c; c.enqueue(1); } });
  control.error(boom);
  control.error(new Error('too late'));
  assert.strictEqual(control.desiredSize, null);
  const failed = failing.getReader();
  await same(boom)(failed.read());
  await same(boom)(failed.closed);
  await same(boom)(failed.cancel());

  const reasons = [];
  const stream = new ReadableStream({
    async cancel(reason) {
      reasons.push(reason);
      return 'ignored';
    },
  });
  assert.strictEqual(await stream.cancel('why'), undefined);
  assert.deepStrictEqual(reasons, ['why']);
  assert.deepStrictEqual(await stream.getReader().read(), { value: undefined, done: true });
  await same(boom)(new ReadableStream({ cancel() { throw boom; } }).cancel());

  // Only the reader may cancel while there is one.
  const locked = new ReadableStream();
  const reader = locked.getReader();
  await assert.rejects(locked.cancel(), state);
  assert.throws(() => locked.getReader(), state);
  const pending = reader.read();
  reader.releaseLock();
  await assert.rejects(pending, state);
  await assert.rejects(reader.closed, state);
  await assert.rejects(reader.read(), state);
  await assert.rejects(reader.cancel(), state);
  reader.releaseLock();
  assert.strictEqual(locked.locked, false);
  locked.getReader();

  // A strategy that fails.
  for (const size of [() => { throw boom; }, () => -1, () => NaN, () => Infinity]) {
    let thrown;
    const odd = new ReadableStream({
      start(c) {
        try {
          c.enqueue(1);
        } catch (error) {
          thrown = error;
        }
      },
    }, { size });
    await same(thrown)(odd.getReader().read());
    assert.ok(thrown instanceof Error);
  }
})();
