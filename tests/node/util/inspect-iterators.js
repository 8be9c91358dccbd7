'use strict';
// Iterators over Map and Set show what is left, and are not moved by it.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(new Map([[1, { a: 1 }]]).entries(), '[Map Entries] { [ 1, { a: 1 } ] }');
shows(new Map([[1, 2], [3, 4]]).keys(), '[Map Iterator] { 1, 3 }');
shows(new Map([[1, 2], [3, 4]]).values(), '[Map Iterator] { 2, 4 }');
shows(new Set([5, 6]).values(), '[Set Iterator] { 5, 6 }');
shows(new Set([5]).entries(), '[Set Entries] { [ 5, 5 ] }');
shows((() => {
  const left = new Map([[1, 2], [3, 4]]).entries();
  left.next();
  return left;
})(), '[Map Entries] { [ 3, 4 ] }');
