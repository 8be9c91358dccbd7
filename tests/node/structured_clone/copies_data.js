'use strict';
// structuredClone copies data of every kind deeply, and drops what is not data.

const assert = require('assert');

for (const value of [undefined, null, true, -0, NaN, 'text', 5n]) {
  assert.ok(Object.is(structuredClone(value), value));
}

const deep = { a: { b: [1, { c: 2 }] }, u: undefined };
const copy = structuredClone(deep);
assert.deepStrictEqual(copy, deep);
assert.notStrictEqual(copy.a.b[1], deep.a.b[1]);

const holes = [1, , 3];
holes.extra = 'x';
const holesCopy = structuredClone(holes);
assert.strictEqual(holesCopy.length, 3);
assert.strictEqual(1 in holesCopy, false);
assert.strictEqual(holesCopy.extra, 'x');
assert.strictEqual(structuredClone(Array(3)).length, 3);

class Point {
  constructor() { this.x = 1; }
  get y() { return 2; }
}
const point = structuredClone(new Point());
assert.strictEqual(Object.getPrototypeOf(point), Object.prototype);
assert.deepStrictEqual(Object.keys(point), ['x']);
assert.deepStrictEqual(structuredClone({ get a() { return 5; }, [Symbol('s')]: 1 }), { a: 5 });
const heir = Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } });
assert.deepStrictEqual(structuredClone(heir), { own: 2 });
const proto = structuredClone(JSON.parse('{"__proto__":5}'));
assert.deepStrictEqual(Object.keys(proto), ['__proto__']);

const map = new Map([[{ a: 1 }, new Set([1])]]);
assert.deepStrictEqual(structuredClone(map), map);
assert.strictEqual(structuredClone(new Date(5)).getTime(), 5);
assert.ok(Number.isNaN(structuredClone(new Date(NaN)).getTime()));
const pattern = /a/gi;
pattern.lastIndex = 3;
const patternCopy = structuredClone(pattern);
assert.strictEqual(String(patternCopy), '/a/gi');
assert.strictEqual(patternCopy.lastIndex, 0);
for (const boxed of [new Number(5), new String('ab'), new Boolean(false), Object(1n)]) {
  const again = structuredClone(boxed);
  assert.strictEqual(typeof again, 'object');
  assert.notStrictEqual(again, boxed);
  assert.strictEqual(again.valueOf(), boxed.valueOf());
}
