'use strict';
// The synchronous half of fs (https://nodejs.org/api/fs.html#synchronous-api).

const { codes } = require('internal/errors');
const { validateInteger, validateObject, validateBoolean } = require('internal/validators');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');
const { statsFrom, statFsFrom } = require('internal/fs/stats');

const { binding } = ops;
const READ_DEFAULTS = { encoding: undefined, flag: 'r' };

function accessSync(path, mode) {
  ops.access(path, mode, false);
}

// Whatever is no path, or can't be reached, does not exist.
function existsSync(path) {
  try {
    return binding.exists(u.getValidatedPath(path));
  } catch {
    return false;
  }
}

function openSync(path, flags, mode) {
  return ops.open(path, flags, mode, false);
}

function closeSync(fd) {
  ops.close(fd, false);
}

function validateView(buffer) {
  if (ArrayBuffer.isView(buffer)) return;
  throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
}

/** What fs.read is to do, given by an object of options (or nothing in its place). */
function readOptions(buffer, options) {
  if (options == null) return readArguments(buffer);
  validateObject(options, 'options');
  validateView(buffer);
  const { offset = 0, length = buffer.byteLength - offset, position = null } = options;
  return readArguments(buffer, offset, length, position);
}

/** What fs.read is to do: buffer, offset, length and position, checked. */
function readArguments(buffer, offset, length, position) {
  validateView(buffer);
  offset ??= 0;
  validateInteger(offset, 'offset', 0);
  length = length === undefined ? buffer.byteLength - offset : length | 0;
  if (length !== 0) {
    if (buffer.byteLength === 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
    }
    u.validateRange(offset, length, buffer.byteLength);
  }
  return { buffer, offset, length, position: u.getPosition(position, length) };
}

function readSync(fd, buffer, offsetOrOptions, length, position) {
  const number = u.getValidatedFd(fd);
  const wanted = arguments.length <= 3 || (offsetOrOptions !== null && typeof offsetOrOptions === 'object')
    ? readOptions(buffer, offsetOrOptions)
    : readArguments(buffer, offsetOrOptions, length, position);
  if (wanted.length === 0) return 0;
  return binding.readInto(number, u.bytesOf(buffer), wanted.offset, wanted.length, wanted.position);
}

function readvSync(fd, buffers, position) {
  const number = u.getValidatedFd(fd);
  const size = u.validateBufferArray(buffers);
  const at = typeof position === 'number' ? position : -1;
  return scatter(binding.readNew(number, size, at, false), buffers);
}

/** Hands bytes that were read on to several buffers; answers how many they are. */
function scatter(arrayBuffer, buffers) {
  const size = arrayBuffer.byteLength;
  let from = 0;
  for (let i = 0; i < buffers.length && from < size; i++) {
    const target = u.bytesOf(buffers[i]);
    const count = Math.min(target.length, size - from);
    target.set(new Uint8Array(arrayBuffer, from, count));
    from += count;
  }
  return size;
}

/** What the many forms of fs.write mean: data, offset, length and position in one object. */
function writeArguments(buffer, offset, length, position) {
  if (typeof buffer === 'string') return writeTextArguments(buffer, offset, length);
  if (!ArrayBuffer.isView(buffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
  }
  if (offset !== null && typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset);
  }
  offset ??= 0;
  validateInteger(offset, 'offset', 0);
  if (typeof length !== 'number') length = buffer.byteLength - offset;
  u.validateRange(offset, length, buffer.byteLength);
  return { data: u.bytesOf(buffer), offset, length, position: writePosition(position) };
}

function writeTextArguments(text, position, encoding) {
  require('internal/validators').validateEncoding(text, encoding);
  let data = text;
  // As in Node, an encoding that does not exist is taken for UTF-8 here.
  if (u.wantsBytes(encoding)) {
    const { Buffer } = require('buffer');
    if (Buffer.isEncoding(encoding)) data = Buffer.from(text, encoding);
  }
  return { data, offset: 0, length: Infinity, position: writePosition(position) };
}

function writePosition(position) {
  return typeof position === 'number' && position >= 0 ? position : -1;
}

function writeSync(fd, buffer, offsetOrOptions, length, position) {
  const number = u.getValidatedFd(fd);
  const w = writeArguments(buffer, offsetOrOptions, length, position);
  return binding.write(number, w.data, w.offset, w.length, w.position, false);
}

/** The bytes of several buffers as one. */
function gather(buffers) {
  if (buffers.length === 1) return u.bytesOf(buffers[0]);
  return require('buffer').Buffer.concat(buffers.map(u.bytesOf));
}

function writevSync(fd, buffers, position) {
  const number = u.getValidatedFd(fd);
  const size = u.validateBufferArray(buffers);
  if (buffers.length === 0) return 0;
  return binding.write(number, gather(buffers), 0, size, writePosition(position), false);
}

function renameSync(oldPath, newPath) {
  ops.rename(oldPath, newPath, false);
}

function truncateSync(path, len) {
  if (len === undefined) len = 0;
  if (typeof path === 'number') {
    u.warnOfTruncate();
    ftruncateSync(path, len);
    return;
  }
  const fd = openSync(path, 'r+');
  try {
    ops.ftruncate(fd, len, false);
  } finally {
    closeSync(fd);
  }
}

function ftruncateSync(fd, len = 0) {
  ops.ftruncate(fd, len, false);
}

function rmdirSync(path, options) {
  const checked = u.getValidatedPath(path);
  if (!options?.recursive) {
    u.validateRemoveOptions(options, { retryDelay: 100, maxRetries: 0, recursive: false });
    ops.rmdir(checked, false);
    return;
  }
  require('internal/fs/rm').rmdirAll(checked, options);
}

