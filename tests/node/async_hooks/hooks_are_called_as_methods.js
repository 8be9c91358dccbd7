'use strict';
// Each callback is called on its hook, which may keep what it needs.
const assert = require('assert');
const { AsyncResource, createHook } = require('async_hooks');

const ids = [];
const hook = createHook({
  init(id, type) {
    if (type === 'MINE') this.mine = id;
  },
  before(id) {
    if (id === this.mine) ids.push(id);
  },
  destroy(id) {
    if (id !== this.mine) return;
    ids.push('destroyed');
    this.disable();
  },
}).enable();

const resource = new AsyncResource('MINE', { requireManualDestroy: true });
resource.runInAsyncScope(() => {});
assert.strictEqual(hook.mine, resource.asyncId());
assert.deepStrictEqual(ids, [hook.mine]);
resource.emitDestroy();
process.once('beforeExit', () => assert.deepStrictEqual(ids, [hook.mine, 'destroyed']));
setTimeout(() => {}, 1);
