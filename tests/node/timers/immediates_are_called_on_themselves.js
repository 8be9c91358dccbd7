'use strict';
// The callback of an immediate has it as `this`, as that of a timer has the timer.

const assert = require('assert');

const immediate = setImmediate(function(...args) {
  assert.strictEqual(this, immediate);
  assert.deepStrictEqual(args, [1, 2]);
}, 1, 2);
const plain = setImmediate(function() {
  assert.strictEqual(this, plain);
});
const timer = setTimeout(function() {
  assert.strictEqual(this, timer);
}, 1);
