'use strict';
// util.diff (where this Node has it): what both lists have, and what only one of them has.

const assert = require('assert');
const { diff } = require('util');

if (diff !== undefined) {
  assert.deepStrictEqual(diff('12345678', '12!!5!7!'), [
    [0, '1'], [0, '2'], [1, '3'], [1, '4'], [-1, '!'], [-1, '!'], [0, '5'], [1, '6'], [-1, '!'], [0, '7'], [1, '8'],
    [-1, '!'],
  ]);
  assert.deepStrictEqual(diff(['a', 'b'], ['a', 'c']), [[0, 'a'], [1, 'b'], [-1, 'c']]);
  assert.deepStrictEqual(diff('same', 'same'), []);
  assert.throws(() => diff(5, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => diff('x', [5]), { code: 'ERR_INVALID_ARG_TYPE' });
}
