'use strict';
// An AsyncResource runs functions with the stores and the id of when it was made.

const assert = require('assert');
const { AsyncLocalStorage, AsyncResource, executionAsyncId, executionAsyncResource, triggerAsyncId } =
  require('async_hooks');

const storage = new AsyncLocalStorage();
const resource = storage.run(8, () => new AsyncResource('Test'));

const outer = executionAsyncId();
const result = resource.runInAsyncScope(function(a, b) {
  assert.strictEqual(executionAsyncId(), resource.asyncId());
  assert.strictEqual(triggerAsyncId(), resource.triggerAsyncId());
  assert.strictEqual(executionAsyncResource(), resource);
  return [storage.getStore(), this.z, a, b];
}, { z: 1 }, 2, 3);
assert.deepStrictEqual(result, [8, 1, 2, 3]);
assert.strictEqual(executionAsyncId(), outer);
assert.strictEqual(storage.getStore(), undefined);
assert.throws(() => resource.runInAsyncScope(() => { throw new RangeError('through'); }), RangeError);
assert.strictEqual(executionAsyncId(), outer);

const bound = resource.bind(function(a, b) { return [storage.getStore(), this.q, a]; });
assert.strictEqual(bound.length, 2);
assert.deepStrictEqual(bound.call({ q: 1 }, 5), [8, 1, 5]);
assert.strictEqual(resource.bind(function() { return this.m; }, { m: 3 }).call({ m: 4 }), 3);
assert.strictEqual(AsyncResource.bind(function() { return this.w; }).call({ w: 6 }), 6);

assert.strictEqual(new AsyncResource('T', 7).triggerAsyncId(), 7);
assert.strictEqual(new AsyncResource('T', { triggerAsyncId: 9 }).triggerAsyncId(), 9);
assert.strictEqual(resource.emitDestroy(), resource);
assert.notStrictEqual(new AsyncResource('T').asyncId(), new AsyncResource('T').asyncId());

assert.throws(() => new AsyncResource(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new AsyncResource('T', { triggerAsyncId: -5 }), { code: 'ERR_INVALID_ASYNC_ID' });
assert.throws(() => resource.bind(5), { code: 'ERR_INVALID_ARG_TYPE' });

class Task extends AsyncResource {
  constructor() { super('Task'); }
  go(callback) { return this.runInAsyncScope(callback, null, 1); }
}
assert.deepStrictEqual(storage.run('task', () => new Task()).go((one) => [one, storage.getStore()]), [1, 'task']);
