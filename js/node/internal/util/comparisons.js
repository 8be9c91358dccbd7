'use strict';
// Deep equality, loose and strict, as described for assert.deepEqual and assert.deepStrictEqual
// (https://nodejs.org/docs/latest-v22.x/api/assert.html#comparison-details) and util.isDeepStrictEqual.

const { classOf } = native('util');

const { hasOwnProperty, propertyIsEnumerable, toString } = Object.prototype;
const { getPrototypeOf, getOwnPropertySymbols } = Object;

const timeOf = Date.prototype.getTime;

const LOOSE = false;
const STRICT = true;

const unbox = {
  Number: Number.prototype.valueOf,
  String: String.prototype.valueOf,
  Boolean: Boolean.prototype.valueOf,
  BigInt: BigInt.prototype.valueOf,
  Symbol: Symbol.prototype.valueOf,
};

// `memo` is the path from the two roots to here, as pairs, to find cycles.
function equal(a, b, strict, memo) {
  if (a === b) return a !== 0 || !strict || Object.is(a, b);
  if (strict) {
    if (typeof a !== 'object' || a === null) return typeof a === 'number' && a !== a && b !== b;
    if (typeof b !== 'object' || b === null || getPrototypeOf(a) !== getPrototypeOf(b)) return false;
  } else {
    if (a === null || typeof a !== 'object') {
      return (b === null || typeof b !== 'object') && (a == b || (a !== a && b !== b));
    }
    if (b === null || typeof b !== 'object') return false;
  }
  if (toString.call(a) !== toString.call(b)) return false;
  return equalObjects(a, b, strict, memo);
}

function equalObjects(a, b, strict, memo) {
  const kind = classOf(a);
  if (kind === 'Array' || Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    const keysA = namedKeys(a, strict);
    return keysA.length === namedKeys(b, strict).length && equalParts(a, b, strict, memo, keysA, 'Array');
  }
  // Objects of one kind and proxies of them may be equal; what else differs in kind is not.
  const kindB = classOf(b);
  if (kind !== kindB && kind !== 'Proxy' && kindB !== 'Proxy') return false;
  if (ArrayBuffer.isView(a)) {
    if (!ArrayBuffer.isView(b) || !equalViews(a, b, strict)) return false;
    const keysA = namedKeys(a, strict);
    return keysA.length === namedKeys(b, strict).length && equalParts(a, b, strict, memo, keysA, undefined);
  }
  if (!equalContent(a, b, kind, strict, memo)) return false;
  return equalParts(a, b, strict, memo, undefined, kind);
}

// What an object holds that is neither a property nor a member.
function equalContent(a, b, kind, strict, memo) {
  switch (kind) {
    case 'Object': case 'Proxy':
      if (!equalUnseen(a, b)) return false;
      return !(a instanceof Error) || equalErrors(a, b, strict, memo);
    case 'Date': return Object.is(timeOf.call(a), timeOf.call(b));
    // What they hold can't be seen.
    case 'WeakMap': case 'WeakSet': case 'Promise': return false;
    case 'RegExp': return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
    case 'Error': return equalErrors(a, b, strict, memo);
    case 'Map': case 'Set': return a.size === b.size;
    case 'ArrayBuffer': case 'SharedArrayBuffer': return equalBytes(new Uint8Array(a), new Uint8Array(b));
    case 'Number': case 'String': case 'Boolean': case 'BigInt': case 'Symbol':
      return Object.is(unbox[kind].call(a), unbox[kind].call(b));
  }
  return true;
}

// URLs and keys show nothing of themselves by properties of their own.
function equalUnseen(a, b) {
  if (getPrototypeOf(a) === Object.prototype) return true;
  if (typeof a.href === 'string') {
    const { URL } = globalThis;
    if (a instanceof URL) return b instanceof URL && a.href === b.href;
  }
  switch (toString.call(a)) {
    case '[object KeyObject]': return equalKeys(a, b);
    case '[object CryptoKey]': return equalCryptoKeys(a, b);
  }
  return true;
}

function equalKeys(a, b) {
  const { KeyObject } = require('crypto');
  return !(a instanceof KeyObject) || (b instanceof KeyObject && a.type === b.type && a.equals(b));
}

function equalCryptoKeys(a, b) {
  const { isCryptoKey, keyObjectOf } = require('internal/crypto/crypto_key');
  if (!isCryptoKey(a)) return true;
  return isCryptoKey(b) && a.type === b.type && a.extractable === b.extractable &&
    isDeepStrictEqual(a.algorithm, b.algorithm) && isDeepStrictEqual(a.usages, b.usages) &&
    keyObjectOf(a).equals(keyObjectOf(b));
}

function equalErrors(a, b, strict, memo) {
  if (!(b instanceof Error) || a.message !== b.message || a.name !== b.name) return false;
  return equalHidden(a, b, 'cause', strict, memo) && equalHidden(a, b, 'errors', strict, memo);
}

