'use strict';
// Each operation of fs once: arguments checked, native half called. `later` says when: false runs it now
// (and throws), true starts it on a pool thread and answers the number of the job. The sync, callback and
// promise forms are thin layers over these.

const { codes } = require('internal/errors');
const { validateInteger, validateOneOf, validateBoolean } = require('internal/validators');
const u = require('internal/fs/utils');

const binding = native('fs');
const { getValidatedPath, getValidatedFd } = u;

const EXACT = 1;
const LINK = 2;
const QUIET = 4;

function access(path, mode, later) {
  return binding.access(getValidatedPath(path), u.getAccessMode(mode), later);
}

function open(path, flags, mode, later) {
  const checked = getValidatedPath(path);
  return binding.open(checked, u.stringToFlags(flags), u.parseFileMode(mode, 'mode', 0o666), later);
}

function close(fd, later) {
  return binding.close(getValidatedFd(fd), later);
}

function stat(path, options, later) {
  const how = (options?.bigint ? EXACT : 0) | (!later && options?.throwIfNoEntry === false ? QUIET : 0);
  return binding.stat(getValidatedPath(path), how, later);
}

function lstat(path, options, later) {
  const how = LINK | (options?.bigint ? EXACT : 0) | (!later && options?.throwIfNoEntry === false ? QUIET : 0);
  return binding.stat(getValidatedPath(path), how, later);
}

function fstat(fd, options, later) {
  return binding.fstat(getValidatedFd(fd), options?.bigint ? EXACT : 0, later);
}

function statfs(path, options, later) {
  return binding.statfs(getValidatedPath(path), options?.bigint ? EXACT : 0, later);
}

function chmod(path, mode, later) {
  return binding.chmod(getValidatedPath(path), u.parseFileMode(mode, 'mode'), later);
}

function fchmod(fd, mode, later) {
  return binding.fchmod(getValidatedFd(fd), u.parseFileMode(mode, 'mode'), later);
}

function chown(path, uid, gid, later) {
  const checked = getValidatedPath(path);
  u.validateId(uid, 'uid');
  u.validateId(gid, 'gid');
  return binding.chown(checked, uid, gid, later);
}

function lchown(path, uid, gid, later) {
  const checked = getValidatedPath(path);
  u.validateId(uid, 'uid');
  u.validateId(gid, 'gid');
  return binding.lchown(checked, uid, gid, later);
}

function fchown(fd, uid, gid, later) {
  const checked = getValidatedFd(fd);
  u.validateId(uid, 'uid');
  u.validateId(gid, 'gid');
  return binding.fchown(checked, uid, gid, later);
}

function utimes(path, atime, mtime, later) {
  return binding.utimes(getValidatedPath(path), u.toUnixTimestamp(atime), u.toUnixTimestamp(mtime), later);
}

function lutimes(path, atime, mtime, later) {
  return binding.lutimes(getValidatedPath(path), u.toUnixTimestamp(atime), u.toUnixTimestamp(mtime), later);
}

function futimes(fd, atime, mtime, later) {
  const checked = getValidatedFd(fd);
  return binding.futimes(checked, u.toUnixTimestamp(atime, 'atime'), u.toUnixTimestamp(mtime, 'mtime'), later);
}

function ftruncate(fd, length, later) {
  const checked = getValidatedFd(fd);
  validateInteger(length, 'len');
  return binding.truncate(checked, Math.max(0, length), later);
}

function fsync(fd, later) {
  return binding.fsync(getValidatedFd(fd), later);
}

function fdatasync(fd, later) {
  return binding.fdatasync(getValidatedFd(fd), later);
}

function copyFile(from, to, mode, later) {
  const source = getValidatedPath(from, 'src');
  return binding.copyFile(source, getValidatedPath(to, 'dest'), u.getCopyMode(mode), later);
}

