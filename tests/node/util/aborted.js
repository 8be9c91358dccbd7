'use strict';
// util.aborted resolves when the signal is aborted, or was.

const assert = require('assert');
const { aborted } = require('util');

(async () => {
  const controller = new AbortController();
  let done = false;
  const waiting = aborted(controller.signal, {}).then(() => { done = true; });
  await null;
  assert.strictEqual(done, false);
  controller.abort();
  await waiting;
  await aborted(AbortSignal.abort(), {});
  await assert.rejects(aborted(), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(aborted({}, {}), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(aborted(controller.signal, null), { code: 'ERR_INVALID_ARG_TYPE' });
})().then(() => { process.exitCode = 0; });
process.exitCode = 1;
