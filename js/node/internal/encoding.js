'use strict';
// TextEncoder and TextDecoder of the Encoding Standard (https://encoding.spec.whatwg.org/), decoded natively.
//
// Encodings: UTF-8, UTF-16LE, UTF-16BE and windows-1252 (which the standard means by latin1 and ascii); the other
// single-byte ones have tables in a room of their own, which comes with the feature `intl`. Those of Chinese,
// Japanese and Korean texts would take hundreds of kilobytes, and are refused as in a Node built without full ICU.

const bytes = native('buffer');
const { has } = require('internal/bundle');
const { codes } = require('internal/errors');
const { validateObject, validateString, kValidateObjectAllowObjectsAndNull } = require('internal/validators');

const customInspect = Symbol.for('nodejs.util.inspect.custom');

// In the order of the numbers that the native half knows them by; each with its labels.
const encodings = [
  ['utf-8', 'unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8'],
  ['utf-16le', 'csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le'],
  ['utf-16be', 'unicodefffe utf-16be'],
  ['windows-1252', 'ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 ' +
    'iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252'],
];

function kindOf(label) {
  const text = `${label}`;
  if (text === 'utf-8' || text === 'utf8') return 0;
  const trimmed = text.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase();
  const kind = encodings.findIndex(([, labels]) => labels.split(' ').includes(trimmed));
  if (kind !== -1) return kind;
  const decoder = has('internal/encoding_single_byte') ?
    require('internal/encoding_single_byte').decoderFor(trimmed) : undefined;
  if (decoder === undefined) throw new codes.ERR_ENCODING_NOT_SUPPORTED(text);
  return decoder;
}

// Thrown natively in Node, so its stack does not show the code.
function noInput() {
  const error = new TypeError('The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer ' +
    'or ArrayBufferView.');
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

function toBytes(input) {
  if (input instanceof Uint8Array) return input;
  if (input === undefined) return new Uint8Array();
  if ((input?.buffer ?? input)?.detached) return new Uint8Array();
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (input instanceof ArrayBuffer || input instanceof SharedArrayBuffer) return new Uint8Array(input);
  throw noInput();
}

function join(first, second) {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

class TextDecoder {
  #kind;
  #fatal;
  #ignoreBOM;
  #pending = null;                // the bytes of a character that has begun
  #begun = false;                 // something of the present stream was decoded

  constructor(encoding = 'utf-8', options = null) {
    this.#kind = kindOf(encoding);
    if (options !== null) validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  decode(input, options) {
    if (!(#kind in this)) throw new codes.ERR_INVALID_THIS('TextDecoder');
    let data = toBytes(input);
    let stream = false;
    if (options !== undefined && options !== null) {
      validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
      stream = Boolean(options.stream);
    }
    if (typeof this.#kind === 'object') return this.#byTable(data);
    if (this.#pending !== null) data = join(this.#pending, data);
    const open = stream ? bytes.incomplete(data, this.#kind) : 0;
    const end = data.length - open;
    this.#pending = open > 0 ? data.slice(end) : null;
    if (this.#fatal && !bytes.isWellFormed(data, this.#kind, 0, end)) {
      throw new codes.ERR_ENCODING_INVALID_ENCODED_DATA(this.encoding);
    }
    const text = this.#withoutMark(bytes.decodeText(data, this.#kind, 0, end));
    if (!stream) this.#begun = false;
    return text;
  }

  #byTable(data) {
    const text = this.#kind.decode(data, this.#fatal);
    if (text === undefined) throw new codes.ERR_ENCODING_INVALID_ENCODED_DATA(this.encoding);
    return text;
  }

  // The byte order mark can only be the first character of a stream.
  #withoutMark(text) {
    if (this.#begun || this.#ignoreBOM || text === '') return text;
    this.#begun = true;
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  get encoding() {
    if (!(#kind in this)) throw new codes.ERR_INVALID_THIS('TextDecoder');
    return typeof this.#kind === 'object' ? this.#kind.name : encodings[this.#kind][0];
  }

  get fatal() {
    if (!(#kind in this)) throw new codes.ERR_INVALID_THIS('TextDecoder');
    return this.#fatal;
  }

  get ignoreBOM() {
    if (!(#kind in this)) throw new codes.ERR_INVALID_THIS('TextDecoder');
    return this.#ignoreBOM;
  }

  [customInspect](depth, options) {
    const { encoding, fatal, ignoreBOM } = this;
    return describe(depth, options, 'TextDecoder ', { encoding, fatal, ignoreBOM });
  }
}

class TextEncoder {
  #brand;

  get encoding() {
    if (!(#brand in this)) throw new codes.ERR_INVALID_THIS('TextEncoder');
    return 'utf-8';
  }

  encode(input = '') {
    if (!(#brand in this)) throw new codes.ERR_INVALID_THIS('TextEncoder');
    return bytes.encodeUtf8(`${input}`);
  }

  encodeInto(src, dest) {
    if (!(#brand in this)) throw new codes.ERR_INVALID_THIS('TextEncoder');
    validateString(src, 'src');
    if (!(dest instanceof Uint8Array)) throw new codes.ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', dest);
    const counts = bytes.encodeInto(src, dest);
    return { read: counts[0], written: counts[1] };
  }

  [customInspect](depth, options) {
    return describe(depth, options, '', { encoding: this.encoding });
  }
}

function describe(depth, options, name, facts) {
  if (typeof depth === 'number' && depth < 0) return '[Object]';
  return `${name}${require('internal/util/inspect').inspect(facts, options)}`;
}

function markClass(Class, enumerable) {
  const { prototype } = Class;
  for (const key of enumerable) Object.defineProperty(prototype, key, { enumerable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { configurable: true, value: Class.name });
}

markClass(TextDecoder, ['decode', 'encoding', 'fatal', 'ignoreBOM']);
markClass(TextEncoder, ['encoding', 'encode', 'encodeInto']);

module.exports = { TextDecoder, TextEncoder };
