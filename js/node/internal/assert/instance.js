'use strict';
// assert.Assert (https://nodejs.org/docs/latest-v22.x/api/assert.html#class-assertassert): the assertions as methods
// of an object that says how much of a difference is shown. A method that was taken off its object shows the
// usual.

const assert = require('assert');
const AssertionError = require('internal/assert/assertion_error');
const { codes } = require('internal/errors');
const { validateObject } = require('internal/validators');

const kDiff = Symbol('diff');

function Assert(options) {
  if (new.target === undefined) throw new codes.ERR_CONSTRUCT_CALL_REQUIRED('Assert');
  const { diff = 'simple', strict = true } = options === undefined ? {} : checked(options);
  Object.defineProperty(this, kDiff, { value: diff });
  this.AssertionError = AssertionError;
  for (const name of NAMES) this[name] = Assert.prototype[name];
  if (!strict) return;
  this.equal = this.strictEqual;
  this.deepEqual = this.deepStrictEqual;
  this.notEqual = this.notStrictEqual;
  this.notDeepEqual = this.notDeepStrictEqual;
}

function checked(options) {
  validateObject(options, 'options');
  const { diff } = options;
  if (diff !== undefined && diff !== 'simple' && diff !== 'full') {
    throw new codes.ERR_INVALID_ARG_VALUE('options.diff', diff, "must be one of: 'simple', 'full'");
  }
  return options;
}

const NAMES = [
  'fail', 'equal', 'notEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual', 'notDeepStrictEqual', 'strictEqual',
  'notStrictEqual', 'partialDeepStrictEqual', 'throws', 'rejects', 'doesNotThrow', 'doesNotReject', 'ifError', 'match',
  'doesNotMatch', 'ok',
];

// The error's stack begins with whoever called `method`.
function fromCaller(error, method) {
  if (error instanceof AssertionError) Error.captureStackTrace(error, method);
  return error;
}

function methodOf(name) {
  const check = assert[name];
  const isAsync = name === 'rejects' || name === 'doesNotReject';
  const method = { [name](...args) {
    const before = AssertionError.diff;
    AssertionError.diff = this?.[kDiff] ?? 'simple';
    try {
      const result = Reflect.apply(check, undefined, args);
      return isAsync ? result.catch((error) => { throw fromCaller(error, method); }) : result;
    } catch (error) {
      throw fromCaller(error, method);
    } finally {
      AssertionError.diff = before;
    }
  } }[name];
  return method;
}

for (const name of NAMES) Assert.prototype[name] = methodOf(name);

module.exports = Assert;
