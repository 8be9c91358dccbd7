'use strict';
// util.parseEnv reads the lines of a .env file.

const assert = require('assert');
const { parseEnv } = require('util');

assert.deepStrictEqual({ ...parseEnv([
  'PLAIN=1',
  '# a comment',
  '',
  ' SPACED = some words  ',
  'COMMENTED=value # why',
  'DOUBLE="two # words\\nlines"',
  "SINGLE='as\\nit is'",
  'BACK=`tick`',
  'export EXPORTED=yes',
  'EMPTY=',
  'EQUALS=a=b=c',
  'OVER="first',
  'second"',
  "QUOTE_INSIDE=it's",
  'WINDOWS=line\r',
  'LAST=end',
].join('\n')) }, {
  PLAIN: '1',
  SPACED: 'some words',
  COMMENTED: 'value',
  DOUBLE: 'two # words\nlines',
  SINGLE: 'as\\nit is',
  BACK: 'tick',
  EXPORTED: 'yes',
  EMPTY: '',
  EQUALS: 'a=b=c',
  OVER: 'first\nsecond',
  QUOTE_INSIDE: "it's",
  WINDOWS: 'line',
  LAST: 'end',
});
assert.deepStrictEqual({ ...parseEnv('') }, {});
assert.throws(() => parseEnv(5), { code: 'ERR_INVALID_ARG_TYPE' });
