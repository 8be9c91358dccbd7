'use strict';
// Words in the order of a dictionary: letters, then accents, then case.
const assert = require('assert');

const words = [
  'b',
  'A',
  'a',
  'B',
  'é',
  'e',
  'É',
  'z',
  '_x',
  '1',
  '10',
  '2',
  'résumé',
  'resume',
  'a b',
  'ab',
  'ß',
  'ss',
  'ø',
  'o',
];
assert.deepStrictEqual(
  [...words].sort((a, b) => a.localeCompare(b)),
  [
    '_x',
    '1',
    '10',
    '2',
    'a',
    'A',
    'a b',
    'ab',
    'b',
    'B',
    'e',
    'é',
    'É',
    'o',
    'ø',
    'resume',
    'résumé',
    'ss',
    'ß',
    'z',
  ],
);
assert.deepStrictEqual(['x10', 'x9', 'x09'].sort(new Intl.Collator('en', { numeric: true }).compare), [
  'x9',
  'x09',
  'x10',
]);
const like = (other, sensitivity) => 'a'.localeCompare(other, 'en', { sensitivity }) === 0;
assert.deepStrictEqual(
  ['a', 'A', 'á'].map((other) => ['base', 'accent', 'case', 'variant'].map((s) => like(other, s))),
  [
    [true, true, true, true],
    [true, true, false, false],
    [true, false, true, false],
  ],
);
assert.strictEqual('a'.localeCompare('A', 'en', { caseFirst: 'upper' }) > 0, true);
assert.throws(() => 'a'.localeCompare('b', 'not_a_tag'), RangeError);
