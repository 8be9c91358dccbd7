'use strict';
// assert.AssertionError (https://nodejs.org/docs/latest-v22.x/api/assert.html#class-assertassertionerror):
// what failed, and a message that says how the values differ.

const { inspect } = require('util');

function diff() {
  return require('internal/assert/diff');
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

// An error without its stack, which would make two equal errors look different.
function withoutStack(error) {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error)), error);
  Object.defineProperty(copy, 'message', { value: error.message });
  if (Object.hasOwn(error, 'cause')) {
    const { cause } = error;
    Object.defineProperty(copy, 'cause', { value: Error.isError(cause) ? withoutStack(cause) : cause });
  }
  return copy;
}

function cut(text, limit) {
  return text.length > limit ? `${text.slice(0, limit - 3)}...` : text;
}

function describeUnwanted(actual, operator, full) {
  const { headlines, inspectValue, shorten, MOST_LINES } = diff();
  const isReference = isObject(actual) || typeof actual === 'function';
  const headline = operator === 'notStrictEqual' && isReference ? headlines.notStrictEqualObject :
    headlines[operator];
  const lines = shorten(inspectValue(actual), full ? Infinity : MOST_LINES);
  if (lines.length > 1) return `${headline}\n\n${lines.join('\n')}\n`;
  return `${headline}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
}

function describeLoosely(actual, expected, operator, full) {
  const { headlines, inspectValue } = diff();
  let left = inspectValue(actual);
  let right = inspectValue(expected);
  if (operator === 'notDeepEqual' && left === right) {
    return cut(`${headlines[operator]}\n\n${left}`, full ? Infinity : 1024);
  }
  left = cut(left, full ? Infinity : 512);
  right = cut(right, full ? Infinity : 512);
  if (operator === 'deepEqual') {
    return `${headlines.deepEqual}\n\n${left}\n\nshould loosely deep-equal\n\n${right}`;
  }
  const unequal = headlines[`${operator}Unequal`];
  if (unequal !== undefined) return `${unequal}\n\n${left}\n\nshould not loosely deep-equal\n\n${right}`;
  return `${left} ${operator} ${right}`;
}

function describe(actual, expected, operator, message, full) {
  const byLines = operator === 'deepStrictEqual' || operator === 'strictEqual' ||
    operator === 'partialDeepStrictEqual';
  if (message !== null && message !== undefined && !byLines) return String(message);
  if (isObject(actual) && isObject(expected) && actual instanceof Error && expected instanceof Error &&
      'stack' in actual && 'stack' in expected) {
    actual = withoutStack(actual);
    expected = withoutStack(expected);
  }
  if (byLines) return diff().describeDifference(actual, expected, operator, message, full);
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') {
    return describeUnwanted(actual, operator, full);
  }
  return describeLoosely(actual, expected, operator, full);
}

class AssertionError extends Error {
  constructor(options) {
    require('internal/validators').validateObject(options, 'options');
    const { message, operator, actual, expected, stackStartFn, stackStartFunction, diff: kind = AssertionError.diff } = options;
    if (kind !== 'simple') require('internal/validators').validateOneOf(kind, 'options.diff', ['simple', 'full']);
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(describe(actual, expected, operator, message, kind === 'full'));
    Error.stackTraceLimit = limit;
    this.generatedMessage = !message;
    Object.defineProperty(this, 'name', {
      value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    this.diff = kind;
    Error.captureStackTrace(this, stackStartFn || stackStartFunction);
    // The stack's first line is made with the long name.
    this.stack;
    this.name = 'AssertionError';
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](depth, options) {
    const { actual, expected } = this;
    if (typeof actual === 'string') this.actual = firstLines(actual);
    if (typeof expected === 'string') this.expected = firstLines(expected);
    // What the values hold was said in the message.
    const text = inspect(this, { ...options, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

function firstLines(text) {
  const lines = text.split('\n');
  if (lines.length > 10) return `${lines.slice(0, 10).join('\n')}\n...`;
  return text.length > 512 ? `${text.slice(512)}...` : text;
}

// How much of a difference is shown by those who don't say.
Object.defineProperty(AssertionError, 'diff', { value: 'simple', writable: true });

module.exports = AssertionError;
