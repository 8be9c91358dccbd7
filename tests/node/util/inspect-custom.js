'use strict';
// An object's own inspect function: what it is given, and what may come of it.

const assert = require('assert');
const util = require('util');
const { inspect } = util;
const custom = inspect.custom;

assert.strictEqual(custom, Symbol.for('nodejs.util.inspect.custom'));

assert.strictEqual(inspect({ [custom]: () => 'text' }), 'text');
assert.strictEqual(inspect({ [custom]: () => ({ a: 1 }) }), '{ a: 1 }');
assert.strictEqual(inspect({ [custom]: () => 5 }), '5');
assert.strictEqual(inspect({ [custom]: () => null }), 'null');
assert.strictEqual(inspect({ [custom]: 'no function' }), "{ [Symbol(nodejs.util.inspect.custom)]: 'no function' }");
assert.strictEqual(inspect({ [custom]: () => 'x' }, { customInspect: false }),
  '{\n  [Symbol(nodejs.util.inspect.custom)]: [Function: [nodejs.util.inspect.custom]]\n}');

// Depth counts down, options and inspect itself are handed on.
let seen;
const probe = { [custom](...args) { seen = args; return 'probe'; } };
assert.strictEqual(inspect({ a: { b: probe } }, { depth: 5, mine: 'kept' }), '{ a: { b: probe } }');
assert.strictEqual(seen[0], 3);
assert.strictEqual(seen[1].depth, 5);
assert.strictEqual(seen[1].mine, 'kept');
assert.strictEqual(seen[1].stylize('x', 'string'), 'x');
assert.strictEqual(seen[2], inspect);
inspect(probe, { depth: null });
assert.strictEqual(seen[0], null);
inspect(probe, { colors: true });
assert.strictEqual(seen[1].stylize('x', 'string'), '\x1b[32mx\x1b[39m');

// Lines of the text are indented to where it stands.
assert.strictEqual(inspect({ a: { [custom]: () => 'one\ntwo' } }), '{\n  a: one\n  two\n}');

// A class that has the method for its instances is shown as a class.
class Money {
  [custom](depth, options, inspectAgain) {
    return `Money<${inspectAgain(5, options)}>`;
  }
}
assert.strictEqual(inspect([Money, new Money()]), '[ [class Money], Money<5> ]');
assert.strictEqual(inspect(Money.prototype), '{}');

// An object that returns itself is shown as it is.
assert.match(inspect({ a: 1, [custom]() { return this; } }), /^\{\n? *a: 1,/);
