'use strict';
// Objects stay on one line while they fit and hold few levels.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows({ a: 'x'.repeat(28), b: 'y'.repeat(28) }, [
  '{',
  `  a: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx',`,
  `  b: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyy'`,
  '}',
].join('\n'));
shows({ a: 'x'.repeat(32), b: 'y'.repeat(32) }, [
  '{',
  `  a: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',`,
  `  b: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'`,
  '}',
].join('\n'));
shows({ a: { b: { c: {} } } }, '{ a: { b: { c: {} } } }');
shows({ a: { b: { c: { d: 1 } } }, e: 1 }, '{ a: { b: { c: [Object] } }, e: 1 }');
shows({ a: { b: 1 } }, [
  '{',
  '  a: {',
  '    b: 1',
  '  }',
  '}',
].join('\n'), { compact: false });
shows({ a: { b: { c: 1 } } }, [
  '{',
  '  a: {',
  '    b: { c: 1 }',
  '  }',
  '}',
].join('\n'), { compact: 1 });
shows({ a: { b: 'x'.repeat(40) }, c: ['y'.repeat(40)] }, [
  `{ a: { b: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },`,
  `  c: [ 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' ] }`,
].join('\n'), { compact: true });
shows({ a: { b: 'x'.repeat(40) }, c: ['y'.repeat(40)] }, [
  '{ a:',
  '   { b:',
  `      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },`,
  '  c:',
  `   [ 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' ] }`,
].join('\n'), { compact: true, breakLength: 40 });
shows(
  { a: 'x'.repeat(90), b: 'y'.repeat(90) },
  `{ a: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', b: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' }`,
  { breakLength: Infinity });
shows(
  [{ id: 1, name: 'Ann', tags: ['a', 'b'], at: { lat: 1, lng: 2 } }, { id: 2, name: 'Bob', tags: [], at: null }],
  [
    '[',
    `  { id: 1, name: 'Ann', tags: [ 'a', 'b' ], at: { lat: 1, lng: 2 } },`,
    `  { id: 2, name: 'Bob', tags: [], at: null }`,
    ']',
  ].join('\n'));
shows(new Map([['key', { value: 'x'.repeat(60), other: 'y'.repeat(20) }]]), [
  'Map(1) {',
  `  'key' => {`,
  `    value: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',`,
  `    other: 'yyyyyyyyyyyyyyyyyyyy'`,
  '  }',
  '}',
].join('\n'));
