'use strict';
// More than six short items are put into columns: numbers to the right, others to the left.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(Array.from({ length: 7 }, (_, i) => i), [
  '[',
  '  0, 1, 2, 3,',
  '  4, 5, 6',
  ']',
].join('\n'));
shows(Array.from({ length: 30 }, (_, i) => i * i), [
  '[',
  '    0,   1,   4,   9,  16,  25,  36,  49,',
  '   64,  81, 100, 121, 144, 169, 196, 225,',
  '  256, 289, 324, 361, 400, 441, 484, 529,',
  '  576, 625, 676, 729, 784, 841',
  ']',
].join('\n'));
shows(Array.from({ length: 20 }, (_, i) => `item${i}`), [
  '[',
  `  'item0',  'item1',  'item2',`,
  `  'item3',  'item4',  'item5',`,
  `  'item6',  'item7',  'item8',`,
  `  'item9',  'item10', 'item11',`,
  `  'item12', 'item13', 'item14',`,
  `  'item15', 'item16', 'item17',`,
  `  'item18', 'item19'`,
  ']',
].join('\n'));
shows(Array.from({ length: 26 }, (_, i) => 'x'.repeat(i % 9)), [
  '[',
  `  '',       'x',       'xx',`,
  `  'xxx',    'xxxx',    'xxxxx',`,
  `  'xxxxxx', 'xxxxxxx', 'xxxxxxxx',`,
  `  '',       'x',       'xx',`,
  `  'xxx',    'xxxx',    'xxxxx',`,
  `  'xxxxxx', 'xxxxxxx', 'xxxxxxxx',`,
  `  '',       'x',       'xx',`,
  `  'xxx',    'xxxx',    'xxxxx',`,
  `  'xxxxxx', 'xxxxxxx'`,
  ']',
].join('\n'));
shows(Array.from({ length: 12 }, (_, i) => BigInt(i ** 5)), [
  '[',
  '      0n,      1n,     32n,',
  '    243n,   1024n,   3125n,',
  '   7776n,  16807n,  32768n,',
  '  59049n, 100000n, 161051n',
  ']',
].join('\n'));
shows(Array.from({ length: 10 }, (_, i) => ({ i })), [
  '[',
  '  { i: 0 }, { i: 1 },',
  '  { i: 2 }, { i: 3 },',
  '  { i: 4 }, { i: 5 },',
  '  { i: 6 }, { i: 7 },',
  '  { i: 8 }, { i: 9 }',
  ']',
].join('\n'));
shows(Array.from({ length: 8 }, (_, i) => [i]), [
  '[',
  '  [ 0 ], [ 1 ],',
  '  [ 2 ], [ 3 ],',
  '  [ 4 ], [ 5 ],',
  '  [ 6 ], [ 7 ]',
  ']',
].join('\n'));
shows({ deep: { numbers: Array.from({ length: 40 }, (_, i) => i) } }, [
  '{',
  '  deep: {',
  '    numbers: [',
  '       0,  1,  2,  3,  4,  5,  6,  7,  8,  9,',
  '      10, 11, 12, 13, 14, 15, 16, 17, 18, 19,',
  '      20, 21, 22, 23, 24, 25, 26, 27, 28, 29,',
  '      30, 31, 32, 33, 34, 35, 36, 37, 38, 39',
  '    ]',
  '  }',
  '}',
].join('\n'));
shows(Array.from({ length: 12 }, (_, i) => i * 1000), [
  '[',
  '     0,  1000,  2000,',
  '  3000,  4000,  5000,',
  '  6000,  7000,  8000,',
  '  9000, 10000, 11000',
  ']',
].join('\n'), { compact: 1 });
shows(Array.from({ length: 12 }, (_, i) => i * 1000), [
  '[',
  '  0,',
  '  1000,',
  '  2000,',
  '  3000,',
  '  4000,',
  '  5000,',
  '  6000,',
  '  7000,',
  '  8000,',
  '  9000,',
  '  10000,',
  '  11000',
  ']',
].join('\n'), { compact: false });
shows(Array.from({ length: 16 }, (_, i) => i * 1000), [
  '[',
  '      0,  1000,  2000,  3000,',
  '   4000,  5000,  6000,  7000,',
  '   8000,  9000, 10000, 11000,',
  '  12000, 13000, 14000, 15000',
  ']',
].join('\n'), { breakLength: 30 });
shows(Array.from({ length: 16 }, (_, i) => i * 1000), [
  '[',
  '     0, 1000, 2000,',
  '  3000, 4000, 5000,',
  '  6000, 7000, 8000,',
  '  ... 7 more items',
  ']',
].join('\n'), { maxArrayLength: 9 });
shows(Array.from({ length: 9 }, (_, i) => (i % 2 ? i : `n${i}`)), [
  '[',
  `  'n0', 1,    'n2',`,
  `  3,    'n4', 5,`,
  `  'n6', 7,    'n8'`,
  ']',
].join('\n'));
shows(Array.from({ length: 8 }, (_, i) => '漢字'.slice(i % 2) + i), [
  '[',
  `  '漢字0', '字1',`,
  `  '漢字2', '字3',`,
  `  '漢字4', '字5',`,
  `  '漢字6', '字7'`,
  ']',
].join('\n'));
