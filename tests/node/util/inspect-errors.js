'use strict';
// Errors: the stack with the class named, and what else the error carries.

const assert = require('assert');
const { inspect } = require('util');

class ValidationError extends TypeError {}
class Odd extends Error {}

// The same frames everywhere.
function framed(error) {
  error.stack = `${error.stack.split('\n    at')[0]}\n    at fn (file.js:1:2)`;
  return error;
}

function unframed(error, stack) {
  error.stack = stack;
  return error;
}

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(framed(new Error('m')), [
  'Error: m',
  '    at fn (file.js:1:2)',
].join('\n'));
shows(framed(new TypeError('')), [
  'TypeError',
  '    at fn (file.js:1:2)',
].join('\n'));
shows(framed(new ValidationError('m')), [
  'ValidationError [TypeError]: m',
  '    at fn (file.js:1:2)',
].join('\n'));
shows(framed(new Odd('m')), [
  'Odd [Error]: m',
  '    at fn (file.js:1:2)',
].join('\n'));
shows({ nested: [framed(new Error('m'))] }, [
  '{',
  '  nested: [',
  '    Error: m',
  '        at fn (file.js:1:2)',
  '  ]',
  '}',
].join('\n'));
shows(framed(Object.assign(new Error('m'), { code: 'X', details: { a: 1 } })), [
  'Error: m',
  '    at fn (file.js:1:2) {',
  `  code: 'X',`,
  '  details: { a: 1 }',
  '}',
].join('\n'));
shows(unframed(new Error('m'), 'Error: m'), '[Error: m]');
shows(unframed(new Error('m'), undefined), '[Error: m]');
shows(unframed(new Error('m'), 'something else'), '[something else]');
shows(framed(new Error('outer', { cause: framed(new RangeError('inner')) })), [
  'Error: outer',
  '    at fn (file.js:1:2) {',
  '  [cause]: RangeError: inner',
  '      at fn (file.js:1:2)',
  '}',
].join('\n'));
shows(framed(new Error('m', { cause: 'text' })), [
  'Error: m',
  '    at fn (file.js:1:2) {',
  `  [cause]: 'text'`,
  '}',
].join('\n'));
shows(framed(new AggregateError([framed(new Error('1')), 2], 'all')), [
  'AggregateError: all',
  '    at fn (file.js:1:2) {',
  '  [errors]: [',
  '    Error: 1',
  '        at fn (file.js:1:2),',
  '    2',
  '  ]',
  '}',
].join('\n'));
shows(framed(Object.setPrototypeOf(framed(new Error('m')), null)), [
  '[Error: null prototype]: m',
  '    at fn (file.js:1:2)',
].join('\n'));
shows(Object.create(Error.prototype), '[Error]');
shows(framed(new Error('first\nsecond')), [
  'Error: first',
  'second',
  '    at fn (file.js:1:2)',
].join('\n'));
shows(framed(Object.defineProperty(new Error('m'), Symbol.toStringTag, { value: 'Tag' })), [
  'Error [Tag]: m',
  '    at fn (file.js:1:2)',
].join('\n'));
