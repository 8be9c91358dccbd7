'use strict';
// The object that setTimeout answers.

const assert = require('assert');
const { inspect } = require('util');

const timer = setTimeout((...args) => {
  assert.deepStrictEqual(args, ['a', 2]);
}, 1, 'a', 2);
assert.strictEqual(timer.constructor.name, 'Timeout');
assert.strictEqual(timer.hasRef(), true);
assert.strictEqual(timer.unref(), timer);
assert.strictEqual(timer.hasRef(), false);
assert.strictEqual(timer.ref(), timer);
assert.strictEqual(timer.hasRef(), true);
assert.strictEqual(timer.refresh(), timer);
assert.match(inspect(timer), /^Timeout \{\n {2}_idleTimeout: 1,/);
assert.match(inspect({ timer }), /timer: Timeout \{/);

let isCalled = false;
const closed = setTimeout(() => { isCalled = true; }, 1);
assert.strictEqual(closed.close(), closed);
assert.strictEqual(closed._destroyed, true);

const context = setTimeout(function() { assert.strictEqual(this, context); }, 1);
if (Symbol.dispose !== undefined) setTimeout(() => { isCalled = true; }, 1)[Symbol.dispose]();
process.on('exit', () => assert.strictEqual(isCalled, false));
