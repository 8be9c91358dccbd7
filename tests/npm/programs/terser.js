'use strict';

const assert = require('assert');
const acorn = require('acorn');
const { minify } = require('terser');

assert.strictEqual(
  acorn.parse('a => a ?? b', { ecmaVersion: 2022 }).body[0].expression.type,
  'ArrowFunctionExpression',
);
assert.throws(() => acorn.parse('let let', { ecmaVersion: 2022 }), SyntaxError);
minify('function add(first, second) { return first + second; } console.log(add(1, 2));', {
  toplevel: true,
}).then(({ code }) => assert.strictEqual(code, 'console.log(1+2);'));
