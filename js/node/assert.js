'use strict';
// Assertions, after https://nodejs.org/docs/latest-v22.x/api/assert.html. What only a failing assertion
// needs (inspecting, the difference, the text of the call) is loaded when one fails.

const { codes } = require('internal/errors');

const NO_EXCEPTION = {};

let comparisonsModule;
function comparisons() {
  return comparisonsModule ??= require('internal/util/comparisons');
}

let AssertionErrorClass;
function assertionErrorClass() {
  return AssertionErrorClass ??= require('internal/assert/assertion_error');
}

function inspect(value, options) {
  return require('util').inspect(value, options);
}

function isRegExp(value) {
  return value instanceof RegExp || require('util').types.isRegExp(value);
}

// Throws what tells that `details` ({ actual, expected, message, operator, stackStartFn }) failed.
function innerFail(details) {
  if (Error.isError(details.message)) throw details.message;
  throw new (assertionErrorClass())(details);
}

function throwWith(details, generatedMessage) {
  const error = new (assertionErrorClass())(details);
  error.generatedMessage = generatedMessage;
  throw error;
}

function needTwo(count) {
  if (count < 2) throw new codes.ERR_MISSING_ARGS('actual', 'expected');
}

// ---- truth

function falsy(fn, count, value, message) {
  let generatedMessage = false;
  if (count === 0) {
    generatedMessage = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message === undefined || message === null) {
    generatedMessage = true;
    const text = require('internal/assert/call_text').callText(fn);
    message = text === undefined ? `${inspect(value)} == true` :
      `The expression evaluated to a falsy value:\n\n  ${text}\n`;
  } else if (Error.isError(message)) {
    throw message;
  }
  throwWith({ actual: value, expected: true, message, operator: '==', stackStartFn: fn }, generatedMessage);
}

function assert(...args) {
  if (!args[0]) falsy(assert, args.length, args[0], args[1]);
}

// Node's assert is its `ok`, and is named so.
Object.defineProperty(assert, 'name', { value: 'ok', configurable: true });

function strict(...args) {
  if (!args[0]) falsy(strict, args.length, args[0], args[1]);
}

function fail(actual, expected, message, operator, stackStartFn) {
  const count = arguments.length;
  let internalMessage = false;
  if ((actual === undefined || actual === null) && count <= 1) {
    internalMessage = 'Failed';
  } else if (count === 1) {
    message = actual;
    actual = undefined;
  } else {
    warnAboutFail();
    if (count === 2) operator = '!=';
  }
  if (Error.isError(message)) throw message;
  const details = {
    actual, expected, message: message === undefined && internalMessage ? internalMessage : message,
    operator: operator === undefined ? 'fail' : operator, stackStartFn: stackStartFn || fail,
  };
  const error = new (assertionErrorClass())(details);
  if (internalMessage) error.generatedMessage = true;
  throw error;
}

let warnedAboutFail = false;
function warnAboutFail() {
  if (warnedAboutFail) return;
  warnedAboutFail = true;
  process.emitWarning('assert.fail() with more than one argument is deprecated. ' +
    'Please use assert.strictEqual() instead or only pass a message.', 'DeprecationWarning', 'DEP0094');
}

// ---- equality

function equal(actual, expected, message) {
  needTwo(arguments.length);
  if (actual == expected || (actual !== actual && expected !== expected)) return;
  innerFail({ actual, expected, message, operator: '==', stackStartFn: equal });
}

function notEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (actual != expected && (actual === actual || expected === expected)) return;
  innerFail({ actual, expected, message, operator: '!=', stackStartFn: notEqual });
}

function strictEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (Object.is(actual, expected)) return;
  innerFail({ actual, expected, message, operator: 'strictEqual', stackStartFn: strictEqual });
}

function notStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (!Object.is(actual, expected)) return;
  innerFail({ actual, expected, message, operator: 'notStrictEqual', stackStartFn: notStrictEqual });
}

function deepEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (comparisons().isDeepEqual(actual, expected)) return;
  innerFail({ actual, expected, message, operator: 'deepEqual', stackStartFn: deepEqual });
}

function notDeepEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (!comparisons().isDeepEqual(actual, expected)) return;
  innerFail({ actual, expected, message, operator: 'notDeepEqual', stackStartFn: notDeepEqual });
}

function deepStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (comparisons().isDeepStrictEqual(actual, expected)) return;
  innerFail({ actual, expected, message, operator: 'deepStrictEqual', stackStartFn: deepStrictEqual });
}

function notDeepStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (!comparisons().isDeepStrictEqual(actual, expected)) return;
  innerFail({ actual, expected, message, operator: 'notDeepStrictEqual', stackStartFn: notDeepStrictEqual });
}

function partialDeepStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (require('internal/assert/partial').isPartialStrictEqual(actual, expected)) return;
  innerFail({
    actual, expected, message, operator: 'partialDeepStrictEqual', stackStartFn: partialDeepStrictEqual,
  });
}

// ---- exceptions

// What of an error was looked at: shown in the difference instead of the whole error.
class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue;
      const matches = actual !== undefined && typeof actual[key] === 'string' && isRegExp(object[key]) &&
        object[key].exec(actual[key]) !== null;
      this[key] = matches ? actual[key] : object[key];
    }
  }
}

function compareKey(actual, expected, key, message, keys, fn) {
  if (key in actual && comparisons().isDeepStrictEqual(actual[key], expected[key])) return;
  if (message) innerFail({ actual, expected, message, operator: fn.name, stackStartFn: fn });
  const error = new (assertionErrorClass())({
    actual: new Comparison(actual, keys),
    expected: new Comparison(expected, keys, actual),
    operator: 'deepStrictEqual',
    stackStartFn: fn,
  });
  error.actual = actual;
  error.expected = expected;
  error.operator = fn.name;
  throw error;
}

function matchObject(actual, expected, message, fn) {
  if (typeof actual !== 'object' || actual === null) {
    const error = new (assertionErrorClass())(
      { actual, expected, message, operator: 'deepStrictEqual', stackStartFn: fn });
    error.operator = fn.name;
    throw error;
  }
  const keys = Object.keys(expected);
  if (expected instanceof Error) {
    keys.push('name', 'message');
  } else if (keys.length === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  }
  for (const key of keys) {
    if (typeof actual[key] === 'string' && isRegExp(expected[key]) && expected[key].exec(actual[key]) !== null) {
      continue;
    }
    compareKey(actual, expected, key, message, keys, fn);
  }
}

function isErrorClass(value) {
  return Object.prototype.isPrototypeOf.call(Error, value);
}

