'use strict';
// Node's buffer module: https://nodejs.org/api/buffer.html
//
// Put together from rooms below internal/buffer: create (how Buffers come to be), text and numbers (methods).
// Here are the rest of the methods and what the module exports beside Buffer.

const bytes = native('buffer');
const { codes } = require('internal/errors');
const { validateInteger, validateNumber } = require('internal/validators');
const create = require('internal/buffer/create');
const { byteLength: textLength, encodingNumber, UTF8 } = require('internal/buffer/encodings');

const { Buffer, FastBuffer, SlowBuffer, kMaxLength } = create;
const kStringMaxLength = 2 ** 30 - 1;
const customInspect = Symbol.for('nodejs.util.inspect.custom');

let inspectMaxBytes = 50;

// ---- static functions -----------------------------------------------------------------------------------

function isDescendant(value) {
  return value instanceof Buffer;
}

// Most have the very prototype, which the native half sees sooner.
const isBuffer = bytes.isBufferMethod(Buffer.prototype, isDescendant);
// It must live as long.
Object.defineProperty(isBuffer, Symbol('behind'), { value: isDescendant });

function isEncoding(encoding) {
  return typeof encoding === 'string' && encodingNumber(encoding) !== undefined;
}

function byteLength(string, encoding) {
  if (typeof string !== 'string') {
    if (ArrayBuffer.isView(string) || string instanceof ArrayBuffer || require('util/types').isAnyArrayBuffer(string)) {
      return string.byteLength;
    }
    throw new codes.ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], string);
  }
  if (!encoding) return bytes.utf8Length(string);
  return textLength(string, encodingNumber(encoding) ?? UTF8);
}

function requireBytes(value, name) {
  if (!(value instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['Buffer', 'Uint8Array'], value);
  }
}

function compareTwo(buf1, buf2) {
  requireBytes(buf1, 'buf1');
  requireBytes(buf2, 'buf2');
  return bytes.compare(buf1, buf2);
}

// ---- methods --------------------------------------------------------------------------------------------

function equals(otherBuffer) {
  requireBytes(otherBuffer, 'otherBuffer');
  return this === otherBuffer || bytes.equals(this, otherBuffer);
}

function compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
  requireBytes(target, 'target');
  if (targetStart === undefined && targetEnd === undefined && sourceStart === undefined &&
      sourceEnd === undefined) return bytes.compare(this, target);
  const theirStart = boundary(targetStart, 'targetStart', 0, kMaxLength);
  const theirEnd = boundary(targetEnd, 'targetEnd', target.length, target.length);
  const start = boundary(sourceStart, 'sourceStart', 0, kMaxLength);
  const end = boundary(sourceEnd, 'sourceEnd', this.length, this.length);
  if (start >= end) return theirStart >= theirEnd ? 0 : -1;
  if (theirStart >= theirEnd) return 1;
  return bytes.compare(bytes.view(this, start, end - start),
    bytes.view(target, theirStart, theirEnd - theirStart));
}

function boundary(value, name, fallback, max) {
  if (value === undefined) return fallback;
  validateInteger(value, name, 0, max);
  return value;
}

