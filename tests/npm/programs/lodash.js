'use strict';

const assert = require('assert');
const _ = require('lodash');

assert.deepStrictEqual(_.groupBy([1.2, 1.8, 2.1], Math.floor), { 1: [1.2, 1.8], 2: [2.1] });
assert.deepStrictEqual(_.merge({ a: [{ b: 1 }] }, { a: [{ c: 2 }] }), { a: [{ b: 1, c: 2 }] });
const deep = { d: new Date(0), m: new Map([[1, { x: 1 }]]), b: Buffer.from('b'), r: /x/g };
const copy = _.cloneDeep(deep);
assert.ok(_.isEqual(deep, copy) && copy.m.get(1) !== deep.m.get(1));
assert.strictEqual(
  _.template('<% _.each(l, (x) => { %><%- x %>,<% }) %>${l.length}')({ l: ['<', 2] }),
  '&lt;,2,2',
);
assert.strictEqual(_.get({ a: [{ b: null }] }, 'a[0].b.c', 'none'), 'none');
assert.deepStrictEqual(_(['b', 'a', 'c']).sortBy().reverse().take(2).value(), ['c', 'b']);
assert.strictEqual(_.camelCase('été de l’an'), 'eteDeLan');
const later = _.debounce((value) => assert.strictEqual(value, 3), 5);
[1, 2, 3].forEach(later);