// A property that counts even where it isn't enumerable.
function equalHidden(a, b, name, strict, memo) {
  const has = hasOwnProperty.call(a, name);
  if (has !== hasOwnProperty.call(b, name)) return false;
  return !has || propertyIsEnumerable.call(a, name) || equal(a[name], b[name], strict, memo);
}

function equalBytes(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function equalViews(a, b, strict) {
  if (a.byteLength !== b.byteLength) return false;
  const floats = toString.call(a).startsWith('[object Float');
  // Loosely, floats are numbers; strictly, they are bits, which tells -0 from 0 and NaN is NaN.
  if (!floats || strict) {
    return native('buffer').equals(new Uint8Array(a.buffer, a.byteOffset, a.byteLength),
      new Uint8Array(b.buffer, b.byteOffset, b.byteLength));
  }
  return equalBytes(a, b);
}

// The own enumerable keys that are no array indexes.
function namedKeys(value, strict) {
  const keys = Object.keys(value);
  const { length } = keys;
  let indexes = 0;
  if (length === value.length && (length === 0 || keys[length - 1] === `${length - 1}`)) indexes = length;
  else while (indexes < length && /^(?:0|[1-9]\d*)$/.test(keys[indexes]) && +keys[indexes] < 4294967295) indexes++;
  const named = indexes === length ? [] : keys.slice(indexes);
  if (strict) addSymbols(value, named);
  return named;
}

function addSymbols(value, keys) {
  const symbols = getOwnPropertySymbols(value);
  for (let i = 0; i < symbols.length; i++) {
    if (propertyIsEnumerable.call(value, symbols[i])) keys.push(symbols[i]);
  }
}

function enumerableKeys(value, strict) {
  const keys = Object.keys(value);
  if (strict) addSymbols(value, keys);
  return keys;
}

function equalParts(a, b, strict, memo, keys, kind) {
  if (keys === undefined) {
    keys = enumerableKeys(a, strict);
    if (keys.length !== enumerableKeys(b, strict).length) return false;
  }
  for (let i = 0; i < keys.length; i++) {
    if (!propertyIsEnumerable.call(b, keys[i])) return false;
  }
  // A cycle: these two are compared already, further up, and nothing there has told them apart yet.
  if (isUnderWay(memo, a, b)) return true;
  memo.push(a, b);
  const result = equalMembers(a, b, strict, memo, kind) && equalValues(a, b, keys, strict, memo);
  memo.length -= 2;
  return result;
}

function isUnderWay(memo, a, b) {
  for (let i = 0; i < memo.length; i += 2) if (memo[i] === a && memo[i + 1] === b) return true;
  return false;
}

function equalValues(a, b, keys, strict, memo) {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (!equal(a[key], b[key], strict, memo)) return false;
  }
  return true;
}

function equalMembers(a, b, strict, memo, kind) {
  if (kind === 'Array') return equalItems(a, b, strict, memo);
  if (kind === 'Set') return equalSets(a, b, strict, memo);
  if (kind === 'Map') return equalMaps(a, b, strict, memo);
  return true;
}

function equalItems(a, b, strict, memo) {
  for (let i = 0; i < a.length; i++) {
    const item = a[i];
    // Only an undefined item can be a hole.
    if (item === undefined && hasOwnProperty.call(a, i) !== hasOwnProperty.call(b, i)) return false;
    if (!equal(item, b[i], strict, memo)) return false;
    if (b[i] === undefined && item === null && !hasOwnProperty.call(b, i)) return false;
  }
  return true;
}

function isPrimitive(value) {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function equalSets(a, b, strict, memo) {
  const missing = [];
  for (const value of a) {
    if (b.has(value)) continue;
    if (strict && isPrimitive(value)) return false;
    missing.push(value);
  }
  if (missing.length === 0) return true;
  const candidates = [];
  for (const value of b) if (!a.has(value)) candidates.push(value);
  return matchAll(missing, candidates, (x, y) => equal(x, y, strict, memo));
}

function equalMaps(a, b, strict, memo) {
  const missing = [];
  const met = new Set();
  for (const { 0: key, 1: value } of a) {
    if (b.has(key) && equal(value, b.get(key), strict, memo)) {
      met.add(key);
      continue;
    }
    if (strict && isPrimitive(key)) return false;
    missing.push([key, value]);
  }
  if (missing.length === 0) return true;
  const candidates = [];
  for (const entry of b) if (!met.has(entry[0])) candidates.push(entry);
  return matchAll(missing, candidates,
    (x, y) => equal(x[0], y[0], strict, memo) && equal(x[1], y[1], strict, memo));
}

// Whether every one of `values` finds a partner of its own among `candidates`.
function matchAll(values, candidates, matches) {
  for (let i = 0; i < values.length; i++) {
    const at = candidates.findIndex((candidate) => matches(values[i], candidate));
    if (at === -1) return false;
    candidates.splice(at, 1);
  }
  return true;
}

function isDeepEqual(a, b) {
  return equal(a, b, LOOSE, []);
}

function isDeepStrictEqual(a, b) {
  return equal(a, b, STRICT, []);
}

module.exports = { isDeepEqual, isDeepStrictEqual, equalUnseen, timeOf, unbox };
