'use strict';
// Map, Set, their iterators, weak collections, and subclasses.

const assert = require('assert');
const { inspect } = require('util');

class Registry extends Map {}
class List extends Array {}

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(new Map(), 'Map(0) {}');
shows(new Map([['a', 1], [{ b: 2 }, [3]]]), `Map(2) { 'a' => 1, { b: 2 } => [ 3 ] }`);
shows(new Set(), 'Set(0) {}');
shows(new Set([1, 'a', { b: new Set([1]) }]), `Set(3) { 1, 'a', { b: Set(1) { 1 } } }`);
shows(Object.assign(new Map([[1, 2]]), { extra: 'x' }), `Map(1) { 1 => 2, extra: 'x' }`);
shows(new Registry([[1, 2]]), 'Registry(1) [Map] { 1 => 2 }');
shows(new List(1, 2, 3), 'List(3) [ 1, 2, 3 ]');
shows(new Map([[1, 1], [2, 2], [3, 3]]), 'Map(3) { 1 => 1, ... 2 more items }', { maxArrayLength: 1 });
shows(new Set([1, 2, 3]), 'Set(3) { 1, 2, ... 1 more item }', { maxArrayLength: 2 });
shows(new WeakMap(), 'WeakMap { <items unknown> }');
shows(new WeakSet(), 'WeakSet { <items unknown> }');
shows([1, 2][Symbol.iterator](), 'Object [Array Iterator] {}');
shows(Object.setPrototypeOf(new Set([1, 2]), null), '[Set(2): null prototype] { 1, 2 }');
shows(
  new Map([[1, new Map([[2, new Map([[3, new Map()]])]])]]),
  'Map(1) { 1 => Map(1) { 2 => Map(1) { 3 => Map(0) {} } } }');
