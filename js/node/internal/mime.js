'use strict';
// util.MIMEType and util.MIMEParams, after the WHATWG MIME Sniffing standard
// (https://mimesniff.spec.whatwg.org/#parsing-a-mime-type).

const { codes } = require('internal/errors');

const notToken = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const notQuotable = /[^\t\u0020-\u007e\u0080-\u00ff]/;

function lower(text) {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

// Checks one part of `whole` and answers it in lower case.
function token(text, production, whole) {
  const at = text.search(notToken);
  if (text === '' || at !== -1) throw new codes.ERR_INVALID_MIME_SYNTAX(production, whole, at);
  return lower(text);
}

function encodeValue(value) {
  if (value === '') return '""';
  return notToken.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
}

// The text of a quoted value whose first quote is at `at`; `end` is behind its last.
function readQuoted(text, at) {
  let value = '';
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '"') return { value, end: i + 1 };
    if (text[i] === '\\' && i + 1 < text.length) i++;
    value += text[i];
  }
  return { value, end: text.length };
}

class MIMEParams {
  #data = new Map();

  delete(name) {
    this.#data.delete(name);
  }

  get(name) {
    const value = this.#data.get(name);
    return value === undefined ? null : value;
  }

  has(name) {
    return this.#data.has(name);
  }

  set(name, value) {
    name = `${name}`;
    value = `${value}`;
    const at = name.search(notToken);
    if (name === '' || at !== -1) throw new codes.ERR_INVALID_MIME_SYNTAX('parameter name', name, at);
    const bad = value.search(notQuotable);
    if (bad !== -1) throw new codes.ERR_INVALID_MIME_SYNTAX('parameter value', value, bad);
    this.#data.set(name, value);
  }

  * entries() {
    yield* this.#data.entries();
  }

  * keys() {
    yield* this.#data.keys();
  }

  * values() {
    yield* this.#data.values();
  }

  toString() {
    let text = '';
    for (const { 0: name, 1: value } of this.#data) {
      text += `${text === '' ? '' : ';'}${name}=${encodeValue(value)}`;
    }
    return text;
  }

  // What stands after the first semicolon. Parts that don't parse are left out; of equal names the first wins.
  static parse(text) {
    const params = new MIMEParams();
    for (let at = 0; at < text.length;) {
      while (/[\r\n\t ]/.test(text[at] ?? '')) at++;
      let end = at;
      while (end < text.length && text[end] !== ';' && text[end] !== '=') end++;
      const name = lower(text.slice(at, end));
      at = end + 1;
      if (text[end] !== '=') continue;
      let value;
      if (text[at] === '"') {
        const quoted = readQuoted(text, at);
        value = quoted.value;
        at = quoted.end;
        end = text.indexOf(';', at);
      } else {
        end = text.indexOf(';', at);
        value = text.slice(at, end === -1 ? text.length : end).replace(/[\r\n\t ]+$/, '');
        if (value === '') value = undefined;
      }
      at = end === -1 ? text.length : end + 1;
      if (value !== undefined && name !== '' && !notToken.test(name) && !notQuotable.test(value) &&
          !params.#data.has(name)) {
        params.#data.set(name, value);
      }
    }
    return params;
  }
}
Object.defineProperty(MIMEParams.prototype, Symbol.iterator,
  { value: MIMEParams.prototype.entries, writable: true, configurable: true });
Object.defineProperty(MIMEParams.prototype, 'toJSON',
  { value: MIMEParams.prototype.toString, writable: true, configurable: true, enumerable: true });

class MIMEType {
  #type;
  #subtype;
  #params;

  constructor(string) {
    string = `${string}`;
    const text = string.replace(/^[\r\n\t ]+/, '');
    const slash = text.indexOf('/');
    if (slash === -1) throw new codes.ERR_INVALID_MIME_SYNTAX('type', string, -1);
    this.#type = token(text.slice(0, slash), 'type', string);
    const semicolon = text.indexOf(';', slash);
    const end = semicolon === -1 ? text.length : semicolon;
    this.#subtype = token(text.slice(slash + 1, end).replace(/[\r\n\t ]+$/, ''), 'subtype', string);
    this.#params = MIMEParams.parse(semicolon === -1 ? '' : text.slice(semicolon + 1));
  }

  get type() { return this.#type; }
  set type(value) {
    this.#type = token(`${value}`, 'type', `${value}`);
  }

  get subtype() { return this.#subtype; }
  set subtype(value) {
    this.#subtype = token(`${value}`, 'subtype', `${value}`);
  }

  get essence() { return `${this.#type}/${this.#subtype}`; }

  get params() { return this.#params; }

  toString() {
    const params = this.#params.toString();
    return params === '' ? this.essence : `${this.essence};${params}`;
  }
}
Object.defineProperty(MIMEType.prototype, 'toJSON',
  { value: MIMEType.prototype.toString, writable: true, configurable: true, enumerable: true });

module.exports = { MIMEType, MIMEParams };
