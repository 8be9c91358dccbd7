'use strict';
// util.diff: how to get from one list of strings to another, by their longest common subsequence
// (https://nodejs.org/docs/latest-v22.x/api/util.html#utildiffactual-expected).

const SAME = 0;
const ONLY_ACTUAL = 1;
const ONLY_EXPECTED = -1;

// Two lists of strings, or two strings.
function validate(actual, expected) {
  const { validateString } = require('internal/validators');
  if (!Array.isArray(actual) || !Array.isArray(expected)) {
    validateString(actual, 'actual');
    validateString(expected, 'expected');
    return;
  }
  for (let i = 0; i < actual.length; i++) validateString(actual[i], `actual[${i}]`);
  for (let i = 0; i < expected.length; i++) validateString(expected[i], `expected[${i}]`);
}

// lengths[i][j] is how long the longest common subsequence of a from i on and b from j on is.
function commonLengths(a, b) {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

function diff(actual, expected) {
  if (actual === expected) return [];
  validate(actual, expected);
  const lengths = commonLengths(actual, expected);
  const result = [];
  let i = 0;
  let j = 0;
  while (i < actual.length || j < expected.length) {
    if (i < actual.length && j < expected.length && actual[i] === expected[j]) {
      result.push([SAME, actual[i++]]);
      j++;
    } else if (j === expected.length || (i < actual.length && lengths[i + 1][j] >= lengths[i][j + 1])) {
      result.push([ONLY_ACTUAL, actual[i++]]);
    } else {
      result.push([ONLY_EXPECTED, expected[j++]]);
    }
  }
  return result;
}

module.exports = { diff };
