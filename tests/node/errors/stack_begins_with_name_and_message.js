'use strict';
const assert = require('assert');

const first = (error) => error.stack.split('\n')[0];
class Named extends Error {
  constructor(message) {
    super(message);
    this.name = 'Named';
  }
}
class Unnamed extends TypeError {}

assert.strictEqual(first(new Error('a')), 'Error: a');
assert.strictEqual(first(new Error()), 'Error');
assert.strictEqual(first(new Error('two\nlines')), 'Error: two');
assert.strictEqual(first(new RangeError('b')), 'RangeError: b');
assert.strictEqual(first(new Named('c')), 'Named: c');
assert.strictEqual(first(new Unnamed('d')), 'TypeError: d');
assert.strictEqual(first(new AggregateError([], 'e')), 'AggregateError: e');

try {
  null.property;
} catch (error) {
  assert(first(error).startsWith('TypeError: '));
}
try {
  require('assert').strictEqual(...[Symbol.iterator, 1]);
} catch (error) {
  assert(first(error).startsWith('AssertionError [ERR_ASSERTION]: '));
}

const error = new Error('own');
assert.strictEqual(typeof error.stack, 'string');
const descriptor = Object.getOwnPropertyDescriptor(error, 'stack');
assert.strictEqual(descriptor.enumerable, false);
error.stack = 'replaced';
assert.strictEqual(error.stack, 'replaced');
assert.deepStrictEqual(Object.keys(error), []);
assert.strictEqual({}.stack, undefined);
