'use strict';
// Conversions of Web IDL (https://webidl.spec.whatwg.org/) that the classes of fetch share, with the messages
// that Node's have.

const { codes } = require('internal/errors');

function checkCount(count, needed, where) {
  if (count >= needed) return;
  const found = count === 0 ? '' : 'only ';
  const wanted = `${needed} argument${needed === 1 ? '' : 's'}`;
  throw new TypeError(`${where}: ${wanted} required, but ${found}${count} found.`);
}

/** A ByteString: text whose characters are bytes. */
function byteString(value) {
  const text = `${value}`;
  const at = text.search(/[^\u0000-\u00ff]/);
  if (at !== -1) {
    throw new TypeError('Cannot convert argument to a ByteString because the character at index ' +
      `${at} has a value of ${text.charCodeAt(at)} which is greater than 255.`);
  }
  return text;
}

function usvString(value) {
  return `${value}`.toWellFormed();
}

function dictionary(value, where) {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' && typeof value !== 'function') {
    throw new TypeError(`${where}: Expected ${shown(value)} to be one of: Null, Undefined, Object.`);
  }
  return value;
}

function shown(value) {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function oneOf(value, allowed, where) {
  const text = `${value}`;
  if (!allowed.includes(text)) {
    throw new TypeError(`${where}: ${text} is not an accepted type. Expected one of ${allowed.join(', ')}.`);
  }
  return text;
}

function invalidThis() {
  const error = new codes.ERR_INVALID_THIS('');
  error.message = 'Illegal invocation';
  return error;
}

/** Enumerable members, a tag, and the class's own name where ours is another. */
function finishClass(Class, statics = []) {
  const { prototype } = Class;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name !== 'constructor') Object.defineProperty(prototype, name, { enumerable: true });
  }
  for (const name of statics) Object.defineProperty(Class, name, { enumerable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { configurable: true, value: Class.name });
}

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

/**
 * entries(), keys(), values() and forEach() for a class over pairs: `pairsOf(this)` answers them as they are
 * at that moment, and an iterator looks anew at each step, as Web IDL has it.
 */
function definePairs(Class, name, pairsOf) {
  const states = new WeakMap();
  const prototype = Object.setPrototypeOf({
    next() {
      const state = states.get(this);
      if (state === undefined) throw invalidThis();
      const pairs = pairsOf(state.target);
      if (state.index >= pairs.length) return { value: undefined, done: true };
      const [key, value] = pairs[state.index++];
      if (state.kind === 'key') return { value: key, done: false };
      return { value: state.kind === 'value' ? value : [key, value], done: false };
    },
  }, IteratorPrototype);
  Object.defineProperty(prototype, Symbol.toStringTag, { configurable: true, value: `${name} Iterator` });
  const make = (target, kind) => {
    pairsOf(target);
    const iterator = Object.create(prototype);
    states.set(iterator, { target, kind, index: 0 });
    return iterator;
  };
  const methods = {
    keys() { return make(this, 'key'); },
    values() { return make(this, 'value'); },
    entries() { return make(this, 'key+value'); },
    forEach(callback, thisArg = undefined) {
      pairsOf(this);
      checkCount(arguments.length, 1, `${name}.forEach`);
      if (typeof callback !== 'function') {
        throw new TypeError(`Failed to execute 'forEach' on '${name}': ` +
          "parameter 1 is not of type 'Function'.");
      }
      for (let i = 0; ; i++) {
        const pairs = pairsOf(this);
        if (i >= pairs.length) return;
        callback.call(thisArg, pairs[i][1], pairs[i][0], this);
      }
    },
  };
  for (const key of Object.keys(methods)) {
    Object.defineProperty(Class.prototype, key,
      { value: methods[key], writable: true, enumerable: true, configurable: true });
  }
  Object.defineProperty(Class.prototype, Symbol.iterator,
    { value: methods.entries, writable: true, enumerable: false, configurable: true });
}

module.exports = {
  byteString, checkCount, definePairs, dictionary, finishClass, invalidThis, oneOf, usvString,
};
