'use strict';
// The methods of Buffer that turn bytes into strings and strings into bytes.
// https://nodejs.org/api/buffer.html

const bytes = native('buffer');
const { codes } = require('internal/errors');
const { validateInteger, validateNumber, validateString } = require('internal/validators');
const { fromString, kMaxLength } = require('internal/buffer/create');
const { encodingNumber, ASCII, BASE64, BASE64URL, HEX, LATIN1, UTF16LE, UTF8 } =
  require('internal/buffer/encodings');

function knownEncoding(encoding) {
  const number = encodingNumber(encoding);
  if (number === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return number;
}

function toIndex(value) {
  return Math.trunc(value) || 0;
}

// The native half brings ends into bounds: NaN and negatives count as 0, fractions are cut off.
function toString(encoding, start, end) {
  if (start === undefined) start = 0;
  else if (typeof start !== 'number') start = toIndex(start);
  if (end === undefined) end = Infinity;
  else if (typeof end !== 'number') end = toIndex(end);
  if (encoding === undefined) return bytes.decode(this, UTF8, start, end);
  const number = encodingNumber(encoding);
  if (number !== undefined) return bytes.decode(this, number, start, end);
  // Node does not look at the encoding when there is nothing to decode.
  if (start >= this.length || end <= 0 || end <= start) return '';
  throw new codes.ERR_UNKNOWN_ENCODING(encoding);
}

function write(text, offset, length, encoding) {
  if (offset === undefined) return bytes.write(this, text, UTF8, 0, Infinity);
  if (length === undefined && typeof offset === 'string') {
    return bytes.write(this, text, offset === '' ? UTF8 : knownEncoding(offset), 0, Infinity);
  }
  const whole = this.length;
  if (offset >>> 0 !== offset || offset > whole) validateInteger(offset, 'offset', 0, whole);
  if (length === undefined) {
    length = whole;
  } else if (typeof length === 'string') {
    encoding = length;
    length = whole;
  } else if (length >>> 0 !== length || length > whole) {
    validateInteger(length, 'length', 0, whole);
  }
  return bytes.write(this, text, encoding ? knownEncoding(encoding) : UTF8, offset, length);
}

// Thrown natively in Node, so its stack does not show the code.
function outOfRange() {
  const error = new RangeError('Index out of range');
  error.code = 'ERR_OUT_OF_RANGE';
  return error;
}

// ---- utf8Slice, hexWrite and their kin ------------------------------------------------------------------

function makeSlice(encoding) {
  return function slice(start, end) {
    const from = start === undefined ? 0 : toIndex(start);
    const to = end === undefined ? this.length : toIndex(end);
    if (from < 0 || to < 0 || from > this.length || (to > this.length && to >= from)) throw outOfRange();
    return bytes.decode(this, encoding, from, to);
  };
}

function makeWrite(encoding) {
  return function write(text, offset, length) {
    const from = offset === undefined ? 0 : toIndex(offset);
    if (from > this.length) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
    const most = length === undefined ? Infinity : toIndex(length);
    if (most < 0 && (encoding === UTF8 || encoding === LATIN1 || encoding === ASCII)) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
    if (from < 0 || most < 0) throw outOfRange();
    return bytes.write(this, text, encoding, from, most);
  };
}

// ---- fill -----------------------------------------------------------------------------------------------

function fill(value, offset, end, encoding) {
  if (typeof value === 'string') {
    if (offset === undefined || typeof offset === 'string') {
      encoding = offset;
      offset = undefined;
    } else if (typeof end === 'string') {
      encoding = end;
      end = undefined;
    }
    if (encoding !== undefined) validateString(encoding, 'encoding');
    encoding = encoding === undefined ? UTF8 : knownEncoding(encoding);
  } else if (!ArrayBuffer.isView(value)) {
    value &= 255;
  }
  if (offset === undefined) {
    offset = 0;
    end = this.length;
  } else {
    validateNumber(offset, 'offset', 0, kMaxLength);
    if (end === undefined) end = this.length;
    else validateNumber(end, 'end', 0, this.length);
    if (offset >= end) return this;
  }
  if (typeof value === 'string') value = pattern(value, encoding);
  if (typeof value === 'number') Uint8Array.prototype.fill.call(this, value, offset, end);
  else fillWith(this, value, offset, end);
  return this;
}

// The byte to repeat if it is one, else a Buffer.
function pattern(text, encoding) {
  if (text === '') return 0;
  if (text.length === 1 && (encoding === LATIN1 || encoding === UTF8)) {
    const code = text.charCodeAt(0);
    if (code < 128 || encoding === LATIN1) return code & 255;
  }
  const buffer = fromString(text, encoding);
  if (buffer.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', text);
  return buffer;
}

function fillWith(buffer, view, start, end) {
  if (view.byteLength === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', view);
  const repeated = view instanceof Uint8Array ? view :
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  bytes.fill(buffer, repeated, start, end);
}

// ---- indexOf --------------------------------------------------------------------------------------------

function indexOf(value, byteOffset, encoding) {
  return find(this, value, byteOffset, encoding, true);
}

function lastIndexOf(value, byteOffset, encoding) {
  return find(this, value, byteOffset, encoding, false);
}

function includes(value, byteOffset, encoding) {
  return find(this, value, byteOffset, encoding, true) !== -1;
}

function find(buffer, value, byteOffset, encoding, forward) {
  if (typeof byteOffset === 'string') {
    encoding = byteOffset;
    byteOffset = undefined;
  }
  const from = byteOffset === undefined ? (forward ? 0 : Infinity) :
    startOf(buffer, +byteOffset, forward);
  if (typeof value === 'number') {
    return from < 0 ? -1 : bytes.indexOfByte(buffer, value & 255, from, forward);
  }
  const number = encoding === undefined ? UTF8 : encodingNumber(encoding);
  if (typeof value === 'string') {
    if (number === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  } else if (!(value instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  }
  if (from < 0) {
    const needle = typeof value === 'string' ? fromString(value, number) : value;
    return needle.length === 0 ? 0 : -1;
  }
  return bytes.indexOf(buffer, value, number ?? UTF8, from, forward);
}

// Negative offsets count from the end; before the beginning there is nothing to be found backwards.
function startOf(buffer, offset, forward) {
  if (Number.isNaN(offset)) return forward ? 0 : Infinity;
  if (offset >= 0) return offset;
  const from = buffer.length + Math.trunc(offset);
  return from < 0 && forward ? 0 : from;
}

/** Puts the methods on Buffer's prototype, in the order in which Node has them. */
function install(prototype) {
  const kinds = { ascii: ASCII, base64: BASE64, base64url: BASE64URL, latin1: LATIN1, hex: HEX, ucs2: UTF16LE,
    utf8: UTF8 };
  for (const kind in kinds) define(prototype, `${kind}Slice`, makeSlice(kinds[kind]));
  for (const kind in kinds) define(prototype, `${kind}Write`, makeWrite(kinds[kind]));
  Object.assign(prototype, { toString, indexOf, lastIndexOf, includes, fill, write, toLocaleString: toString });
}

function define(prototype, name, method) {
  Object.defineProperty(method, 'name', { value: name });
  prototype[name] = method;
}

module.exports = { install };
