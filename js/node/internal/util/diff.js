'use strict';
// util.diff: how to get from one list of strings to another, by their longest common subsequence
// (https://nodejs.org/docs/latest-v22.x/api/util.html#utildiffactual-expected).

const SAME = 0;
const ONLY_ACTUAL = 1;
const ONLY_EXPECTED = -1;

function validate(value, name) {
  if (typeof value === 'string') return;
  if (!Array.isArray(value)) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['Array', 'string'], value);
  }
  const { validateString } = require('internal/validators');
  for (let i = 0; i < value.length; i++) validateString(value[i], `${name}[${i}]`);
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
  validate(actual, 'actual');
  validate(expected, 'expected');
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
