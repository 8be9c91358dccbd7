'use strict';
// Plain objects: keys, depth, null prototypes, symbols and hidden properties.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows({}, '{}');
shows({ a: 1, b: 'two', c: null, d: undefined }, `{ a: 1, b: 'two', c: null, d: undefined }`);
shows({ 'a-b': 1, '1a': 2, 7: 3, _x: 4, $: 5, '': 6 }, `{ '7': 3, 'a-b': 1, '1a': 2, _x: 4, '$': 5, '': 6 }`);
shows({ [Symbol('k')]: 1, [Symbol()]: { a: 1 } }, '{ [Symbol(k)]: 1, [Symbol()]: { a: 1 } }');
shows({ a: { b: { c: { d: 1 } } } }, '{ a: { b: { c: [Object] } } }');
shows({ a: { b: { c: { d: 1 } } } }, '{ a: [Object] }', { depth: 0 });
shows({ a: { b: { c: { d: 1 } } } }, [
  '{',
  '  a: { b: { c: { d: 1 } } }',
  '}',
].join('\n'), { depth: null });
shows(Object.create(null), '[Object: null prototype] {}');
shows(Object.assign(Object.create(null), { a: 1 }), '[Object: null prototype] { a: 1 }');
shows(Object.create({ inherited: 1 }), '{}');
shows({ ['__proto__']: 1 }, `{ ['__proto__']: 1 }`);
shows(Object.defineProperty({ a: 1 }, 'hidden', { value: 2 }), '{ a: 1, [hidden]: 2 }', { showHidden: true });
shows(Object.defineProperty({ a: 1 }, 'hidden', { value: 2 }), '{ a: 1 }');
shows({ c: 1, a: 2, b: 3 }, '{ a: 2, b: 3, c: 1 }', { sorted: true });
shows({ c: 1, a: 2, b: 3 }, '{ c: 1, b: 3, a: 2 }', { sorted: (x, y) => (x < y ? 1 : -1) });
shows((function() { return arguments; })(1, 'a'), `[Arguments] { '0': 1, '1': 'a' }`);
shows(Math, 'Object [Math] {}');
shows(JSON, 'Object [JSON] {}');
shows(globalThis.Reflect, 'Object [Reflect] {}');
