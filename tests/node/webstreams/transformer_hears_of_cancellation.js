// mote only
'use strict';
// The cancel() callback of a transformer, for an abort of one side and a cancellation of the other.
const assert = require('assert');

(async () => {
  const reasons = [];
  const transformer = { cancel(reason) { reasons.push(reason); }, flush() { reasons.push('flush'); } };
  await new TransformStream(transformer).readable.cancel('r');
  await new TransformStream(transformer).writable.abort('w');
  assert.deepStrictEqual(reasons, ['r', 'w']);

  const boom = new Error('boom');
  const failing = new TransformStream({ cancel() { throw boom; } });
  await assert.rejects(failing.readable.cancel('x'), boom);
  await assert.rejects(failing.writable.getWriter().closed, boom);
})();
