'use strict';
// A deprecated function warns once, and once for each code, and otherwise does what it did.

const assert = require('assert');
const { deprecate } = require('util');

const warnings = [];
process.on('warning', (warning) => warnings.push([warning.name, warning.code, warning.message]));

const old = deprecate((a, b) => a + b, 'use the new one', 'TEST001');
assert.strictEqual(old(1, 2), 3);
assert.strictEqual(old(2, 3), 5);
deprecate(() => {}, 'of the same code', 'TEST001')();
deprecate(() => {}, 'without a code')();

class Shape {
  constructor(sides) {
    this.sides = sides;
  }
}
const OldShape = deprecate(Shape, 'a class', 'TEST002');
assert.strictEqual(new OldShape(3).sides, 3);
assert.ok(new OldShape(3) instanceof Shape);
assert.ok(new Shape(3) instanceof OldShape);

const holder = { name: 'h', get: deprecate(function() { return this.name; }, 'method', 'TEST003') };
assert.strictEqual(holder.get(), 'h');

assert.throws(() => deprecate(() => {}, 'x', 5), { code: 'ERR_INVALID_ARG_TYPE' });

process.on('exit', () => {
  assert.deepStrictEqual(warnings, [
    ['DeprecationWarning', 'TEST001', 'use the new one'],
    ['DeprecationWarning', undefined, 'without a code'],
    ['DeprecationWarning', 'TEST002', 'a class'],
    ['DeprecationWarning', 'TEST003', 'method'],
  ]);
});
