'use strict';
// A promise is a resource: its parent triggers it, its reaction runs in it, and what it starts is its doing.

const assert = require('assert');
const { createHook, executionAsyncId, triggerAsyncId } = require('async_hooks');

const trigger = new Map();
const events = new Map();
const hook = createHook({
  init(id, type, by) {
    if (type !== 'PROMISE') return;
    trigger.set(id, by);
    events.set(id, []);
  },
  before: (id) => events.get(id)?.push('before'),
  after: (id) => events.get(id)?.push('after'),
  promiseResolve: (id) => events.get(id)?.push('resolve'),
}).enable();

const ids = () => [...trigger.keys()];

const first = new Promise((resolve) => resolve(1));
const [parent] = ids();
assert.strictEqual(ids().length, 1);
assert.strictEqual(trigger.get(parent), 1);
assert.deepStrictEqual(events.get(parent), ['resolve']);

let child;
const second = first.then(() => {
  assert.strictEqual(executionAsyncId(), child);
  assert.strictEqual(triggerAsyncId(), parent);
  assert.deepStrictEqual(events.get(child), ['before']);
  return new Promise((resolve) => setTimeout(resolve, 1));
});
child = ids()[1];
assert.strictEqual(trigger.get(child), parent);

async function waits() {
  const outer = executionAsyncId();
  await second;
  const after = executionAsyncId();
  assert.notStrictEqual(after, outer);
  assert.strictEqual(trigger.get(after), child);
  await 5;
  assert.notStrictEqual(executionAsyncId(), after);
  assert.deepStrictEqual(events.get(after).filter((event) => event !== 'resolve'), ['before', 'after']);
}

waits().then(() => setImmediate(() => {
  hook.disable();
  assert.deepStrictEqual(events.get(child).slice(0, 1), ['before']);
  assert.ok(events.get(child).includes('after'));
  const known = ids().length;
  Promise.resolve().then(() => {});
  assert.strictEqual(ids().length, known);
}));
