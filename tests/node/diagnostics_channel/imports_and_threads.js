'use strict';
// import() is traced, and new threads are told of.
const assert = require('assert');
const { subscribe, tracingChannel } = require('diagnostics_channel');
const { Worker } = require('worker_threads');

// Not in Node 20.
const isTraced = parseInt(process.versions.node, 10) >= 22;

const told = [];
const names = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];
tracingChannel('module.import').subscribe(Object.fromEntries(names.map((name) => [name, (message) => {
  told.push([name, message.url, message]);
}])));
let workers = 0;
subscribe('worker_threads', ({ worker }) => {
  workers++;
  assert.ok(worker instanceof Worker);
});

(async () => {
  const found = await import('node:path');
  const seen = told.splice(0);
  if (isTraced) {
    assert.deepStrictEqual(seen.map(([name, url]) => [name, url]),
      ['start', 'end', 'asyncStart', 'asyncEnd'].map((name) => [name, 'node:path']));
    assert.strictEqual(seen[3][2].result, found);
    assert.ok(seen[0][2].parentURL.endsWith('imports_and_threads.js'));
  }
  await assert.rejects(import('no-such-package'), ({ code }) => code === 'ERR_MODULE_NOT_FOUND');
  if (isTraced) {
    assert.deepStrictEqual(told.map(([name]) => name), ['start', 'end', 'error', 'asyncStart', 'asyncEnd']);
    assert.strictEqual(told[2][2].error.code, 'ERR_MODULE_NOT_FOUND');
  }
  new Worker('', { eval: true }).on('exit', () => assert.strictEqual(workers, 1));
})();
