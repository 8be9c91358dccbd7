'use strict';
// What a thread may have of its own flags, from execArgv and from NODE_OPTIONS of its environment.
const assert = require('assert');
const { Worker } = require('worker_threads');

const refused = [
  { execArgv: ['--no-such-flag'] }, { execArgv: ['--title=mine'] }, { execArgv: ['--redirect-warnings'] },
  { env: { NODE_OPTIONS: '--no-such-flag' } },
];
for (const options of refused) {
  assert.throws(() => new Worker('', { eval: true, ...options }), { code: 'ERR_WORKER_INVALID_EXEC_ARGV' });
}

const worker = new Worker(`require('worker_threads').parentPort.postMessage([process.execArgv, process.noDeprecation])`,
  { eval: true, execArgv: ['--no-warnings', '--'], env: { NODE_OPTIONS: '--no-deprecation' } });
worker.on('message', ([words, noDeprecation]) => {
  assert.ok(words.includes('--no-warnings') && !words.includes('--'));
  assert.strictEqual(noDeprecation, true);
});