// Why `actual` doesn't match the function or pattern; undefined when it does.
function mismatch(actual, expected) {
  if (typeof expected !== 'function') {
    const text = String(actual);
    if (expected.exec(text) !== null) return undefined;
    return `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return undefined;
  if (isErrorClass(expected)) {
    const start = `The error is expected to be an instance of "${expected.name}". Received `;
    if (!Error.isError(actual)) return `${start}"${inspect(actual, { depth: -1 })}"`;
    const name = actual.constructor?.name || actual.name;
    const kind = name === expected.name ? 'an error with identical name but a different prototype.' : `"${name}"`;
    return `${start}${kind}\n\nError message:\n\n${actual.message}`;
  }
  const result = expected.call({}, actual);
  if (result === true) return undefined;
  const name = expected.name ? `"${expected.name}" ` : '';
  const text = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
  return actual instanceof Error ? `${text}\n\nCaught error:\n\n${actual}` : text;
}

function expectException(actual, expected, message, fn) {
  if (typeof expected !== 'function' && !isRegExp(expected)) {
    matchObject(actual, expected, message, fn);
    return;
  }
  const why = mismatch(actual, expected);
  if (why === undefined) return;
  if (Error.isError(message)) throw message;
  throwWith({ actual, expected, message: message || why, operator: fn.name, stackStartFn: fn }, !message);
}

const matcherTypes = ['Object', 'Error', 'Function', 'RegExp'];

function expectError(fn, actual, args) {
  let { 0: error, 1: message } = args;
  if (typeof error === 'string') {
    if (args.length === 2) throw new codes.ERR_INVALID_ARG_TYPE('error', matcherTypes, error);
    refuseAmbiguous(actual, error);
    message = error;
    error = undefined;
  } else if (error !== null && error !== undefined && typeof error !== 'object' && typeof error !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('error', matcherTypes, error);
  }
  if (actual === NO_EXCEPTION) {
    const name = error && error.name ? ` (${error.name})` : '';
    const kind = fn === rejects ? 'rejection' : 'exception';
    innerFail({
      actual: undefined, expected: error, operator: fn.name, stackStartFn: fn,
      message: `Missing expected ${kind}${name}${message ? `: ${message}` : '.'}`,
    });
  }
  if (error) expectException(actual, error, message, fn);
}

// A message that equals the error's was most likely meant as what to expect.
function refuseAmbiguous(actual, text) {
  if (typeof actual === 'object' && actual !== null) {
    if (actual.message === text) {
      throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message',
        `The error message "${actual.message}" is identical to the message.`);
    }
  } else if (actual === text) {
    throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message', `The error "${actual}" is identical to the message.`);
  }
}

function isExpected(actual, expected) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) return expected.exec(String(actual)) !== null;
    throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  return !isErrorClass(expected) && expected.call({}, actual) === true;
}

function expectNoError(fn, actual, args) {
  if (actual === NO_EXCEPTION) return;
  let { 0: error, 1: message } = args;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (error && !isExpected(actual, error)) throw actual;
  const kind = fn === doesNotReject ? 'rejection' : 'exception';
  innerFail({
    actual, expected: error, operator: fn.name, stackStartFn: fn,
    message: `Got unwanted ${kind}${message ? `: ${message}` : '.'}\n` +
      `Actual message: "${actual && actual.message}"`,
  });
}

function thrownBy(fn) {
  require('internal/validators').validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return NO_EXCEPTION;
}

function isPromiseLike(value) {
  return value instanceof Promise || (value !== null && typeof value === 'object' &&
    typeof value.then === 'function' && typeof value.catch === 'function');
}

async function rejectionOf(promiseFn) {
  let promise = promiseFn;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isPromiseLike(promise)) {
      throw new codes.ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
    }
  } else if (!isPromiseLike(promiseFn)) {
    throw new codes.ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NO_EXCEPTION;
}

function throws(fn, ...args) {
  expectError(throws, thrownBy(fn), args);
}

async function rejects(promiseFn, ...args) {
  expectError(rejects, await rejectionOf(promiseFn), args);
}

function doesNotThrow(fn, ...args) {
  expectNoError(doesNotThrow, thrownBy(fn), args);
}

async function doesNotReject(promiseFn, ...args) {
  expectNoError(doesNotReject, await rejectionOf(promiseFn), args);
}

// ---- the rest

function unwantedText(error) {
  if (typeof error !== 'object' || typeof error.message !== 'string') return inspect(error);
  return error.message.length === 0 && error.constructor ? error.constructor.name : error.message;
}

// The frames that led to the error, then those of the assertion that the error doesn't have.
function joinStacks(original, own) {
  const start = original.indexOf('\n    at');
  if (start === -1) return own;
  const first = original.slice(start + 1).split('\n');
  const lines = own.split('\n');
  for (const line of first) {
    const at = lines.indexOf(line);
    if (at !== -1) {
      lines.length = at;
      break;
    }
  }
  return `${lines.join('\n')}\n${first.join('\n')}`;
}

function ifError(error) {
  if (error === null || error === undefined) return;
  const failure = new (assertionErrorClass())({
    actual: error, expected: null, operator: 'ifError', stackStartFn: ifError,
    message: `ifError got unwanted exception: ${unwantedText(error)}`,
  });
  if (typeof error.stack === 'string') failure.stack = joinStacks(error.stack, failure.stack);
  throw failure;
}

function checkMatch(string, regexp, message, fn) {
  if (!isRegExp(regexp)) throw new codes.ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  if (typeof string === 'string' && (regexp.exec(string) !== null) === (fn === match)) return;
  if (Error.isError(message)) throw message;
  let text = message;
  if (!message && typeof string !== 'string') {
    text = `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})`;
  } else if (!message) {
    const start = fn === match ? 'The input did not match the regular expression' :
      'The input was expected to not match the regular expression';
    text = `${start} ${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
  }
  throwWith({ actual: string, expected: regexp, message: text, operator: fn.name, stackStartFn: fn }, !message);
}

function match(string, regexp, message) {
  checkMatch(string, regexp, message, match);
}

function doesNotMatch(string, regexp, message) {
  checkMatch(string, regexp, message, doesNotMatch);
}

const shared = {
  fail, ok: assert, throws, rejects, doesNotThrow, doesNotReject, ifError, match, doesNotMatch,
  strictEqual, notStrictEqual, deepStrictEqual, notDeepStrictEqual, partialDeepStrictEqual,
};

function provideAssertionError(target) {
  Object.defineProperty(target, 'AssertionError', {
    get: assertionErrorClass,
    set(value) {
      Object.defineProperty(target, 'AssertionError',
        { value, writable: true, enumerable: true, configurable: true });
    },
    enumerable: true,
    configurable: true,
  });
}

module.exports = Object.assign(assert, shared, { equal, notEqual, deepEqual, notDeepEqual, strict });
Object.assign(strict, shared, {
  equal: strictEqual,
  notEqual: notStrictEqual,
  deepEqual: deepStrictEqual,
  notDeepEqual: notDeepStrictEqual,
  strict,
});
provideAssertionError(assert);
provideAssertionError(strict);
for (const target of [assert, strict]) {
  require('internal/globals').lazy(target, 'Assert', () => require('internal/assert/instance'), true);
  require('internal/globals').lazy(target, 'CallTracker', () => require('internal/assert/call_tracker'), true);
}
