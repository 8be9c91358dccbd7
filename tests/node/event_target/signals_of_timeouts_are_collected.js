'use strict';
// A signal of AbortSignal.timeout() lives no longer than somebody has it, or waits for it.
const assert = require('assert');
const vm = require('vm');

require('v8').setFlagsFromString('--expose-gc');
const collect = globalThis.gc ?? vm.runInNewContext('gc');

const LONG = 1_200_000;
const turn = () => new Promise((resolve) => { setTimeout(resolve, 1); });
const listener = () => {};

async function main() {
  const dropped = new WeakRef(AbortSignal.timeout(LONG));
  const listened = new WeakRef(AbortSignal.timeout(LONG));
  listened.deref().addEventListener('abort', listener);
  const source = new WeakRef(AbortSignal.timeout(LONG));
  const composite = new WeakRef(AbortSignal.any([source.deref()]));
  composite.deref().addEventListener('abort', listener);

  await turn();
  collect();
  assert.strictEqual(dropped.deref(), undefined);
  assert.ok(listened.deref() instanceof AbortSignal);
  assert.ok(composite.deref() instanceof AbortSignal);

  listened.deref().removeEventListener('abort', listener);
  composite.deref().removeEventListener('abort', listener);
  await turn();
  collect();
  assert.strictEqual(listened.deref(), undefined);
  assert.strictEqual(composite.deref(), undefined);
  assert.strictEqual(source.deref(), undefined);

  // Who waits is told, though nobody else has the signal. The timer keeps the process alive, the signal does not.
  const told = [];
  const alive = setTimeout(() => {}, LONG);
  await new Promise((resolve) => {
    const both = () => { if (told.length === 2) resolve(); };
    AbortSignal.timeout(5).addEventListener('abort', (event) => { told.push(event.target.reason.name); both(); });
    AbortSignal.any([AbortSignal.timeout(5)]).onabort = (event) => { told.push(event.target.reason.name); both(); };
    collect();
  });
  clearTimeout(alive);
  assert.deepStrictEqual(told, ['TimeoutError', 'TimeoutError']);
}

main();
