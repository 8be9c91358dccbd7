'use strict';

const assert = require('assert');
const { Map, List, fromJS, is } = require('immutable');
const { produce } = require('immer');

const map = Map({ a: 1 }).setIn(['b', 'c'], List([1, 2]));
assert.deepStrictEqual(map.toJS(), { a: 1, b: { c: [1, 2] } });
assert.ok(is(fromJS({ x: [1] }), fromJS({ x: [1] })));
const base = { list: [{ done: false }], other: {} };
const next = produce(base, (draft) => {
  draft.list[0].done = true;
});
assert.deepStrictEqual(
  [base.list[0].done, next.list[0].done, next.other === base.other],
  [false, true, true],
);
assert.throws(() => {
  next.list.push(1);
}, TypeError);
