'use strict';

const assert = require('assert');
const { evaluate, derivative, matrix, inv, bignumber, add, unit } = require('mathjs');

assert.strictEqual(evaluate('sqrt(3^2 + 4^2) * i').im, 5);
assert.strictEqual(derivative('x^2 + 3x', 'x').toString(), '2 * x + 3');
assert.deepStrictEqual(
  inv(
    matrix([
      [2, 1],
      [1, 1],
    ]),
  ).toArray(),
  [
    [1, -1],
    [-1, 2],
  ],
);
assert.strictEqual(add(bignumber('0.1'), bignumber('0.2')).toString(), '0.3');
assert.strictEqual(unit('5 cm').to('mm').toString(), '50 mm');
