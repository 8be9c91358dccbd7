'use strict';
// How Buffers come to be: FastBuffer (the class behind them), the pool that short ones share, and the
// static functions of Buffer that make them. https://nodejs.org/api/buffer.html
//
// Memory that is not from the pool comes zeroed from the engine, so "unsafe" only means "from the pool".

const bytes = native('buffer');
const { markAsUntransferable } = require('internal/untransferable');
const { codes } = require('internal/errors');
const { validateArray, validateInteger, validateNumber } = require('internal/validators');
const { encodingNumber, byteLength, UTF8 } = require('internal/buffer/encodings');

// QuickJS allows no more than 2 GiB in one ArrayBuffer.
const kMaxLength = 0x7fffffff;

// class FastBuffer extends Uint8Array {}, made by the native half.
const { FastBuffer } = bytes;
// It must live as long.
Object.defineProperty(FastBuffer, Symbol('behind'), { value: Uint8Array });

let warned = false;

function Buffer(arg, encodingOrOffset, length) {
  if (!warned) warnDeprecated();
  if (typeof arg === 'number') {
    if (typeof encodingOrOffset === 'string') throw new codes.ERR_INVALID_ARG_TYPE('string', 'string', arg);
    return alloc(arg);
  }
  return from(arg, encodingOrOffset, length);
}

const MOST_LOOKS = 100;
let looks = 0;

// Only programs are told, not the packages they use; after some calls it is not looked at any more.
function warnDeprecated() {
  if (!require('internal/options').get('--pending-deprecation')) {
    if (++looks >= MOST_LOOKS) warned = true;
    const caller = new Error().stack.split('\n').find((line) => line.startsWith('    at ') && !line.includes('(node:'));
    if (/[\\/]node_modules[\\/]/.test(caller)) return;
  }
  warned = true;
  process.emitWarning('Buffer() is deprecated due to security and usability issues. Please use the ' +
    'Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() methods instead.', 'DeprecationWarning', 'DEP0005');
}

Buffer.poolSize = 8 * 1024;

// ---- the pool -------------------------------------------------------------------------------------------

let pool;
let poolOffset = 0;
let poolLimit = 0;                // what is as long as this gets memory of its own

function renewPool() {
  pool = new ArrayBuffer(Buffer.poolSize);
  markAsUntransferable(pool);
  poolLimit = pool.byteLength >>> 1;
  poolOffset = 0;
}

// Views on the pool begin at multiples of 8, so that other typed arrays can be laid over them.
function take(length) {
  if (poolOffset + length > pool.byteLength) renewPool();
  const start = poolOffset;
  poolOffset = (start + length + 7) & ~7;
  return bytes.view(pool, start, length);
}

/** A Buffer of `length` bytes whose content does not matter; the length was checked before. */
function uninitialized(length) {
  if (pool === undefined) renewPool();
  return length > 0 && length < poolLimit ? take(length) : new FastBuffer(length);
}

// ---- from -----------------------------------------------------------------------------------------------

/** The bytes of a string in an encoding given by its number. */
function fromString(text, encoding) {
  if (text.length === 0) return new FastBuffer();
  return encoding === UTF8 ? fromUtf8(text) : fromEncoded(text, encoding);
}

function fromUtf8(text) {
  if (pool === undefined) renewPool();
  let buffer = bytes.fromText(pool, poolOffset, text);
  if (buffer === undefined) {
    renewPool();
    buffer = bytes.fromText(pool, 0, text);
  }
  const { length } = buffer;
  if (length < poolLimit) poolOffset = (poolOffset + length + 7) & ~7;
  return buffer;
}

function fromEncoded(text, encoding) {
  const most = byteLength(text, encoding);
  const start = poolOffset;
  const buffer = uninitialized(most);
  const length = bytes.write(buffer, text, encoding, 0, most);
  if (length === most) return buffer;
  // What was reserved in vain goes back to the pool, unless the pool was renewed meanwhile.
  if (poolOffset === ((start + most + 7) & ~7)) poolOffset = (start + length + 7) & ~7;
  return bytes.view(buffer, 0, length);
}

