'use strict';
// util.inherits chains prototypes of plain functions.

const assert = require('assert');
const util = require('util');

function Base() {}
Base.prototype.hello = function() { return 'hello'; };
function Derived() {
  Base.call(this);
}
util.inherits(Derived, Base);
assert.strictEqual(new Derived().hello(), 'hello');
assert.ok(new Derived() instanceof Base);
assert.strictEqual(Derived.super_, Base);
assert.deepStrictEqual(Object.keys(Derived), []);

for (const wrong of [null, undefined]) {
  assert.throws(() => util.inherits(wrong, Base), { code: 'ERR_INVALID_ARG_TYPE', message: /"ctor"/ });
  assert.throws(() => util.inherits(Derived, wrong), { code: 'ERR_INVALID_ARG_TYPE', message: /"superCtor"/ });
}
assert.throws(() => util.inherits(Derived, () => {}), { code: 'ERR_INVALID_ARG_TYPE', message: /"superCtor\.prototype"/ });

assert.deepStrictEqual(util._extend({ a: 1 }, { b: 2 }), { a: 1, b: 2 });
assert.deepStrictEqual(util._extend({ a: 1 }, null), { a: 1 });
