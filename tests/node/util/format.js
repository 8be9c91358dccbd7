'use strict';
// util.format and formatWithOptions: every directive, with the values it is odd for.

const assert = require('assert');
const { format, formatWithOptions } = require('util');

class Plain {}
class Named {
  toString() {
    return 'named';
  }
}
const circular = {};
circular.self = circular;

const cases = [
  [[], ''],
  [['plain'], 'plain'],
  [['%'], '%'],
  [['100%', 'sure'], '100% sure'],
  [['%%'], '%%'],
  [['%% %s', 'x'], '% x'],
  [['%s', 'a', 'b'], 'a b'],
  [['%s %s', 'a'], 'a %s'],
  [['%x %s', 1], '%x 1'],
  [['%s', -0], '-0'],
  [['%s', 12n], '12n'],
  [['%s', Symbol('s')], 'Symbol(s)'],
  [['%s %s', null, undefined], 'null undefined'],
  [['%s', { a: { b: 1 } }], '{ a: [Object] }'],
  [['%s', [1, [2]]], '[ 1, [Array] ]'],
  [['%s', new Plain()], 'Plain {}'],
  [['%s', new Named()], 'named'],
  [['%s', { toString: () => 'own' }], 'own'],
  [['%s', Object.create(null)], '[Object: null prototype] {}'],
  [['%s', new Date(0)], '1970-01-01T00:00:00.000Z'],
  [['%s', () => 1], '() => 1'],
  [['%d', '42'], '42'],
  [['%d', '4x'], 'NaN'],
  [['%d', {}], 'NaN'],
  [['%d', -0], '-0'],
  [['%d', 5n], '5n'],
  [['%d', Symbol('s')], 'NaN'],
  [['%i', '42.9px'], '42'],
  [['%i', 3n], '3n'],
  [['%i', {}], 'NaN'],
  [['%f', '1.5x'], '1.5'],
  [['%f', Symbol('s')], 'NaN'],
  [['%j', { a: [1] }], '{"a":[1]}'],
  [['%j', undefined], 'undefined'],
  [['%j', circular], '[Circular]'],
  [['%O', { a: { b: { c: { d: 1 } } } }], '{ a: { b: { c: [Object] } } }'],
  [['%o', [1]], '[ 1, [length]: 1 ]'],
  [['%c styled', 'color: red'], ' styled'],
  [['a', 1, { b: 2 }, null], 'a 1 { b: 2 } null'],
  [[1, 'a', '%s'], '1 a %s'],
  [[{ a: 1 }, 'x'], '{ a: 1 } x'],
  [['', 'x'], ' x'],
];
for (const [args, expected] of cases) assert.strictEqual(format(...args), expected);

assert.throws(() => format('%j', { toJSON() { throw new Error('mine'); } }), /^Error: mine$/);

assert.strictEqual(formatWithOptions({ colors: true }, '%s %O', 'a', 1), 'a \x1b[33m1\x1b[39m');
assert.strictEqual(formatWithOptions({ compact: false }, { a: 1 }), '{\n  a: 1\n}');
assert.strictEqual(formatWithOptions({ numericSeparator: true }, '%d', 12345), '12_345');
for (const wrong of [5, null, 'x']) {
  assert.throws(() => formatWithOptions(wrong, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
}

// What has a toString of its own is asked; what only inherits the language's is inspected.
assert.strictEqual(format('%s', new URL('http://example.org/x')), 'http://example.org/x');
assert.strictEqual(format('%s', { [Symbol.toPrimitive]: () => 'primitive' }), 'primitive');
assert.strictEqual(format('%s', new Map([[1, 2]])), 'Map(1) { 1 => 2 }');
