'use strict';
// Ports and threads are resources that say whether the program waits for them.
const assert = require('assert');
const { createHook } = require('async_hooks');
const { MessageChannel, Worker } = require('worker_threads');

const made = new Map();
const hook = createHook({
  init(id, type, trigger, resource) {
    if (type === 'MESSAGEPORT' || type === 'WORKER') made.set(id, { type, resource });
  },
  destroy: (id) => made.delete(id),
}).enable();
const of = (wanted) => [...made.values()].filter(({ type }) => type === wanted).map(({ resource }) => resource);

const { port1, port2 } = new MessageChannel();
assert.deepStrictEqual(of('MESSAGEPORT').map((port) => [port1, port2].indexOf(port)), [0, 1]);
assert.strictEqual(port1.hasRef(), false);
port1.on('message', () => {});
assert.strictEqual(port1.hasRef(), true);
port2.close();
assert.strictEqual(port1.hasRef(), true);

port1.on('close', () => {
  assert.strictEqual(port1.hasRef(), false);
  const worker = new Worker('', { eval: true });
  const [thread] = of('WORKER');
  assert.strictEqual(thread.hasRef(), true);
  worker.unref();
  assert.strictEqual(thread.hasRef(), false);
  worker.ref();
  worker.on('exit', () => {
    assert.strictEqual(thread.hasRef(), true);
    setTimeout(() => {
      assert.strictEqual(thread.hasRef(), undefined);
      hook.disable();
    }, 1);
  });
});
