'use strict';
// createHook: an enabled hook hears of AsyncResources, a disabled one does not.

const assert = require('assert');
const { AsyncResource, createHook } = require('async_hooks');

const log = [];
let id;
const hook = createHook({
  init(asyncId, type) {
    if (type !== 'MINE') return;
    id = asyncId;
    log.push('init');
  },
  before(asyncId) { if (asyncId === id) log.push('before'); },
  after(asyncId) { if (asyncId === id) log.push('after'); },
});

assert.strictEqual(hook.enable(), hook);
const resource = new AsyncResource('MINE');
resource.runInAsyncScope(() => log.push('run'));
assert.strictEqual(hook.disable(), hook);
resource.runInAsyncScope(() => log.push('unheard'));
assert.strictEqual(id, resource.asyncId());
assert.deepStrictEqual(log, ['init', 'before', 'run', 'after', 'unheard']);

for (const name of ['init', 'before', 'after', 'destroy', 'promiseResolve']) {
  assert.throws(() => createHook({ [name]: 5 }), { name: 'TypeError', code: 'ERR_ASYNC_CALLBACK' });
}
