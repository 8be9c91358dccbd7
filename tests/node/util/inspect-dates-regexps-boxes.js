'use strict';
// Dates, regular expressions and boxed primitives, with properties of their own too.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(new Date(0), '1970-01-01T00:00:00.000Z');
shows(new Date(NaN), 'Invalid Date');
shows(Object.assign(new Date(0), { a: 1 }), '1970-01-01T00:00:00.000Z { a: 1 }');
shows(/a\/b/gi, '/a\\/b/gi');
shows(Object.assign(/a/, { x: 1 }), '/a/ { x: 1 }');
shows(new Number(-0), '[Number: -0]');
shows(new String('abc'), `[String: 'abc']`);
shows(Object.assign(new String('abc'), { x: 1 }), `[String: 'abc'] { x: 1 }`);
shows(Object(1n), '[BigInt: 1n]');
shows(Object(Symbol('s')), '[Symbol: Symbol(s)]');
shows(new Boolean(false), '[Boolean: false]');
shows(new (class Name extends String {})('q'), `[String (Name): 'q']`);
