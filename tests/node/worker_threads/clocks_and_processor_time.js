'use strict';
// Clocks of all threads count from the same moment; processor time is told thread by thread.
const assert = require('assert');
const { once } = require('events');
const { Worker, isMainThread, parentPort } = require('worker_threads');

if (isMainThread) {
  const worker = new Worker(__filename, { execArgv: ['--no-warnings', '--'] });
  worker.once('message', async ({ timeOrigin, refusal, flags }) => {
    assert.ok(Math.abs(timeOrigin - performance.timeOrigin) < 1);
    assert.deepStrictEqual(flags, ['--no-warnings']);
    if (process.execve) assert.strictEqual(refusal, 'ERR_WORKER_UNSUPPORTED_OPERATION');
    // Node 20 has it not.
    if (worker.cpuUsage) {
      assert.throws(() => worker.cpuUsage({ user: -1, system: 1 }), { code: 'ERR_OUT_OF_RANGE' });
      assert.throws(() => worker.cpuUsage(null), { code: 'ERR_INVALID_ARG_TYPE' });
      const first = await worker.cpuUsage();
      const since = await worker.cpuUsage(first);
      assert.ok(first.user >= 0 && first.system >= 0 && since.user >= 0 && since.system >= 0);
    }
    worker.postMessage('end');
    await once(worker, 'exit');
    if (worker.cpuUsage) await assert.rejects(worker.cpuUsage(), { code: 'ERR_WORKER_NOT_RUNNING' });
  });
} else {
  let refusal;
  try {
    process.execve?.(process.execPath, [process.execPath]);
  } catch ({ code }) {
    refusal = code;
  }
  parentPort.once('message', () => {});
  parentPort.postMessage({ timeOrigin: performance.timeOrigin, refusal, flags: process.execArgv });
}
