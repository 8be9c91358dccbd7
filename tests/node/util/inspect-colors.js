'use strict';
// With colors each kind of value has the style of inspect.styles.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(
  { a: 1, b: 'x', c: null, d: undefined, e: true, f: Symbol('s'), g: 1n, h: new Date(0), i: /x/, j() {} },
  [
    '{',
    '  a: \u001b[33m1\u001b[39m,',
    '  b: \u001b[32m\'x\'\u001b[39m,',
    '  c: \u001b[1mnull\u001b[22m,',
    '  d: \u001b[90mundefined\u001b[39m,',
    '  e: \u001b[33mtrue\u001b[39m,',
    '  f: \u001b[32mSymbol(s)\u001b[39m,',
    '  g: \u001b[33m1n\u001b[39m,',
    '  h: \u001b[35m1970-01-01T00:00:00.000Z\u001b[39m,',
    '  i: \u001b[31m/x/\u001b[39m,',
    '  j: \u001b[36m[Function: j]\u001b[39m',
    '}',
  ].join('\n'),
  { colors: true });
shows([[[[]]]], '[ [ [ [] ] ] ]', { colors: true });
shows([, 1], '[ \u001b[90m<1 empty item>\u001b[39m, \u001b[33m1\u001b[39m ]', { colors: true });
shows(
  { 'a-b': { c: { d: { e: 1 } } } },
  '{ \u001b[32m\'a-b\'\u001b[39m: { c: { d: \u001b[36m[Object]\u001b[39m } } }',
  { colors: true });
shows(Array.from({ length: 10 }, (_, i) => i), [
  '[',
  '  \u001b[33m0\u001b[39m, \u001b[33m1\u001b[39m, \u001b[33m2\u001b[39m, \u001b[33m3\u001b[39m, \u001b[33m4\u001b[39m,',
  '  \u001b[33m5\u001b[39m, \u001b[33m6\u001b[39m, \u001b[33m7\u001b[39m, \u001b[33m8\u001b[39m, \u001b[33m9\u001b[39m',
  ']',
].join('\n'), { colors: true });
shows((() => {
  const self = {};
  self.self = self;
  return self;
})(), '\u001b[36m<ref *1>\u001b[39m { self: \u001b[36m[Circular *1]\u001b[39m }', { colors: true });