function copy(target, targetStart, sourceStart, sourceEnd) {
  if (!(target instanceof Uint8Array)) target = bytesUnder(target);
  const at = targetStart === undefined ? 0 : toInteger(targetStart);
  if (at < 0) throw new codes.ERR_OUT_OF_RANGE('targetStart', '>= 0', at);
  const start = sourceStart === undefined ? 0 : toInteger(sourceStart);
  if (start < 0 || start > this.length) {
    throw new codes.ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${this.length}`, start);
  }
  const end = sourceEnd === undefined ? Infinity : toInteger(sourceEnd);
  if (end < 0) throw new codes.ERR_OUT_OF_RANGE('sourceEnd', '>= 0', end);
  return bytes.copy(this, target, at, start, end);
}

function bytesUnder(view) {
  if (!ArrayBuffer.isView(view)) throw new codes.ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], view);
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function toInteger(value) {
  const number = Math.floor(+value);
  return Number.isSafeInteger(number) ? number : 0;
}

// The native half cuts off fractions, counts negative ends from the end and takes NaN for 0.
function subarray(start, end) {
  const from = start === undefined ? 0 : +start;
  return bytes.subarray(this, from, end === undefined ? Infinity : +end);
}

function slice(start, end) {
  return this.subarray(start, end);
}

function swap(buffer, width) {
  if (buffer.length % width !== 0) throw new codes.ERR_INVALID_BUFFER_SIZE(`${width * 8}-bits`);
  bytes.swap(buffer, width);
  return buffer;
}

function swap16() { return swap(this, 2); }
function swap32() { return swap(this, 4); }
function swap64() { return swap(this, 8); }

function toJSON() {
  const { length } = this;
  const data = [];
  for (let i = 0; i < length; i++) data.push(this[i]);
  return { type: 'Buffer', data };
}

function inspect(recurseTimes, context) {
  return require('internal/buffer/inspect').inspectBuffer(this, context, inspectMaxBytes);
}

function defineReader(name, read) {
  Object.defineProperty(FastBuffer.prototype, name, {
    enumerable: true,
    get() { return this instanceof Buffer ? read(this) : undefined; },
  });
}

// ---- what else the module exports -----------------------------------------------------------------------

function requireMemory(input) {
  const isView = ArrayBuffer.isView(input);
  if (isView ? !(input instanceof DataView) : require('util/types').isAnyArrayBuffer(input)) {
    if ((isView ? input.buffer : input).detached) {
      throw new codes.ERR_INVALID_STATE('Cannot validate on a detached buffer');
    }
    return;
  }
  throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}

// The native half judges bytes where there are any.
function isUtf8(input) {
  return bytes.isUtf8(input) ?? isEmpty(input);
}

function isAscii(input) {
  return bytes.isAscii(input) ?? isEmpty(input);
}

function isEmpty(input) {
  requireMemory(input);
  return true;
}

function invalidCharacter(message) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, 'InvalidCharacterError');
}

function atob(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const text = bytes.atob(`${input}`);
  if (text !== undefined) return text;
  throw invalidCharacter(/^[\w+/\s]*$/.test(input) && !/[_\v]/.test(input) ?
    'The string to be decoded is not correctly encoded.' : 'Invalid character');
}

function btoa(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const text = bytes.btoa(`${input}`);
  if (text === undefined) throw invalidCharacter('Invalid character');
  return text;
}

function transcode(source, fromEncoding, toEncoding) {
  return require('internal/buffer/transcode').transcode(source, fromEncoding, toEncoding);
}

// ---- put together ---------------------------------------------------------------------------------------

Object.defineProperty(Buffer, Symbol.species, {
  configurable: true,
  get() { return FastBuffer; },
});
const { from, copyBytesFrom, of, alloc, allocUnsafe, allocUnsafeSlow, concat } = create;
Object.assign(Buffer, { from, copyBytesFrom, of, alloc, allocUnsafe, allocUnsafeSlow, isBuffer,
  compare: compareTwo, isEncoding, concat, byteLength });
Object.defineProperty(compareTwo, 'name', { value: 'compare' });

Object.defineProperty(FastBuffer.prototype, 'constructor', { value: Buffer });
Object.defineProperty(Buffer, 'prototype', { value: FastBuffer.prototype, writable: true });
Object.setPrototypeOf(Buffer, Uint8Array);

require('internal/buffer/numbers').install(FastBuffer.prototype);
require('internal/buffer/text').install(FastBuffer.prototype);
defineReader('parent', (buffer) => buffer.buffer);
defineReader('offset', (buffer) => buffer.byteOffset);
Object.assign(FastBuffer.prototype, { copy, equals, inspect, compare, toJSON, subarray, slice, swap16, swap32,
  swap64, [customInspect]: inspect });

function defineLazy(name, room) {
  Object.defineProperty(module.exports, name, {
    enumerable: true,
    configurable: true,
    get() { return require(room)[name]; },
    set(value) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
  });
}

module.exports = { Buffer, SlowBuffer, transcode, isUtf8, isAscii, kMaxLength, kStringMaxLength, btoa, atob };
Object.defineProperty(module.exports, 'constants', {
  enumerable: true,
  value: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: kStringMaxLength },
});
Object.defineProperty(module.exports, 'INSPECT_MAX_BYTES', {
  enumerable: true,
  configurable: true,
  get() { return inspectMaxBytes; },
  set(value) {
    validateNumber(value, 'INSPECT_MAX_BYTES', 0);
    inspectMaxBytes = value;
  },
});
defineLazy('Blob', 'internal/blob');
defineLazy('resolveObjectURL', 'internal/blob');
defineLazy('File', 'internal/blob');