/** A Buffer over the memory of an ArrayBuffer, without a copy. */
function fromArrayBuffer(memory, byteOffset, length) {
  if (byteOffset === undefined && length === undefined) return new FastBuffer(memory);
  byteOffset = +byteOffset || 0;
  if (byteOffset < 0) throw new RangeError(`Start offset ${byteOffset} is outside the bounds of the buffer`);
  const most = memory.byteLength - byteOffset;
  if (most < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (length === undefined) return new FastBuffer(memory, byteOffset);
  length = +length;
  if (length > most) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(memory, byteOffset, length > 0 ? length : 0);
}

function fromArrayLike(list) {
  const { length } = list;
  if (!(length > 0)) return new FastBuffer();
  const buffer = uninitialized(length);
  if (list instanceof Uint8Array) bytes.copy(list, buffer, 0, 0, length);
  else buffer.set(list);
  return buffer;
}

function isMemory(value) {
  if (value instanceof ArrayBuffer) return value.constructor === ArrayBuffer || isAnyMemory(value);
  return value instanceof SharedArrayBuffer;
}

// Of whatever realm; what only inherits from ArrayBuffer has no memory.
function isAnyMemory(value) {
  return require('util/types').isAnyArrayBuffer(value);
}

function fromObject(value) {
  if (value instanceof ArrayBuffer) return undefined;
  if (value.length !== undefined || isMemory(value.buffer)) {
    return typeof value.length === 'number' ? fromArrayLike(value) : new FastBuffer();
  }
  if (value.type === 'Buffer' && Array.isArray(value.data)) return fromArrayLike(value.data);
  return undefined;
}

function givenEncoding(encoding) {
  if (typeof encoding !== 'string' || encoding === '') return UTF8;
  const number = encodingNumber(encoding);
  if (number === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return number;
}

function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') {
    if (encodingOrOffset === undefined && value !== '') return fromUtf8(value);
    return fromString(value, givenEncoding(encodingOrOffset));
  }
  if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value) || value instanceof Uint8Array) return fromArrayLike(value);
    if (isMemory(value)) return fromArrayBuffer(value, encodingOrOffset, length);
    const primitive = value.valueOf?.();
    if (primitive != null && primitive !== value &&
        (typeof primitive === 'string' || typeof primitive === 'object')) {
      return from(primitive, encodingOrOffset, length);
    }
    const buffer = fromObject(value);
    if (buffer !== undefined) return buffer;
    if (typeof value[Symbol.toPrimitive] === 'function') {
      const text = value[Symbol.toPrimitive]('string');
      if (typeof text === 'string') return fromString(text, givenEncoding(encodingOrOffset));
    }
    if (isAnyMemory(value)) return fromArrayBuffer(value, encodingOrOffset, length);
  }
  throw new codes.ERR_INVALID_ARG_TYPE('first argument',
    ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
}

/** The elements of a typed array as they lie in memory, copied. */
function copyBytesFrom(view, offset, length) {
  if (!ArrayBuffer.isView(view) || view instanceof DataView) {
    throw new codes.ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  }
  if (view.length === 0) return new FastBuffer();
  if (offset !== undefined) validateInteger(offset, 'offset', 0);
  if (length !== undefined) validateInteger(length, 'length', 0);
  const start = offset ?? 0;
  if (start >= view.length) return new FastBuffer();
  const part = view.subarray(start, length === undefined ? view.length : start + length);
  return fromArrayLike(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
}

function of(...items) {
  const buffer = uninitialized(items.length);
  for (let i = 0; i < items.length; i++) buffer[i] = items[i];
  return buffer;
}

// ---- alloc and concat -----------------------------------------------------------------------------------

function badSize(size) {
  validateNumber(size, 'size', 0, kMaxLength);
}

function alloc(size, fill, encoding) {
  if (typeof size !== 'number' || !(size >= 0 && size <= kMaxLength)) badSize(size);
  const buffer = new FastBuffer(size);
  return fill !== undefined && fill !== 0 && size > 0 ? buffer.fill(fill, 0, buffer.length, encoding) : buffer;
}

function allocUnsafe(size) {
  const buffer = bytes.fromPool(pool, poolOffset, size);
  if (buffer) {
    poolOffset = (poolOffset + size + 7) & ~7;
    return buffer;
  }
  if (typeof size !== 'number' || !(size >= 0 && size <= kMaxLength)) badSize(size);
  return uninitialized(size | 0);
}

function allocUnsafeSlow(size) {
  validateNumber(size, 'size', 0, kMaxLength);
  return new FastBuffer(size);
}

function SlowBuffer(size) {
  return allocUnsafeSlow(size);
}

Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

function concat(list, length) {
  if (!Array.isArray(list)) validateArray(list, 'list');
  if (list.length === 0) return new FastBuffer();
  const total = bytes.totalLength(list);
  if (length === undefined) length = total;
  else validateInteger(length, 'length', 0, kMaxLength);
  if (total < 0) {
    const index = -1 - total;
    throw new codes.ERR_INVALID_ARG_TYPE(`list[${index}]`, ['Buffer', 'Uint8Array'], list[index]);
  }
  if (length > kMaxLength) throw new codes.ERR_OUT_OF_RANGE('length', `>= 0 && <= ${kMaxLength}`, length);
  const buffer = uninitialized(length);
  const written = bytes.gather(buffer, list);
  if (written < length) buffer.fill(0, written, length);
  return buffer;
}

module.exports = {
  Buffer,
  FastBuffer,
  SlowBuffer,
  alloc,
  allocUnsafe,
  allocUnsafeSlow,
  concat,
  copyBytesFrom,
  from,
  fromArrayBuffer,
  fromString,
  kMaxLength,
  of,
};
