'use strict';
// What contains itself is marked, and so is the place that points back.

const assert = require('assert');
const { inspect } = require('util');

const self = { name: 'x' };
self.self = self;
const list = [];
list.push(list, [list]);
const pair = { a: {}, b: {} };
pair.a.b = pair.b;
pair.b.a = pair.a;
const map = new Map();
map.set('map', map);

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(self, `<ref *1> { name: 'x', self: [Circular *1] }`);
shows(list, '<ref *1> [ [Circular *1], [ [Circular *1] ] ]');
shows(pair, [
  '{',
  '  a: <ref *1> { b: { a: [Circular *1] } },',
  '  b: <ref *2> { a: <ref *1> { b: [Circular *2] } }',
  '}',
].join('\n'));
shows(map, `<ref *1> Map(1) { 'map' => [Circular *1] }`);
shows(self, `<ref *1> { name: 'x', self: [Circular *1] }`, { compact: true });
shows([self, self], [
  '[',
  `  <ref *1> { name: 'x', self: [Circular *1] },`,
  `  <ref *1> { name: 'x', self: [Circular *1] }`,
  ']',
].join('\n'));
