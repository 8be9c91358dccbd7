'use strict';
// Numbers, bigints, symbols and the rest print as source would have them.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(1, '1');
shows(-0, '-0');
shows(0, '0');
shows(NaN, 'NaN');
shows(-Infinity, '-Infinity');
shows(1e21, '1e+21');
shows(1.5, '1.5');
shows(12n, '12n');
shows(-3n, '-3n');
shows(true, 'true');
shows(null, 'null');
shows(undefined, 'undefined');
shows(Symbol('a b'), 'Symbol(a b)');
shows(Symbol(), 'Symbol()');
shows(Symbol.iterator, 'Symbol(Symbol.iterator)');
shows(123456789.12345, '123_456_789.123_45', { numericSeparator: true });
shows(-1234567n, '-1_234_567n', { numericSeparator: true });
shows(999, '999', { numericSeparator: true });
