'use strict';
// URLSearchParams, after https://url.spec.whatwg.org/#interface-urlsearchparams, over one flat list of
// names and values. One that belongs to a URL tells it of each change.

const { codes } = require('internal/errors');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const plusses = /\+/g;
const unescapedMarks = /[!'()~]|%20/g;
const marks = { '!': '%21', "'": '%27', '(': '%28', ')': '%29', '~': '%7E', '%20': '+' };

// Percent-decoding that replaces what is not UTF-8, where decodeURIComponent throws.
function decodeBytes(text) {
  const { Buffer } = require('buffer');
  const bytes = Buffer.from(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    let byte = bytes[i];
    if (byte === 0x25 && i + 2 < bytes.length) {
      const pair = bytes.latin1Slice(i + 1, i + 3);
      if (/^[0-9A-Fa-f]{2}$/.test(pair)) {
        byte = Number.parseInt(pair, 16);
        i += 2;
      }
    }
    bytes[length++] = byte;
  }
  return bytes.utf8Slice(0, length);
}

function decode(text) {
  const spaced = text.includes('+') ? text.replace(plusses, ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return decodeBytes(spaced);
  }
}

function parse(query) {
  const list = [];
  if (query === '') return list;
  for (const field of query.split('&')) {
    if (field === '') continue;
    const equals = field.indexOf('=');
    if (equals < 0) list.push(decode(field), '');
    else list.push(decode(field.slice(0, equals)), decode(field.slice(equals + 1)));
  }
  return list;
}

function encode(text) {
  if (/^[A-Za-z0-9*\-._]*$/.test(text)) return text;
  return encodeURIComponent(text).replace(unescapedMarks, (mark) => marks[mark]);
}

function serialize(list) {
  let out = '';
  for (let i = 0; i < list.length; i += 2) {
    out += `${i === 0 ? '' : '&'}${encode(list[i])}=${encode(list[i + 1])}`;
  }
  return out;
}

function toUSV(value) {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return `${value}`.toWellFormed();
}

function isIterable(value) {
  return value !== null && (typeof value === 'object' || typeof value === 'function') &&
    typeof value[Symbol.iterator] === 'function';
}

function fromPairs(pairs) {
  const list = [];
  for (const pair of pairs) {
    if (!isIterable(pair)) throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    const both = [...pair];
    if (both.length !== 2) throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    list.push(toUSV(both[0]), toUSV(both[1]));
  }
  return list;
}

function fromRecord(record) {
  // Names that become equal when made well-formed are one name, the last value's.
  const fields = new Map();
  for (const key of Reflect.ownKeys(record)) {
    if (Object.getOwnPropertyDescriptor(record, key)?.enumerable) fields.set(toUSV(key), toUSV(record[key]));
  }
  return [...fields].flat();
}

function fromInit(init) {
  if (typeof init !== 'object' && typeof init !== 'function') {
    const query = toUSV(init);
    return parse(query[0] === '?' ? query.slice(1) : query);
  }
  const method = init[Symbol.iterator];
  if (method == null) return fromRecord(init);
  if (typeof method !== 'function') throw new codes.ERR_ARG_NOT_ITERABLE('Query pairs');
  return fromPairs(init);
}

class URLSearchParams {
  #list;
  #changed = null;

  constructor(init = undefined) {
    this.#list = init == null ? [] : fromInit(init);
  }

  static list(params) {
    if (typeof params !== 'object' || params === null || !(#list in params)) {
      throw new codes.ERR_INVALID_THIS('URLSearchParams');
    }
    return params.#list;
  }

  static replace(params, query) {
    params.#list = parse(query[0] === '?' ? query.slice(1) : query);
  }

  static link(params, changed) {
    params.#changed = changed;
  }

  static change(params, list) {
    params.#list = list;
    params.#changed?.(serialize(list));
  }

  get size() {
    return listOf(this).length / 2;
  }

  append(name, value) {
    const list = listOf(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    list.push(toUSV(name), toUSV(value));
    change(this, list);
  }

  delete(name, value = undefined) {
    const list = listOf(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const key = toUSV(name);
    const only = value === undefined ? undefined : toUSV(value);
    const kept = [];
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] !== key || (only !== undefined && list[i + 1] !== only)) kept.push(list[i], list[i + 1]);
    }
    change(this, kept);
  }

  get(name) {
    const list = listOf(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const at = find(list, toUSV(name));
    return at < 0 ? null : list[at + 1];
  }

  getAll(name) {
    const list = listOf(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const key = toUSV(name);
    return list.filter((value, i) => i % 2 === 1 && list[i - 1] === key);
  }

  has(name, value = undefined) {
    const list = listOf(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const key = toUSV(name);
    if (value === undefined) return find(list, key) >= 0;
    return this.getAll(key).includes(toUSV(value));
  }

  set(name, value) {
    const list = listOf(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    const key = toUSV(name);
    const text = toUSV(value);
    const at = find(list, key);
    if (at < 0) {
      list.push(key, text);
      change(this, list);
      return;
    }
    list[at + 1] = text;
    const kept = list.slice(0, at + 2);
    for (let i = at + 2; i < list.length; i += 2) if (list[i] !== key) kept.push(list[i], list[i + 1]);
    change(this, kept);
  }

  sort() {
    const list = listOf(this);
    const pairs = [];
    for (let i = 0; i < list.length; i += 2) pairs.push([list[i], list[i + 1]]);
    pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    change(this, pairs.flat());
  }

  entries() {
    listOf(this);
    return new Iterator(this, 'entries');
  }

  forEach(callback, thisArg = undefined) {
    listOf(this);
    require('internal/validators').validateFunction(callback, 'callback');
    // The list is read anew each time: the callback may change it.
    for (let i = 0; i < listOf(this).length; i += 2) {
      const list = listOf(this);
      callback.call(thisArg, list[i + 1], list[i], this);
    }
  }

  keys() {
    listOf(this);
    return new Iterator(this, 'keys');
  }

  values() {
    listOf(this);
    return new Iterator(this, 'values');
  }

  toString() {
    return serialize(listOf(this));
  }

  [kInspect](depth, options, inspect = require('util').inspect) {
    const list = listOf(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    if (list.length === 0) return 'URLSearchParams {}';
    const pairs = [];
    for (let i = 0; i < list.length; i += 2) {
      pairs.push(`${inspect(list[i], options)} => ${inspect(list[i + 1], options)}`);
    }
    const length = pairs.reduce((sum, pair) => sum + pair.replace(/\u001b\[\d\d?m/g, '').length + 2, -2);
    return length > options.breakLength
      ? `URLSearchParams {\n  ${pairs.join(',\n  ')} }` : `URLSearchParams { ${pairs.join(', ')} }`;
  }
}

// The doors for URL and for this room; programs must not find them on the class.
const { list: listOf, replace: refill, link: linkTo, change } = URLSearchParams;
for (const name of ['list', 'replace', 'link', 'change']) delete URLSearchParams[name];

function find(list, key) {
  for (let i = 0; i < list.length; i += 2) if (list[i] === key) return i;
  return -1;
}

// The parameters of a URL's query, given with its '?'.
function adopt(search) {
  const params = new URLSearchParams();
  refill(params, search);
  return params;
}

function pick(list, i, kind) {
  if (kind === 'keys') return list[i];
  return kind === 'values' ? list[i + 1] : [list[i], list[i + 1]];
}

class Iterator {
  #params;
  #kind;
  #at = 0;

  constructor(params, kind) {
    this.#params = params;
    this.#kind = kind;
  }

  next() {
    if (typeof this !== 'object' || this === null || !(#params in this)) {
      throw new codes.ERR_INVALID_THIS('URLSearchParamsIterator');
    }
    const list = listOf(this.#params);
    const at = this.#at;
    if (at >= list.length) return { value: undefined, done: true };
    this.#at = at + 2;
    return { value: pick(list, at, this.#kind), done: false };
  }

  [kInspect](depth, options, inspect = require('util').inspect) {
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const list = listOf(this.#params);
    const left = [];
    for (let i = this.#at; i < list.length; i += 2) left.push(inspect(pick(list, i, this.#kind), options));
    const breaks = left.some((text) => text.includes('\n')) || left.join(', ').length > options.breakLength;
    if (left.length === 0) return 'URLSearchParams Iterator {  }';
    const name = 'URLSearchParams Iterator';
    return breaks ? `${name} {\n  ${left.join(',\n  ')} }` : `${name} { ${left.join(', ')} }`;
  }
}

delete Iterator.prototype.constructor;
Object.setPrototypeOf(Iterator.prototype, Object.getPrototypeOf(Object.getPrototypeOf([].values())));
Object.defineProperty(Iterator.prototype, 'next', { enumerable: true });
Object.defineProperty(Iterator.prototype, Symbol.toStringTag, {
  value: 'URLSearchParams Iterator',
  configurable: true,
});
for (const name of Object.getOwnPropertyNames(URLSearchParams.prototype)) {
  if (name !== 'constructor') Object.defineProperty(URLSearchParams.prototype, name, { enumerable: true });
}
Object.defineProperties(URLSearchParams.prototype, {
  [Symbol.iterator]: { value: URLSearchParams.prototype.entries, writable: true, configurable: true },
  [Symbol.toStringTag]: { value: 'URLSearchParams', configurable: true },
});

module.exports = { URLSearchParams, adopt, linkTo, refill };