function rmSync(path, options) {
  require('internal/fs/rm').rmSync(path, options);
}

function fdatasyncSync(fd) {
  ops.fdatasync(fd, false);
}

function fsyncSync(fd) {
  ops.fsync(fd, false);
}

function mkdirSync(path, options) {
  return ops.mkdir(path, options, false);
}

function readdirSync(path, options) {
  const wanted = u.getOptions(options);
  if (wanted.recursive != null) validateBoolean(wanted.recursive, 'options.recursive');
  const checked = u.getValidatedPath(path);
  if (wanted.recursive) return require('internal/fs/listing').listAllSync(checked, wanted);
  if (!wanted.withFileTypes && !u.wantsBytes(wanted.encoding)) {
    return binding.readdir(checked, false, false, false, false);
  }
  const entries = ops.readdir(checked, !!wanted.withFileTypes, wanted, false);
  return require('internal/fs/listing').present(entries, checked, wanted);
}

function statSync(path, options) {
  return statsFrom(ops.stat(path, options, false), options?.bigint);
}

function lstatSync(path, options) {
  return statsFrom(ops.lstat(path, options, false), options?.bigint);
}

function fstatSync(fd, options) {
  return statsFrom(ops.fstat(fd, options, false), options?.bigint);
}

function statfsSync(path, options) {
  return statFsFrom(ops.statfs(path, options, false), options?.bigint);
}

function readlinkSync(path, options) {
  const wanted = u.getOptions(options);
  return u.decodeName(ops.readlink(path, wanted, false), wanted.encoding);
}

function symlinkSync(target, path, type) {
  ops.symlink(target, path, type, false);
}

function linkSync(existingPath, newPath) {
  ops.link(existingPath, newPath, false);
}

function unlinkSync(path) {
  ops.unlink(path, false);
}

function chmodSync(path, mode) {
  ops.chmod(path, mode, false);
}

function fchmodSync(fd, mode) {
  ops.fchmod(fd, mode, false);
}

function chownSync(path, uid, gid) {
  ops.chown(path, uid, gid, false);
}

function fchownSync(fd, uid, gid) {
  ops.fchown(fd, uid, gid, false);
}

function lchownSync(path, uid, gid) {
  ops.lchown(path, uid, gid, false);
}

function utimesSync(path, atime, mtime) {
  ops.utimes(path, atime, mtime, false);
}

function futimesSync(fd, atime, mtime) {
  ops.futimes(fd, atime, mtime, false);
}

function lutimesSync(path, atime, mtime) {
  ops.lutimes(path, atime, mtime, false);
}

function readFileSync(path, options) {
  const wanted = u.getOptions(options, READ_DEFAULTS);
  return u.decodeContents(ops.readFile(path, wanted, false), wanted.encoding);
}

function writeFileSync(path, data, options) {
  const wanted = u.getOptions(options);
  if (wanted.flush == null) ops.writeFile(path, data, wanted, 'w', false);
  else writeAndFlush(path, data, wanted, 'w');
}

function appendFileSync(path, data, options) {
  const wanted = u.getOptions(options);
  if (wanted.flush == null) ops.writeFile(path, data, wanted, 'a', false);
  else writeAndFlush(path, data, wanted, 'a');
}

function writeAndFlush(path, data, wanted, flag) {
  ops.validateFlush(wanted);
  if (!wanted.flush) {
    ops.writeFile(path, data, wanted, flag, false);
    return;
  }
  const isOpen = typeof path === 'number';
  const fd = isOpen ? path : openSync(path, wanted.flag ?? flag, wanted.mode ?? 0o666);
  try {
    ops.writeFile(fd, data, wanted, flag, false);
    require('fs').fsyncSync(fd);
  } finally {
    if (!isOpen) closeSync(fd);
  }
}

function copyFileSync(src, dest, mode) {
  ops.copyFile(src, dest, mode, false);
}

function cpSync(src, dest, options) {
  require('internal/fs/cp').cpSync(src, dest, options);
}

function mkdtempSync(prefix, options) {
  const wanted = u.getOptions(options);
  return u.decodeName(ops.mkdtemp(prefix, wanted, false), wanted.encoding);
}

function opendirSync(path, options) {
  return require('internal/fs/dir').opendirSync(path, options);
}

function realpathSync(path, options) {
  const wanted = u.getOptions(options);
  return u.decodeName(ops.realpath(path, wanted, true, false), wanted.encoding);
}

realpathSync.native = function realpathSyncNative(path, options) {
  const wanted = u.getOptions(options);
  return u.decodeName(ops.realpath(path, wanted, false, false), wanted.encoding);
};

function globSync(pattern, options) {
  return require('internal/fs/glob').globSync(pattern, options);
}

module.exports = {
  api: {
    accessSync,
    appendFileSync,
    chmodSync,
    chownSync,
    closeSync,
    copyFileSync,
    cpSync,
    existsSync,
    fchmodSync,
    fchownSync,
    fdatasyncSync,
    fstatSync,
    fsyncSync,
    ftruncateSync,
    futimesSync,
    globSync,
    lchownSync,
    linkSync,
    lstatSync,
    lutimesSync,
    mkdirSync,
    mkdtempSync,
    openSync,
    opendirSync,
    readFileSync,
    readSync,
    readdirSync,
    readlinkSync,
    readvSync,
    realpathSync,
    renameSync,
    rmSync,
    rmdirSync,
    statSync,
    statfsSync,
    symlinkSync,
    truncateSync,
    unlinkSync,
    utimesSync,
    writeFileSync,
    writeSync,
    writevSync,
  },
  gather,
  readArguments,
  readOptions,
  scatter,
  validateView,
  writeArguments,
  writePosition,
};
