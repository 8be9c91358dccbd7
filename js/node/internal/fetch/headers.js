'use strict';
// Headers (https://fetch.spec.whatwg.org/#headers-class) and the list behind it, which requests and responses
// hold. Fields keep the case they were first given in, for the wire; programs see names in lower case.

const { byteString, checkCount, definePairs, finishClass, invalidThis } = require('internal/fetch/idl');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const notToken = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const EDGES = /^[\t\n\r ]+|[\t\n\r ]+$/g;

function checkName(name, where) {
  if (name === '' || notToken.test(name)) {
    throw new TypeError(`${where}: "${name}" is an invalid header name.`);
  }
}

function normalize(value) {
  return value.replace(EDGES, '');
}

class HeadersList {
  constructor() {
    this.fields = new Map();      // name in lower case → { name, value }
    this.cookies = [];            // the values of set-cookie, which are never joined
    this.sorted = null;
  }

  /** Adds a field; the value was normalized before. */
  append(name, value) {
    this.sorted = null;
    const key = name.toLowerCase();
    const known = this.fields.get(key);
    if (known === undefined) this.fields.set(key, { name, value });
    else known.value += (key === 'cookie' ? '; ' : ', ') + value;
    if (key === 'set-cookie') this.cookies.push(value);
  }

  set(name, value) {
    this.sorted = null;
    const key = name.toLowerCase();
    if (key === 'set-cookie') this.cookies = [value];
    this.fields.set(key, { name, value });
  }

  delete(name) {
    this.sorted = null;
    const key = name.toLowerCase();
    if (key === 'set-cookie') this.cookies = [];
    this.fields.delete(key);
  }

  get(name) {
    return this.fields.get(name.toLowerCase())?.value ?? null;
  }

  has(name) {
    return this.fields.has(name.toLowerCase());
  }

  copy() {
    const list = new HeadersList();
    for (const [key, { name, value }] of this.fields) list.fields.set(key, { name, value });
    list.cookies = this.cookies.slice();
    return list;
  }

  /** What iteration shows: by name, cookies one by one. */
  pairs() {
    if (this.sorted !== null) return this.sorted;
    const pairs = [];
    for (const key of [...this.fields.keys()].sort()) {
      if (key === 'set-cookie') for (const cookie of this.cookies) pairs.push([key, cookie]);
      else pairs.push([key, this.fields.get(key).value]);
    }
    return this.sorted = pairs;
  }
}

let listOf;
let adopt;

const mayAdopt = Symbol('list');

class Headers {
  #list;
  #immutable = false;

  static {
    listOf = (value) => (typeof value === 'object' && value !== null && #list in value ?
      value.#list : undefined);
    adopt = (list, immutable) => {
      const headers = new Headers(mayAdopt, list);
      headers.#immutable = immutable;
      return headers;
    };
  }

  constructor(init = undefined, list = undefined) {
    if (init === mayAdopt) {
      this.#list = list;
      return;
    }
    this.#list = new HeadersList();
    if (init !== undefined) fill(this.#list, init);
  }

  static #changeable(value) {
    const list = listOf(value);
    if (list === undefined) throw invalidThis();
    if (value.#immutable) throw new TypeError('immutable');
    return list;
  }

  append(name, value) {
    Headers.#seen(this);
    checkCount(arguments.length, 2, 'Headers.append');
    const [key, text] = checkField(byteString(name), byteString(value), 'Headers.append');
    Headers.#changeable(this).append(key, text);
  }

  delete(name) {
    Headers.#seen(this);
    checkCount(arguments.length, 1, 'Headers.delete');
    const key = byteString(name);
    checkName(key, 'Headers.delete');
    Headers.#changeable(this).delete(key);
  }

  get(name) {
    const list = Headers.#seen(this);
    checkCount(arguments.length, 1, 'Headers.get');
    const key = byteString(name);
    checkName(key, 'Headers.get');
    return list.get(key);
  }

  has(name) {
    const list = Headers.#seen(this);
    checkCount(arguments.length, 1, 'Headers.has');
    const key = byteString(name);
    checkName(key, 'Headers.has');
    return list.has(key);
  }

  set(name, value) {
    Headers.#seen(this);
    checkCount(arguments.length, 2, 'Headers.set');
    const [key, text] = checkField(byteString(name), byteString(value), 'Headers.set');
    Headers.#changeable(this).set(key, text);
  }

  getSetCookie() {
    return Headers.#seen(this).cookies.slice();
  }

  static #seen(value) {
    const list = listOf(value);
    if (list === undefined) throw invalidThis();
    return list;
  }

  [kInspect](depth, options) {
    const facts = {};
    for (const { name, value } of Headers.#seen(this).fields.values()) facts[name] = value;
    return `Headers ${require('internal/util/inspect').inspect(facts, options)}`;
  }
}

finishClass(Headers);
definePairs(Headers, 'Headers', (headers) => {
  const list = listOf(headers);
  if (list === undefined) throw invalidThis();
  return list.pairs();
});

function checkField(name, value, where) {
  checkName(name, where);
  const text = normalize(value);
  if (/[\0\r\n]/.test(text)) throw new TypeError(`${where}: "${text}" is an invalid header value.`);
  return [name, text];
}

function appendChecked(list, name, value) {
  const [key, text] = checkField(byteString(name), byteString(value), 'Headers.append');
  list.append(key, text);
}

/** Fills a list with a sequence of pairs, a record, or other Headers. */
function fill(list, init) {
  if (init === null || (typeof init !== 'object' && typeof init !== 'function')) {
    throw new TypeError('Headers constructor: Argument 1 could not be converted to one of: ' +
      'sequence<sequence<ByteString>>, record<ByteString, ByteString>.');
  }
  const source = listOf(init);
  if (source !== undefined) {
    for (const [key, value] of source.pairs()) list.append(source.fields.get(key).name, value);
    return;
  }
  const iterate = init[Symbol.iterator];
  if (iterate !== undefined && iterate !== null) {
    fillFromSequence(list, init);
    return;
  }
  for (const key of Reflect.ownKeys(init)) {
    if (Reflect.getOwnPropertyDescriptor(init, key)?.enumerable) appendChecked(list, key, init[key]);
  }
}

function fillFromSequence(list, init) {
  const pairs = [];
  let index = 0;
  for (const item of init) {
    if (item === null || typeof item !== 'object' || typeof item[Symbol.iterator] !== 'function') {
      throw new TypeError(`Headers constructor: init[${index}] (${String(item)}) is not iterable.`);
    }
    pairs.push([...item]);
    index++;
  }
  for (const pair of pairs) {
    if (pair.length !== 2) {
      throw new TypeError('Headers constructor: expected name/value pair to be length 2, ' +
        `found ${pair.length}.`);
    }
    appendChecked(list, pair[0], pair[1]);
  }
}

module.exports = { Headers, HeadersList, adopt, fill, listOf };
