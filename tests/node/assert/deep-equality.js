'use strict';
// deepEqual and deepStrictEqual: what is equal loosely, strictly, or not at all.

const assert = require('assert');

function check(a, b, loosely, strictly) {
  for (const { 0: x, 1: y } of [[a, b], [b, a]]) {
    (loosely ? assert.deepEqual : assert.notDeepEqual)(x, y);
    (strictly ? assert.deepStrictEqual : assert.notDeepStrictEqual)(x, y);
  }
}

const equal = (a, b) => check(a, b, true, true);
const loose = (a, b) => check(a, b, true, false);
const different = (a, b) => check(a, b, false, false);

equal({ a: 1, b: [2, { c: 3 }] }, { b: [2, { c: 3 }], a: 1 });
equal([NaN], [NaN]);
equal(new Date(5), new Date(5));
equal(/a/gi, /a/gi);
equal(new Error('m'), new Error('m'));
equal(Object(1n), Object(1n));
equal(new Uint8Array([1, 2]), new Uint8Array([1, 2]));
equal(new Uint8Array([1, 2]).buffer, new Uint8Array([1, 2]).buffer);
equal(new Set([1, { a: 1 }, [2]]), new Set([[2], { a: 1 }, 1]));
equal(new Map([[{ k: 1 }, 'a'], ['b', { c: 1 }]]), new Map([['b', { c: 1 }], [{ k: 1 }, 'a']]));
equal(Object.defineProperty({}, 'hidden', { value: 1 }), {});

loose(1, '1');
loose([1], ['1']);
loose({ a: null }, { a: undefined });
loose([0], [-0]);
loose({ [Symbol('s')]: 1 }, {});
loose(Object.create(null), {});
loose(new (class Named {})(), {});
loose(new Set([1]), new Set(['1']));
loose(new Map([[1, 2]]), new Map([['1', '2']]));
loose(new Float32Array([0]), new Float32Array([-0]));

different({ a: 1 }, { a: 2 });
different({ a: undefined }, {});
different([1, 2], [1, 2, 3]);
different([undefined], [,]);
different([1], { 0: 1, length: 1 });
different(Object.assign([1], { x: 1 }), [1]);
different(new Date(5), new Date(6));
different(/a/g, /a/i);
different(new Error('m'), new Error('n'));
different(new Error('m'), new TypeError('m'));
different(new Error('m', { cause: 1 }), new Error('m', { cause: 2 }));
different(new Set([{ a: 1 }, { a: 1 }]), new Set([{ a: 1 }, { a: 2 }]));
different(new Map([['a', 1]]), new Map([['a', 2]]));
different(new Number(1), new Number(2));
different('a', Object('a'));
different(() => 1, () => 1);
different(null, {});
different(new Uint8Array([1]), new Int8Array([1]));

function ring(value) {
  const object = { value };
  object.self = object;
  object.list = [object];
  return object;
}
equal(ring(1), ring(1));
different(ring(1), ring(2));
const set = new Set();
set.add(set);
const other = new Set();
other.add(other);
equal(set, other);
