'use strict';
// The target of a WeakRef lives until the promise jobs of the turn have run, whether or not somebody has it.
const assert = require('assert');
const { inspect } = require('util');
const vm = require('vm');

require('v8').setFlagsFromString('--expose-gc');
const collect = globalThis.gc ?? vm.runInNewContext('gc');

const made = new WeakRef({ name: 'made' });
collect();
assert.strictEqual(made.deref().name, 'made');

let answered;
queueMicrotask(() => {
  assert.strictEqual(made.deref().name, 'made');
  Promise.resolve().then(() => assert.strictEqual(made.deref().name, 'made'));
});
setTimeout(() => {
  collect();
  assert.strictEqual(made.deref(), undefined);
  let held = { name: 'held' };
  answered = new WeakRef(held);
  setTimeout(() => {
    held = undefined;
    collect();
    assert.strictEqual(answered.deref()?.name, undefined);
  }, 1);
}, 1);

// What it looks like.
assert.strictEqual(Object.getPrototypeOf(made), WeakRef.prototype);
assert.strictEqual(made.constructor, WeakRef);
assert.strictEqual(WeakRef.name, 'WeakRef');
assert.strictEqual(WeakRef.length, 1);
assert.strictEqual(WeakRef.prototype.deref.name, 'deref');
assert.strictEqual(WeakRef.prototype.deref.length, 0);
assert.deepStrictEqual(Object.getOwnPropertyDescriptor(WeakRef, 'prototype'), {
  value: WeakRef.prototype, writable: false, enumerable: false, configurable: false,
});
assert.strictEqual(Object.prototype.toString.call(made), '[object WeakRef]');
assert.throws(() => WeakRef({}), TypeError);
assert.throws(() => new WeakRef(1), TypeError);
assert.throws(() => new WeakRef.prototype.deref(), TypeError);
assert.throws(() => WeakRef.prototype.deref.call({}), TypeError);
class Named extends WeakRef {}
assert.ok(new Named({}) instanceof Named);
