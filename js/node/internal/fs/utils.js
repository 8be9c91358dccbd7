'use strict';
// What all of fs shares: checks of arguments, open flags, and answers turned into what was asked for.
// See https://nodejs.org/api/fs.html; flags are those of its "File system flags".

const { codes } = require('internal/errors');
const { validateInteger, validateObject, validateBoolean, validateFunction, validateAbortSignal,
  validateUint32, validateInt32, parseFileMode } = require('internal/validators');

const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_SYNC } =
  require('internal/fs/constants');

// The most that one read, and so a whole file, may bring: 2 GiB less one byte.
const MAX_FILE = 2 ** 31 - 1;
// What fits into a string whatever it says: one character for each byte.
const MAX_STRING = 2 ** 30 - 1;

function isURL(value) {
  return typeof value.href === 'string' && typeof value.protocol === 'string' &&
    value.auth === undefined && value.path === undefined;
}

/** A file: URL as a path; anything else as it is. */
function toPathIfFileURL(value) {
  if (typeof value === 'object' && value !== null && isURL(value)) return require('url').fileURLToPath(value);
  return value;
}

function refuseNul(path, name) {
  throw new codes.ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
}

/** The path as a string or a Uint8Array. */
function getValidatedPath(value, name = 'path') {
  if (typeof value === 'string') {
    if (value.indexOf('\0') !== -1) refuseNul(value, name);
    return value;
  }
  const path = toPathIfFileURL(value);
  if (path instanceof Uint8Array) {
    if (path.includes(0)) refuseNul(path, name);
    return path;
  }
  if (typeof path !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], value);
  return getValidatedPath(path, name);
}

/** A descriptor's number, checked. */
function getValidatedFd(fd, name = 'fd') {
  if (typeof fd !== 'number' || fd !== (fd | 0) || fd < 0) validateInt32(fd, name, 0);
  return fd | 0;
}

/** What readFile and its kin take: an open descriptor or a path. */
function getTarget(path) {
  return typeof path === 'number' ? getValidatedFd(path) : getValidatedPath(path);
}

function toFlagNumber(flags) {
  switch (flags) {
    case 'r': return O_RDONLY;
    case 'rs': case 'sr': return O_RDONLY | O_SYNC;
    case 'r+': return O_RDWR;
    case 'rs+': case 'sr+': return O_RDWR | O_SYNC;
    case 'w': return O_TRUNC | O_CREAT | O_WRONLY;
    case 'wx': case 'xw': return O_TRUNC | O_CREAT | O_WRONLY | O_EXCL;
    case 'w+': return O_TRUNC | O_CREAT | O_RDWR;
    case 'wx+': case 'xw+': return O_TRUNC | O_CREAT | O_RDWR | O_EXCL;
    case 'a': return O_APPEND | O_CREAT | O_WRONLY;
    case 'ax': case 'xa': return O_APPEND | O_CREAT | O_WRONLY | O_EXCL;
    case 'as': case 'sa': return O_APPEND | O_CREAT | O_WRONLY | O_SYNC;
    case 'a+': return O_APPEND | O_CREAT | O_RDWR;
    case 'ax+': case 'xa+': return O_APPEND | O_CREAT | O_RDWR | O_EXCL;
    case 'as+': case 'sa+': return O_APPEND | O_CREAT | O_RDWR | O_SYNC;
    default: return -1;
  }
}

function stringToFlags(flags, name = 'flags') {
  if (typeof flags === 'number') {
    validateInt32(flags, name);
    return flags | 0;
  }
  if (flags == null) return O_RDONLY;
  const number = toFlagNumber(flags);
  if (number < 0) throw new codes.ERR_INVALID_ARG_VALUE(name, flags);
  return number;
}

