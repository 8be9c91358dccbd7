'use strict';
const assert = require('assert');
const { promisify } = require('util');
const { exec, execFile, ChildProcess } = require('child_process');

const run = promisify(exec);
const runFile = promisify(execFile);

(async () => {
  const promise = run('echo out; echo err >&2');
  assert(promise.child instanceof ChildProcess);
  assert.deepStrictEqual(await promise, { stdout: 'out\n', stderr: 'err\n' });
  assert.deepStrictEqual(await runFile('echo', ['x']), { stdout: 'x\n', stderr: '' });
  await assert.rejects(run('echo out; exit 2'), { code: 2, stdout: 'out\n', stderr: '' });
  await assert.rejects(runFile('no-such-program'), { code: 'ENOENT', stdout: '', stderr: '' });
})();
