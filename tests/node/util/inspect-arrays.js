'use strict';
// Arrays: holes, further properties, and how many items are shown.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows([], '[]');
shows([1, 'a', [2, [3, [4, [5]]]]], `[ 1, 'a', [ 2, [ 3, [Array] ] ] ]`);
shows([, ], '[ <1 empty item> ]');
shows([1, , 3], '[ 1, <1 empty item>, 3 ]');
shows([, , , 1, , ], '[ <3 empty items>, 1, <1 empty item> ]');
shows(new Array(5), '[ <5 empty items> ]');
shows(Object.assign([1, 2], { extra: true, [Symbol('s')]: 1 }), '[ 1, 2, extra: true, [Symbol(s)]: 1 ]');
shows(Object.assign([], { '-1': 1, '01': 2 }), `[ '-1': 1, '01': 2 ]`);
shows([undefined, null, , 1], '[ undefined, null, <1 empty item>, 1 ]');
shows([1, 2, 3, 4, 5], '[ 1, 2, 3, ... 2 more items ]', { maxArrayLength: 3 });
shows([1, 2, 3, 4], '[ 1, 2, 3, ... 1 more item ]', { maxArrayLength: 3 });
shows([1, 2], '[ ... 2 more items ]', { maxArrayLength: 0 });
shows([, , 1, 2], '[ <2 empty items>, 1, ... 1 more item ]', { maxArrayLength: 2 });
shows([1], '[ 1, [length]: 1 ]', { showHidden: true });
shows(Array.from({ length: 101 }, (_, i) => i), [
  '[',
  '   0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11,',
  '  12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,',
  '  24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,',
  '  36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,',
  '  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,',
  '  60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,',
  '  72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,',
  '  84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,',
  '  96, 97, 98, 99,',
  '  ... 1 more item',
  ']',
].join('\n'));
shows(Object.setPrototypeOf([1, 2], null), '[Array(2): null prototype] [ 1, 2 ]');
