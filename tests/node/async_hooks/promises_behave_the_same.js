'use strict';
// While AsyncLocalStorages are in use promises keep their order, their classes and their looks, and rejections that
// nobody handles are told of.

const assert = require('assert');
const { inspect } = require('util');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const order = [];
const rejected = [];
process.on('unhandledRejection', (reason) => rejected.push(reason));

storage.run('store', () => {
  const settled = Promise.resolve();
  settled.then(() => order.push(1));
  (async () => {
    await settled;
    order.push(2);
    await 5;
    order.push(5);
    await settled;
    order.push(7);
  })();
  settled.then(() => order.push(3)).then(() => order.push(6));
  queueMicrotask(() => order.push(4));

  Promise.reject('rejected');
  (async () => { throw 'thrown'; })();
  new Promise((resolve, reject) => reject('by executor'));
  Promise.resolve(1).then(() => { throw 'by handler'; });
  (async () => { await 1; await Promise.reject('awaited'); })();
  Promise.resolve(Promise.reject('resolved'));
  Promise.reject('handled').catch(() => {});
  Promise.all([Promise.reject('all')]).catch(() => {});
});

class Sub extends Promise {}
assert.strictEqual(Promise.resolve(1).constructor, Promise);
assert.strictEqual(Sub.resolve(1).constructor, Sub);
assert(Sub.resolve(1).then(() => {}) instanceof Sub);
assert(!(Promise.resolve(Sub.resolve(1)) instanceof Sub));
assert.deepStrictEqual(Object.keys(Promise.prototype), []);
assert.deepStrictEqual([Promise.prototype.then.name, Promise.prototype.then.length], ['then', 2]);
assert.match(inspect(Promise.resolve(1)), /^Promise \{\s*1/);
const pending = new Promise(() => {});
assert.strictEqual(Promise.resolve(pending), pending);

process.on('exit', () => {
  assert.deepStrictEqual(order, [1, 2, 3, 4, 5, 6, 7]);
  assert.deepStrictEqual(rejected.sort(), ['awaited', 'by executor', 'by handler', 'rejected', 'resolved', 'thrown']);
});
