'use strict';
// What one storage enters within another's run stays when that run ends.

const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const one = new AsyncLocalStorage();
const two = new AsyncLocalStorage();
const three = new AsyncLocalStorage();

one.run('a', () => {
  two.run('b', () => three.enterWith('c'));
  assert.strictEqual(one.getStore(), 'a');
  assert.strictEqual(two.getStore(), undefined);
  assert.strictEqual(three.getStore(), 'c');
  one.enterWith('forgotten');
});
assert.strictEqual(one.getStore(), undefined);
assert.strictEqual(three.getStore(), 'c');

assert.throws(() => one.run('a', () => {
  two.enterWith('d');
  throw new Error('expected');
}), /expected/);
assert.strictEqual(one.getStore(), undefined);
assert.strictEqual(two.getStore(), 'd');
assert.strictEqual(three.getStore(), 'c');
