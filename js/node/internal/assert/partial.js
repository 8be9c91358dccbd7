'use strict';
// assert.partialDeepStrictEqual: whether `expected` is found, whole, in `actual`
// (https://nodejs.org/docs/latest-v22.x/api/assert.html#assertpartialdeepstrictequalactual-expected-message).

const { isDeepStrictEqual, equalUnseen, timeOf, unbox } = require('internal/util/comparisons');
const { classOf } = native('util');

const { propertyIsEnumerable, toString } = Object.prototype;

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

// `path` has the pairs that are being compared, to end where both sides come back to the same place.
function contains(actual, expected, path) {
  if (Object.is(actual, expected)) return true;
  if (!isObject(actual) || !isObject(expected)) return false;
  if (toString.call(actual) !== toString.call(expected)) return false;
  const kind = classOf(expected);
  if (classOf(actual) !== kind || kind === 'WeakMap' || kind === 'WeakSet' || kind === 'Promise') return false;
  for (let i = 0; i < path.length; i += 2) {
    if (path[i] === actual && path[i + 1] === expected) return true;
  }
  path.push(actual, expected);
  const result = containsMembers(actual, expected, kind, path) && containsProperties(actual, expected, kind, path);
  path.length -= 2;
  return result;
}

function containsMembers(actual, expected, kind, path) {
  const compare = (a, b) => contains(a, b, path);
  switch (kind) {
    case 'Array': return findsInOrder(actual, expected, compare);
    case 'Set': return findsAll([...actual], [...expected], compare);
    case 'Map': return findsAll([...actual], [...expected], (a, b) => compare(a[0], b[0]) && compare(a[1], b[1]));
    case 'Error': return actual.name === expected.name && actual.message === expected.message &&
      containsHidden(actual, expected, 'cause', compare) && containsHidden(actual, expected, 'errors', compare);
    case 'Object': case 'Proxy': return equalUnseen(actual, expected);
  }
  // What is neither a list nor plain must be the same altogether, but for its properties.
  return isDeepStrictEqual(withoutProperties(actual, kind), withoutProperties(expected, kind));
}

// A property that counts even where it isn't enumerable.
function containsHidden(actual, expected, name, compare) {
  if (!Object.hasOwn(expected, name)) return true;
  return Object.hasOwn(actual, name) && compare(actual[name], expected[name]);
}

// Dates, regular expressions, boxes and bytes as something that has no properties of its own.
function withoutProperties(value, kind) {
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  switch (kind) {
    case 'Date': return timeOf.call(value);
    case 'RegExp': return [value.source, value.flags, value.lastIndex];
    case 'Number': case 'String': case 'Boolean': case 'BigInt': case 'Symbol': return unbox[kind].call(value);
  }
  return value;
}

// Whether the items of `expected` are among those of `actual`, in their order. Holes count for nothing.
function findsInOrder(actual, expected, compare) {
  if (expected.length > actual.length) return false;
  let from = 0;
  for (let i = 0; i < expected.length; i++) {
    if (!Object.hasOwn(expected, i)) continue;
    while (from < actual.length && !(Object.hasOwn(actual, from) && compare(actual[from], expected[i]))) from++;
    if (from++ >= actual.length) return false;
  }
  return true;
}

// Whether each of `expected` has a partner of its own among `candidates`.
function findsAll(candidates, expected, compare) {
  for (const value of expected) {
    const at = candidates.findIndex((candidate) => compare(candidate, value));
    if (at === -1) return false;
    candidates.splice(at, 1);
  }
  return true;
}

const MOST_ITEMS = 2 ** 32 - 1;

function containsProperties(actual, expected, kind, path) {
  const isList = kind === 'Array' || ArrayBuffer.isView(expected);
  for (const key of Reflect.ownKeys(expected)) {
    if (!propertyIsEnumerable.call(expected, key)) continue;
    if (isList && typeof key === 'string' && /^(?:0|[1-9]\d*)$/.test(key) && +key < MOST_ITEMS) continue;
    if (!propertyIsEnumerable.call(actual, key) || !contains(actual[key], expected[key], path)) return false;
  }
  return true;
}

/** Whether everything in `expected` is in `actual` too. */
function isPartialStrictEqual(actual, expected) {
  return contains(actual, expected, []);
}

module.exports = { isPartialStrictEqual };
