'use strict';
// assert.partialDeepStrictEqual (where this Node has it): what is expected must be there, more may be.

const assert = require('assert');
const { partialDeepStrictEqual } = assert;

function holds(actual, expected) {
  partialDeepStrictEqual(actual, expected);
}

function fails(actual, expected) {
  assert.throws(() => partialDeepStrictEqual(actual, expected), {
    code: 'ERR_ASSERTION', operator: 'partialDeepStrictEqual',
  });
}

if (partialDeepStrictEqual !== undefined) {
  holds({ a: 1, b: { c: 2, d: 3 } }, { b: { c: 2 } });
  holds([1, 2, 3, 4], [1, 3]);
  holds(new Set([1, { a: 1, b: 2 }]), new Set([{ a: 1 }]));
  holds(new Map([['a', { x: 1, y: 2 }], ['b', 1]]), new Map([['a', { x: 1 }]]));
  holds(new Date(0), new Date(0));
  holds(/a/g, /a/g);
  holds(NaN, NaN);
  holds(new Error('m'), new Error('m'));
  const ring = { name: 'x', more: 1 };
  ring.self = ring;
  const same = { name: 'x' };
  same.self = same;
  holds(ring, same);

  fails({ a: 1 }, { a: 1, b: 2 });
  fails({ a: 1 }, { a: '1' });
  fails([1, 2], [2, 1]);
  fails(new Set([1]), new Set([2]));
  fails(new Map([['a', 1]]), new Map([['a', 2]]));
  fails(new Date(0), new Date(1));
  fails(/a/g, /a/i);
  fails(new Error('m'), new Error('n'));
  fails([1], { 0: 1 });
  fails(0, -0);
  assert.throws(() => partialDeepStrictEqual({}, { a: 1 }), {
    message: /^Expected values to be partially and strictly deep-equal:\n\+ actual - expected\n/,
  });
  assert.throws(() => partialDeepStrictEqual(1), { code: 'ERR_MISSING_ARGS' });
}
