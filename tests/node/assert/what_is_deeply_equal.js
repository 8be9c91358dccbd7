'use strict';
// Cycles, boxes and dates with methods of their own.

const assert = require('assert');

const a = {};
a.self = a;
const b = { self: {} };
b.self.self = b;
assert.deepStrictEqual({ a }, { a });
const c = { self: null };
c.self = c;
assert.deepStrictEqual(a, c);

for (const make of [() => new Number(5), () => new String('x'), () => new Date(0)]) {
  const one = make();
  const two = make();
  Object.defineProperty(one, 'valueOf', { value: () => { throw new Error('was called'); } });
  Object.defineProperty(one, 'getTime', { value: () => 5 });
  assert.deepStrictEqual(one, two);
}

const withCause = (cause) => new Error('x', { cause });
assert.throws(() => assert.deepStrictEqual(withCause(new Error('one')), withCause(new Error('two'))));

const items = [1, 2, 3];
items[2 ** 32] = true;
assert.notDeepStrictEqual(items, [1, 2, 3]);
