'use strict';
// fs.promises (https://nodejs.org/api/fs.html#promises-api). Every function is async, so that wrong
// arguments reject as well.

const { codes } = require('internal/errors');
const { promised } = require('internal/jobs');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');
const { statsFrom, statFsFrom } = require('internal/fs/stats');

async function access(path, mode) {
  await promised(ops.access(path, mode, true));
}

async function open(path, flags = 'r', mode = 0o666) {
  const fd = await promised(ops.open(path, flags, mode, true));
  const { FileHandle } = require('internal/fs/file_handle');
  return new FileHandle(fd);
}

async function opendir(path, options) {
  return new Promise((resolve, reject) => {
    require('internal/fs/dir').opendir(path, options, (error, dir) => (error ? reject(error) : resolve(dir)));
  });
}

async function copyFile(src, dest, mode) {
  await promised(ops.copyFile(src, dest, mode, true));
}

async function cp(src, dest, options) {
  await require('internal/fs/cp').cp(src, dest, options);
}

async function rename(oldPath, newPath) {
  await promised(ops.rename(oldPath, newPath, true));
}

async function truncate(path, len = 0) {
  const handle = await open(path, 'r+');
  try {
    await handle.truncate(len);
  } finally {
    await handle.close();
  }
}

async function rm(path, options) {
  await asPromise((done) => require('internal/fs/rm').rm(path, options, done));
}

async function rmdir(path, options) {
  const checked = u.getValidatedPath(path);
  if (options?.recursive) {
    await asPromise((done) => require('internal/fs/rm').rmdirAllLater(checked, options, done));
    return;
  }
  u.validateRemoveOptions(options, { retryDelay: 100, maxRetries: 0, recursive: false });
  await promised(ops.rmdir(checked, true));
}

function asPromise(begin) {
  return new Promise((resolve, reject) => {
    begin((error, result) => (error ? reject(error) : resolve(result)));
  });
}

async function mkdir(path, options) {
  return promised(ops.mkdir(path, options, true));
}

async function readdir(path, options) {
  const wanted = u.getOptions(options);
  if (wanted.recursive != null) {
    require('internal/validators').validateBoolean(wanted.recursive, 'options.recursive');
  }
  const checked = u.getValidatedPath(path);
  const listing = require('internal/fs/listing');
  if (wanted.recursive) return asPromise((done) => listing.listAll(checked, wanted, done));
  const entries = await promised(ops.readdir(checked, !!wanted.withFileTypes, wanted, true));
  return listing.present(entries, checked, wanted);
}

async function readlink(path, options) {
  const wanted = u.getOptions(options);
  return u.decodeName(await promised(ops.readlink(path, wanted, true)), wanted.encoding);
}

async function symlink(target, path, type) {
  await promised(ops.symlink(target, path, type, true));
}

async function stat(path, options) {
  return statsFrom(await promised(ops.stat(path, options, true)), options?.bigint);
}

async function lstat(path, options) {
  return statsFrom(await promised(ops.lstat(path, options, true)), options?.bigint);
}

async function statfs(path, options) {
  return statFsFrom(await promised(ops.statfs(path, options, true)), options?.bigint);
}

async function link(existingPath, newPath) {
  await promised(ops.link(existingPath, newPath, true));
}

async function unlink(path) {
  await promised(ops.unlink(path, true));
}

async function chmod(path, mode) {
  await promised(ops.chmod(path, mode, true));
}

// Linux has no permissions on links.
async function lchmod() {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
}

async function chown(path, uid, gid) {
  await promised(ops.chown(path, uid, gid, true));
}

async function lchown(path, uid, gid) {
  await promised(ops.lchown(path, uid, gid, true));
}

async function utimes(path, atime, mtime) {
  await promised(ops.utimes(path, atime, mtime, true));
}

async function lutimes(path, atime, mtime) {
  await promised(ops.lutimes(path, atime, mtime, true));
}

async function realpath(path, options) {
  const wanted = u.getOptions(options);
  return u.decodeName(await promised(ops.realpath(path, wanted, false, true)), wanted.encoding);
}

async function mkdtemp(prefix, options) {
  const wanted = u.getOptions(options);
  return u.decodeName(await promised(ops.mkdtemp(prefix, wanted, true)), wanted.encoding);
}

// ---- whole files ------------------------------------------------------------------------------------

// A path, or an open file: its descriptor.
function targetOf(path) {
  if (typeof path !== 'object' || path === null) return path;
  const { FileHandle } = require('internal/fs/file_handle');
  return path instanceof FileHandle ? path.fd : path;
}

async function readFile(path, options) {
  const wanted = u.getOptions(options);
  const target = targetOf(path);
  if (wanted.signal) return require('internal/fs/pieces').readPieces(target, wanted);
  return u.decodeContents(await promised(ops.readFile(target, wanted, true)), wanted.encoding);
}

async function writeWhole(path, data, options, flag) {
  const wanted = u.getOptions(options);
  const target = targetOf(path);
  ops.validateFlush(wanted);
  // What is neither text nor a view may be an iterable of them.
  if (wanted.signal || wanted.flush || (typeof data === 'object' && data !== null && !ArrayBuffer.isView(data))) {
    await require('internal/fs/pieces').writePieces(target, data, wanted, flag);
    return;
  }
  await promised(ops.writeFile(target, data, wanted, flag, true));
}

async function writeFile(path, data, options) {
  await writeWhole(path, data, options, 'w');
}

async function appendFile(path, data, options) {
  await writeWhole(path, data, options, 'a');
}

function watch(filename, options) {
  return require('internal/fs/watch').watchAsync(filename, options);
}

function glob(pattern, options) {
  return require('internal/fs/glob').globAsync(pattern, options);
}

const api = {
  access,
  copyFile,
  cp,
  glob,
  open,
  opendir,
  rename,
  truncate,
  rm,
  rmdir,
  mkdir,
  readdir,
  readlink,
  symlink,
  lstat,
  stat,
  statfs,
  link,
  unlink,
  chmod,
  lchmod,
  lchown,
  chown,
  utimes,
  lutimes,
  realpath,
  mkdtemp,
  writeFile,
  appendFile,
  readFile,
  watch,
  constants: require('internal/fs/constants'),
};

module.exports = { api, readFile, writeWhole };
