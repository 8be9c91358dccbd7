'use strict';
// The older ways to call inspect, and its default options.

const assert = require('assert');
const { inspect } = require('util');

const deep = { a: { b: { c: { d: 1 } } } };
assert.strictEqual(inspect(deep, false, 0), '{ a: [Object] }');
assert.strictEqual(inspect(deep, false, null), '{\n  a: { b: { c: { d: 1 } } }\n}');
assert.strictEqual(inspect([1], true), '[ 1, [length]: 1 ]');
assert.strictEqual(inspect(1, false, 2, true), '\x1b[33m1\x1b[39m');
assert.strictEqual(inspect(deep, null), inspect(deep));

const { ...before } = inspect.defaultOptions;
assert.deepStrictEqual(before, {
  showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false, maxArrayLength: 100,
  maxStringLength: 10000, breakLength: 80, compact: 3, sorted: false, getters: false, numericSeparator: false,
});
inspect.defaultOptions = { depth: 0 };
assert.strictEqual(inspect(deep), '{ a: [Object] }');
inspect.defaultOptions.depth = 1;
assert.strictEqual(inspect(deep), '{ a: { b: [Object] } }');
inspect.defaultOptions = before;
assert.strictEqual(inspect(deep), '{ a: { b: { c: [Object] } } }');
assert.throws(() => { inspect.defaultOptions = { unknown: 1 }; }, TypeError);
for (const wrong of [null, 5, 'x']) {
  assert.throws(() => { inspect.defaultOptions = wrong; }, { code: 'ERR_INVALID_ARG_TYPE' });
}

// A style can be changed.
const saved = inspect.styles.number;
inspect.styles.number = 'red';
assert.strictEqual(inspect(1, { colors: true }), '\x1b[31m1\x1b[39m');
inspect.styles.number = saved;
assert.deepStrictEqual(inspect.colors.red, [31, 39]);
assert.strictEqual(inspect.colors.grey, inspect.colors.gray);

// Nothing that can be inspected makes it throw, however deep.
let nested = {};
for (let i = 0; i < 200; i++) nested = { nested };
assert.ok(inspect(nested, { depth: Infinity }).includes('nested'));