function assertEncoding(encoding) {
  if (encoding && encoding !== 'buffer' && !require('buffer').Buffer.isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

const NO_OPTIONS = Object.freeze({});

/** Options given as an object, as an encoding, or (a callback standing in their place) not at all. */
function getOptions(options, defaults = NO_OPTIONS) {
  if (options == null || typeof options === 'function') return defaults;
  let merged;
  if (typeof options === 'string') merged = { ...defaults, encoding: options };
  else if (typeof options === 'object') merged = options;
  else throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  if (merged.encoding !== 'buffer') assertEncoding(merged.encoding);
  if (merged.signal !== undefined) validateAbortSignal(merged.signal, 'options.signal');
  return merged;
}

/** Whether answers in this encoding come as strings straight from the native half. */
function isUtf8(encoding) {
  if (encoding === 'utf8' || encoding === 'utf-8') return true;
  return typeof encoding === 'string' && /^utf-?8$/i.test(encoding);
}

/** Whether a name (of a link, a directory's entry) is wanted as bytes first. */
function wantsBytes(encoding) {
  return encoding != null && encoding !== '' && !isUtf8(encoding);
}

function toBuffer(arrayBuffer) {
  return require('internal/buffer').fromArrayBuffer(arrayBuffer);
}

/** A name that came as bytes, in the encoding asked for. */
function decodeName(name, encoding) {
  if (typeof name === 'string' || name === undefined) return name;
  const buffer = toBuffer(name);
  return encoding === 'buffer' ? buffer : buffer.toString(encoding);
}

/** Contents as they were asked for: a string, or a Buffer without an encoding. */
function decodeContents(result, encoding) {
  if (typeof result === 'string') return result;
  if (typeof result === 'number') {
    if (result > MAX_FILE) throw new codes.ERR_FS_FILE_TOO_LARGE(result);
    throw new codes.ERR_STRING_TOO_LONG(MAX_STRING.toString(16));
  }
  const buffer = toBuffer(result);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

/** A view's bytes as the native half reads them. */
function bytesOf(view) {
  if (view instanceof Uint8Array) return view;
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** Data to be written whole: a string (meaning its UTF-8) or bytes. */
function toData(data, encoding) {
  if (typeof data === 'string') {
    return wantsBytes(encoding) ? require('buffer').Buffer.from(data, encoding) : data;
  }
  if (ArrayBuffer.isView(data)) return bytesOf(data);
  throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

function getAccessMode(mode) {
  if (mode == null) return 0;
  validateInteger(mode, 'mode', 0, 7);
  return mode;
}

function getCopyMode(mode) {
  if (mode == null) return 0;
  validateInteger(mode, 'mode', 0, 7);
  return mode;
}

/** Seconds since 1970 from a number, a numeric string or a Date. */
function toUnixTimestamp(time, name = 'time') {
  if (typeof time === 'string' && time !== '' && +time == time) return +time;   // eslint-disable-line eqeqeq
  if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
  if (time instanceof Date) return time.getTime() / 1000;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

function validateId(id, name) {
  validateInteger(id, name, -1, 4294967295);
}

/** A place in a file, where null and undefined mean "wherever the descriptor stands" (-1). */
function getPosition(position, length) {
  if (position == null) return -1;
  if (typeof position === 'number') {
    validateInteger(position, 'position', -1);
    return position;
  }
  if (typeof position !== 'bigint') {
    throw new codes.ERR_INVALID_ARG_TYPE('position', ['bigint', 'integer'], position);
  }
  const last = 2n ** 63n - 1n - BigInt(length);
  if (position < -1n || position > last) {
    throw new codes.ERR_OUT_OF_RANGE('position', `>= -1 && <= ${last}`, position);
  }
  return Number(position);
}

function validateRange(offset, length, size) {
  if (offset > size) throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${size}`, offset);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (length > size - offset) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${size - offset}`, length);
}

/** The buffers of readv and writev; answers their size together. */
function validateBufferArray(buffers) {
  if (!Array.isArray(buffers)) throw new codes.ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
  let size = 0;
  for (let i = 0; i < buffers.length; i++) {
    if (!ArrayBuffer.isView(buffers[i])) {
      throw new codes.ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
    }
    size += buffers[i].byteLength;
  }
  return size;
}

/** The options of rm and of rmdir, complete. */
function validateRemoveOptions(options, defaults) {
  if (options === undefined) return defaults;
  validateObject(options, 'options');
  const all = { ...defaults, ...options };
  validateBoolean(all.recursive, 'options.recursive');
  if (defaults.force !== undefined) validateBoolean(all.force, 'options.force');
  validateInt32(all.retryDelay, 'options.retryDelay', 0);
  validateUint32(all.maxRetries, 'options.maxRetries');
  return all;
}

function warnOfTruncate() {
  require('internal/util').warnDeprecated('Using fs.truncate with a file descriptor is deprecated. ' +
    'Please use fs.ftruncate with a file descriptor instead.', 'DEP0081', warnOfTruncate);
}

function makeCallback(callback) {
  validateFunction(callback, 'cb');
  return callback;
}

/** Options that may be left out before a callback. */
function lastFunction(options, callback) {
  return makeCallback(typeof options === 'function' ? options : callback);
}

module.exports = {
  MAX_FILE,
  MAX_STRING,
  assertEncoding,
  bytesOf,
  decodeContents,
  decodeName,
  getAccessMode,
  getCopyMode,
  getOptions,
  getPosition,
  getTarget,
  getValidatedFd,
  getValidatedPath,
  isUtf8,
  lastFunction,
  makeCallback,
  parseFileMode,
  stringToFlags,
  toBuffer,
  toData,
  toPathIfFileURL,
  toUnixTimestamp,
  validateBufferArray,
  validateId,
  validateRange,
  validateRemoveOptions,
  wantsBytes,
  warnOfTruncate,
};
