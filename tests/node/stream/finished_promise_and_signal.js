'use strict';
// The promise of finished(), its cleanup option, and the end of waiting by a signal.
const assert = require('assert');
const { Readable, promises } = require('stream');
const { finished } = require('stream/promises');
const util = require('util');
const stream = require('stream');

(async () => {
  assert.strictEqual(promises.finished, finished);
  assert.strictEqual(util.promisify(stream.finished), finished);
  const r = Readable.from(['a']);
  r.resume();
  assert.strictEqual(await finished(r, { cleanup: true }), undefined);
  assert.strictEqual(r.listenerCount('end'), 0);

  const waiting = new Readable({ read() {} });
  const controller = new AbortController();
  const promise = finished(waiting, { signal: controller.signal });
  controller.abort(new Error('enough'));
  await assert.rejects(promise, (err) => {
    assert.strictEqual(err.name, 'AbortError');
    assert.strictEqual(err.code, 'ABORT_ERR');
    assert.strictEqual(err.cause.message, 'enough');
    return true;
  });
  assert.strictEqual(waiting.destroyed, false);
  await assert.rejects(finished(waiting, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.throws(() => finished(waiting, { cleanup: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });
})();
