'use strict';
// run() holds for its callback, exit() suspends it, enterWith() holds for the rest of the callback of the loop.

const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const other = new AsyncLocalStorage();

assert.strictEqual(storage.getStore(), undefined);
assert.deepStrictEqual(storage.run(1, (...args) => [storage.getStore(), ...args], 2, 3), [1, 2, 3]);
assert.strictEqual(storage.run(1, () => storage.run(2, () => storage.getStore())), 2);
storage.run(1, () => {
  other.run('x', () => {
    storage.run(2, () => assert.deepStrictEqual([storage.getStore(), other.getStore()], [2, 'x']));
    assert.deepStrictEqual([storage.getStore(), other.getStore()], [1, 'x']);
    storage.exit((argument) => {
      assert.deepStrictEqual([storage.getStore(), other.getStore(), argument], [undefined, 'x', 7]);
    }, 7);
    assert.strictEqual(storage.getStore(), 1);
  });
});
assert.throws(() => storage.run(1, () => { throw new RangeError('through'); }), RangeError);
assert.strictEqual(storage.getStore(), undefined);
assert.strictEqual(storage.run(1, () => storage.run(undefined, () => storage.getStore())), undefined);

storage.run(1, () => {
  storage.disable();
  assert.strictEqual(storage.getStore(), undefined);
});
assert.strictEqual(storage.run(4, () => storage.getStore()), 4);

setImmediate(() => {
  storage.enterWith('entered');
  assert.strictEqual(storage.getStore(), 'entered');
  process.nextTick(() => assert.strictEqual(storage.getStore(), 'entered'));
  setTimeout(() => assert.strictEqual(storage.getStore(), 'entered'), 1);
});
setImmediate(() => assert.strictEqual(storage.getStore(), undefined));