// Node's one function for a directory's mode takes it from the options or in their place.
function mkdir(path, options, later) {
  let mode = 0o777;
  let recursive = false;
  if (typeof options === 'number' || typeof options === 'string') {
    mode = u.parseFileMode(options, 'mode');
  } else if (options) {
    if (options.recursive !== undefined) recursive = options.recursive;
    if (options.mode !== undefined) mode = u.parseFileMode(options.mode, 'mode');
  }
  const checked = getValidatedPath(path);
  validateBoolean(recursive, 'options.recursive');
  return recursive ? binding.mkdirs(checked, mode, later) : binding.mkdir(checked, mode, later);
}

let hasWarnedOfTemplate = false;

// Some systems' mkdtemp(3) replaces all of the X at the end, not just the six that are added.
function warnOfTemplate(prefix) {
  const last = typeof prefix === 'string' ? prefix.charCodeAt(prefix.length - 1) : prefix[prefix.length - 1];
  if (last !== 0x58 || hasWarnedOfTemplate) return;
  hasWarnedOfTemplate = true;
  require('process').emitWarning('mkdtemp() templates ending with X are not portable. ' +
    'For details see: https://nodejs.org/api/fs.html');
}

function mkdtemp(prefix, options, later) {
  const checked = getValidatedPath(prefix, 'prefix');
  warnOfTemplate(checked);
  return binding.mkdtemp(checked, u.wantsBytes(options.encoding), later);
}

function readdir(path, isTyped, options, later) {
  return binding.readdir(getValidatedPath(path), isTyped, u.wantsBytes(options.encoding), false, later);
}

function opendir(path, encoding, later) {
  return binding.readdir(getValidatedPath(path), true, u.wantsBytes(encoding), true, later);
}

function rmdir(path, later) {
  return binding.rmdir(getValidatedPath(path), later);
}

function rm(path, options, later) {
  return binding.rm(path, options.maxRetries, options.retryDelay, later);
}

function unlink(path, later) {
  return binding.unlink(getValidatedPath(path), later);
}

function rename(from, to, later) {
  const source = getValidatedPath(from, 'oldPath');
  return binding.rename(source, getValidatedPath(to, 'newPath'), later);
}

function link(from, to, later) {
  const source = getValidatedPath(from, 'existingPath');
  return binding.link(source, getValidatedPath(to, 'newPath'), later);
}

function symlink(target, path, type, later) {
  if (type != null && type !== 'dir' && type !== 'file' && type !== 'junction') {
    if (typeof type !== 'string') validateOneOf(type, 'type', ['dir', 'file', 'junction', null, undefined]);
    throw new codes.ERR_FS_INVALID_SYMLINK_TYPE(type);
  }
  const checked = getValidatedPath(target, 'target');
  return binding.symlink(checked, getValidatedPath(path), later);
}

function readlink(path, options, later) {
  return binding.readlink(getValidatedPath(path), u.wantsBytes(options.encoding), later);
}

// `isDetailed`: an error names the part of the path that failed, which realpath.native's does not.
function realpath(path, options, isDetailed, later) {
  return binding.realpath(getValidatedPath(path), isDetailed, u.wantsBytes(options.encoding), later);
}

// Answers a string when the encoding is UTF-8, else an ArrayBuffer.
function readFile(path, options, later) {
  const flags = u.stringToFlags(options.flag ?? 'r');
  const isText = u.isUtf8(options.encoding);
  return binding.readFile(u.getTarget(path), flags, isText ? u.MAX_STRING : u.MAX_FILE, isText, later);
}

function validateFlush(options) {
  if (options.flush != null) validateBoolean(options.flush, 'options.flush');
}

// `options.flush` is its callers' work, for fs.fsync may have been replaced.
function writeFile(path, data, options, defaultFlag, later) {
  const flags = u.stringToFlags(options.flag ?? defaultFlag);
  const mode = u.parseFileMode(options.mode, 'mode', 0o666);
  const bytes = u.toData(data, options.encoding);
  return binding.writeFile(u.getTarget(path), bytes, flags, mode, later);
}

module.exports = {
  access,
  binding,
  chmod,
  chown,
  close,
  copyFile,
  fchmod,
  fchown,
  fdatasync,
  fstat,
  fsync,
  ftruncate,
  futimes,
  lchown,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open,
  opendir,
  readFile,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  symlink,
  unlink,
  utimes,
  validateFlush,
  writeFile,
};
