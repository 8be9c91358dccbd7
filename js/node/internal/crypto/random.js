'use strict';
// Random bytes, integers and UUIDs, from the kernel.

const { fill } = native('random');
const { codes } = require('internal/errors');
const { start } = require('internal/jobs');
const { kMaxLength, fromArrayBuffer } = require('internal/buffer');
const {
  validateBoolean, validateFunction, validateNumber, validateObject,
} = require('internal/validators');
const { isAnyArrayBuffer } = require('internal/crypto/bytes');

/** More than this at once is for a thread of the pool. */
const SHORT = 64 * 1024;
const MOST = 2 ** 31 - 1;
/** Integers are made of six bytes. */
const RANGES = 2 ** 48;

function checkSize(size) {
  validateNumber(size, 'size', 0, MOST);
  // What is no integer is cut off, as an unsigned conversion does.
  return size >>> 0;
}

function randomBytes(size, callback) {
  const length = checkSize(size);
  if (callback !== undefined) {
    validateFunction(callback, 'callback');
    later(length, (error, memory) => {
      if (error) callback(error);
      else callback(null, fromArrayBuffer(memory));
    });
    return undefined;
  }
  const memory = new ArrayBuffer(length);
  fill(memory);
  return fromArrayBuffer(memory);
}

// callback(error) or callback(null, memory), never before the caller has returned.
function later(length, callback) {
  if (length > SHORT) {
    start(native('crypto').randomLater(length), callback);
    return;
  }
  const memory = new ArrayBuffer(length);
  fill(memory);
  setImmediate(callback, null, memory);
}

function assertOffset(offset, elementSize, length) {
  validateNumber(offset, 'offset');
  offset *= elementSize;
  const most = Math.min(length, kMaxLength);
  if (Number.isNaN(offset) || offset > most || offset < 0) {
    throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${most}`, offset);
  }
  return offset >>> 0;
}

function assertSize(size, elementSize, offset, length) {
  validateNumber(size, 'size');
  size *= elementSize;
  if (Number.isNaN(size) || size > MOST || size < 0) {
    throw new codes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${MOST}`, size);
  }
  if (size + offset > length) {
    throw new codes.ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, size + offset);
  }
  return size >>> 0;
}

// The part of `target` that is to be filled, in bytes. Offset and size count elements.
function partOf(target, offset, size) {
  if (!isAnyArrayBuffer(target) && !ArrayBuffer.isView(target)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], target);
  }
  const elementSize = target.BYTES_PER_ELEMENT ?? 1;
  const from = assertOffset(offset ?? 0, elementSize, target.byteLength);
  const length = size === undefined
    ? target.byteLength - from
    : assertSize(size, elementSize, from, target.byteLength);
  return ArrayBuffer.isView(target)
    ? new Uint8Array(target.buffer, target.byteOffset + from, length)
    : new Uint8Array(target, from, length);
}

function randomFillSync(buf, offset = 0, size) {
  fill(partOf(buf, offset, size));
  return buf;
}

function randomFill(buf, offset, size, callback) {
  if (!isAnyArrayBuffer(buf) && !ArrayBuffer.isView(buf)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buf);
  }
  if (typeof offset === 'function') {
    callback = offset;
    offset = size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  } else {
    validateFunction(callback, 'callback');
  }
  const part = partOf(buf, offset, size);
  later(part.byteLength, (error, memory) => {
    if (error) {
      callback(error);
      return;
    }
    part.set(new Uint8Array(memory));
    callback(null, buf);
  });
}

// ---- integers -------------------------------------------------------------------------------------------

const store = new Uint8Array(6 * 64);
let used = store.length;

/** A number below 2^48. */
function draw() {
  if (used === store.length) {
    fill(store);
    used = 0;
  }
  let value = 0;
  for (let i = 0; i < 6; i++) {
    value = value * 256 + store[used];
    // What was handed out must not be found here later.
    store[used++] = 0;
  }
  return value;
}

function checkLimits(min, max) {
  if (!Number.isSafeInteger(min)) throw new codes.ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw new codes.ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) {
    throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  }
}

function randomInt(min, max, callback) {
  const minIsGiven = max !== undefined && typeof max !== 'function';
  if (!minIsGiven) {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  checkLimits(min, max);
  const range = max - min;
  if (range >= RANGES) {
    throw new codes.ERR_OUT_OF_RANGE(minIsGiven ? 'max - min' : 'max', `<= ${RANGES - 1}`, range);
  }
  // Only what is below a multiple of the range gives every result the same chance.
  const limit = RANGES - RANGES % range;
  let drawn = draw();
  while (drawn >= limit) drawn = draw();
  const value = drawn % range + min;
  if (callback === undefined) return value;
  process.nextTick(callback, undefined, value);
  return undefined;
}

function randomUUID(options) {
  if (options !== undefined) {
    validateObject(options, 'options');
    const { disableEntropyCache } = options;
    if (disableEntropyCache !== undefined) {
      validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
    }
  }
  return require('internal/webcrypto').randomUUID();
}

function getRandomValues(array) {
  const { crypto } = require('internal/webcrypto');
  return Reflect.apply(crypto.getRandomValues, crypto, arguments);
}

module.exports = { getRandomValues, randomBytes, randomFill, randomFillSync, randomInt, randomUUID };
