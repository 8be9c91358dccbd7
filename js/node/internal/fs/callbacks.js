'use strict';
// The callback half of fs (https://nodejs.org/api/fs.html#callback-api). Wrong arguments throw at once;
// what the system refuses goes to the callback, and never before the caller has returned.

const { start } = require('internal/jobs');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');
const { statsFrom, statFsFrom } = require('internal/fs/stats');

const { binding } = ops;
const { makeCallback, lastFunction } = u;

function nextTick(...args) {
  require('process').nextTick(...args);
}

// ---- without an answer ----------------------------------------------------------------------------

function access(path, mode, callback) {
  const isShort = typeof mode === 'function';
  const done = lastFunction(mode, callback);
  start(ops.access(path, isShort ? undefined : mode, true), done);
}

function close(fd, callback = reportCloseError) {
  if (callback !== reportCloseError) makeCallback(callback);
  start(ops.close(fd, true), callback);
}

// Nobody else could hear of it.
function reportCloseError(error) {
  if (error !== null) throw error;
}

function rename(oldPath, newPath, callback) {
  const done = makeCallback(callback);
  start(ops.rename(oldPath, newPath, true), done);
}

function checkLength(len) {
  if (typeof len === 'function' || len === undefined) return 0;
  require('internal/validators').validateInteger(len, 'len');
  return len;
}

function truncate(path, len, callback) {
  if (typeof path === 'number') {
    u.warnOfTruncate();
    return ftruncate(path, len, callback);
  }
  const length = checkLength(len);
  const done = lastFunction(len, callback);
  start(ops.open(path, 'r+', 0o666, true), (error, fd) => {
    if (error !== null) return done(error);
    start(ops.ftruncate(fd, length, true), (failure) => {
      start(ops.close(fd, true), (closeError) => done(failure ?? closeError));
    });
  });
}

function ftruncate(fd, len, callback) {
  u.getValidatedFd(fd);
  const length = checkLength(len);
  const done = lastFunction(len, callback);
  start(ops.ftruncate(fd, length, true), done);
}

function rmdir(path, options, callback) {
  const done = lastFunction(options, callback);
  const wanted = typeof options === 'function' ? undefined : options;
  const checked = u.getValidatedPath(path);
  if (wanted?.recursive) return require('internal/fs/rm').rmdirAllLater(checked, wanted, done);
  u.validateRemoveOptions(wanted, { retryDelay: 100, maxRetries: 0, recursive: false });
  start(ops.rmdir(checked, true), done);
}

function rm(path, options, callback) {
  const done = lastFunction(options, callback);
  require('internal/fs/rm').rm(path, typeof options === 'function' ? undefined : options, done);
}

function fdatasync(fd, callback) {
  const done = makeCallback(callback);
  start(ops.fdatasync(fd, true), done);
}

function fsync(fd, callback) {
  const done = makeCallback(callback);
  start(ops.fsync(fd, true), done);
}

function symlink(target, path, type, callback) {
  const done = lastFunction(type, callback);
  start(ops.symlink(target, path, typeof type === 'function' ? undefined : type, true), done);
}

function link(existingPath, newPath, callback) {
  const done = makeCallback(callback);
  start(ops.link(existingPath, newPath, true), done);
}

function unlink(path, callback) {
  const done = makeCallback(callback);
  start(ops.unlink(path, true), done);
}

function chmod(path, mode, callback) {
  const done = makeCallback(callback);
  start(ops.chmod(path, mode, true), done);
}

function fchmod(fd, mode, callback) {
  u.getValidatedFd(fd);
  const wanted = u.parseFileMode(mode, 'mode');
  const done = makeCallback(callback);
  start(ops.fchmod(fd, wanted, true), done);
}

function chown(path, uid, gid, callback) {
  const done = makeCallback(callback);
  start(ops.chown(path, uid, gid, true), done);
}

function fchown(fd, uid, gid, callback) {
  u.getValidatedFd(fd);
  u.validateId(uid, 'uid');
  u.validateId(gid, 'gid');
  const done = makeCallback(callback);
  start(ops.fchown(fd, uid, gid, true), done);
}

function lchown(path, uid, gid, callback) {
  const done = makeCallback(callback);
  start(ops.lchown(path, uid, gid, true), done);
}

function utimes(path, atime, mtime, callback) {
  const done = makeCallback(callback);
  start(ops.utimes(path, atime, mtime, true), done);
}

function futimes(fd, atime, mtime, callback) {
  const done = makeCallback(callback);
  start(ops.futimes(fd, atime, mtime, true), done);
}

function lutimes(path, atime, mtime, callback) {
  const done = makeCallback(callback);
  start(ops.lutimes(path, atime, mtime, true), done);
}

function copyFile(src, dest, mode, callback) {
  const done = lastFunction(mode, callback);
  start(ops.copyFile(src, dest, typeof mode === 'function' ? 0 : mode, true), done);
}

function cp(src, dest, options, callback) {
  const done = lastFunction(options, callback);
  const { cp: copy } = require('internal/fs/cp');
  settle(copy(src, dest, typeof options === 'function' ? undefined : options), done);
}

// What the callback throws must not end in the promise.
function settle(promise, done) {
  promise.then(
    (result) => (result === undefined ? nextTick(done, null) : nextTick(done, null, result)),
    (error) => nextTick(done, error),
  );
}

// ---- with an answer -------------------------------------------------------------------------------

function exists(path, callback) {
  const done = makeCallback(callback);
  let job;
  try {
    job = ops.access(path, 0, true);
  } catch {
    return nextTick(done, false);
  }
  start(job, (error) => done(error === null));
}

function open(path, flags, mode, callback) {
  let done = callback;
  if (arguments.length < 3) {
    done = flags;
    flags = 'r';
    mode = 0o666;
  } else if (typeof mode === 'function') {
    done = mode;
    mode = 0o666;
  }
  makeCallback(done);
  start(ops.open(path, flags, mode, true), done);
}

function stat(path, options, callback) {
  const done = lastFunction(options, callback);
  start(ops.stat(path, options, true), statsCallback(options, done));
}

function lstat(path, options, callback) {
  const done = lastFunction(options, callback);
  start(ops.lstat(path, options, true), statsCallback(options, done));
}

function fstat(fd, options, callback) {
  const done = lastFunction(options, callback);
  start(ops.fstat(fd, options, true), statsCallback(options, done));
}

function statsCallback(options, done) {
  const isBigInt = options?.bigint;
  return (error, words) => (error === null ? done(null, statsFrom(words, isBigInt)) : done(error));
}

function statfs(path, options, callback) {
  const done = lastFunction(options, callback);
  start(ops.statfs(path, options, true), (error, words) => {
    if (error !== null) done(error);
    else done(null, statFsFrom(words, options?.bigint));
  });
}

function mkdir(path, options, callback) {
  const done = lastFunction(options, callback);
  start(ops.mkdir(path, typeof options === 'function' ? undefined : options, true), done);
}

function mkdtemp(prefix, options, callback) {
  const done = lastFunction(options, callback);
  const wanted = u.getOptions(options);
  start(ops.mkdtemp(prefix, wanted, true), nameCallback(wanted.encoding, done));
}

function readlink(path, options, callback) {
  const done = lastFunction(options, callback);
  const wanted = u.getOptions(options);
  start(ops.readlink(path, wanted, true), nameCallback(wanted.encoding, done));
}

function realpath(path, options, callback) {
  const done = lastFunction(options, callback);
  const wanted = u.getOptions(options);
  start(ops.realpath(path, wanted, true, true), nameCallback(wanted.encoding, done));
}

realpath.native = function realpathNative(path, options, callback) {
  const done = lastFunction(options, callback);
  const wanted = u.getOptions(options);
  start(ops.realpath(path, wanted, false, true), nameCallback(wanted.encoding, done));
};

function nameCallback(encoding, done) {
  return (error, name) => (error === null ? done(null, u.decodeName(name, encoding)) : done(error));
}

function readdir(path, options, callback) {
  const done = lastFunction(options, callback);
  const wanted = u.getOptions(options);
  if (wanted.recursive != null) {
    require('internal/validators').validateBoolean(wanted.recursive, 'options.recursive');
  }
  const checked = u.getValidatedPath(path);
  const listing = require('internal/fs/listing');
  if (wanted.recursive) return listing.listAll(checked, wanted, done);
  start(ops.readdir(checked, !!wanted.withFileTypes, wanted, true), (error, entries) => {
    if (error !== null) done(error);
    else done(null, listing.present(entries, checked, wanted));
  });
}

function opendir(path, options, callback) {
  const done = typeof options === 'function' ? options : callback;
  require('internal/validators').validateFunction(done, 'callback');
  require('internal/fs/dir').opendir(path, typeof options === 'function' ? undefined : options, done);
}

function readFile(path, options, callback) {
  const done = lastFunction(options, callback);
  const wanted = u.getOptions(options);
  if (wanted.signal) {
    const target = u.getTarget(path);
    return settle(require('internal/fs/pieces').readPieces(target, wanted), done);
  }
  start(ops.readFile(path, wanted, true), (error, result) => {
    if (error !== null) return done(error);
    let contents;
    try {
      contents = u.decodeContents(result, wanted.encoding);
    } catch (failure) {
      return done(failure);
    }
    done(null, contents);
  });
}


function writeFile(path, data, options, callback) {
  writeWhole(path, data, options, callback, 'w');
}

function appendFile(path, data, options, callback) {
  writeWhole(path, data, options, callback, 'a');
}

function writeWhole(path, data, options, callback, flag) {
  const done = lastFunction(options, callback);
  const wanted = u.getOptions(options);
  ops.validateFlush(wanted);
  if (wanted.signal) {
    const target = u.getTarget(path);
    u.toData(data, wanted.encoding);
    return settle(require('internal/fs/pieces').writePieces(target, data, wanted, flag), done);
  }
  if (wanted.flush) return writeAndFlush(path, data, wanted, flag, done);
  start(ops.writeFile(path, data, wanted, flag, true), done);
}

function writeAndFlush(path, data, wanted, flag, done) {
  const isOpen = typeof path === 'number';
  const flush = (error, fd) => {
    if (error !== null) return done(error);
    const end = (failure) => {
      if (isOpen) done(failure);
      else start(ops.close(fd, true), (closeError) => done(failure ?? closeError));
    };
    start(ops.writeFile(fd, data, wanted, flag, true), (failure) => {
      if (failure !== null) end(failure);
      else require('fs').fsync(fd, end);
    });
  };
  u.toData(data, wanted.encoding);
  if (isOpen) flush(null, path);
  else start(ops.open(path, wanted.flag ?? flag, wanted.mode ?? 0o666, true), flush);
}

// ---- reading and writing descriptors --------------------------------------------------------------

// The short forms: (fd, callback), (fd, buffer or options, callback) and (fd, buffer, options, callback).
function readForm(args) {
  const last = args[args.length - 1];
  if (args.length === 4) return { target: args[1], options: args[2], last };
  if (args.length === 3 && ArrayBuffer.isView(args[1])) return { target: args[1], options: undefined, last };
  const options = args.length === 3 ? args[1] : undefined;
  const { buffer = require('buffer').Buffer.alloc(16384) } = options ?? {};
  return { target: buffer, options, last };
}

function read(fd, buffer, offsetOrOptions, length, position, callback) {
  const number = u.getValidatedFd(fd);
  const { readArguments, readOptions, validateView } = require('internal/fs/sync');
  let done = callback;
  let wanted;
  if (arguments.length <= 4) {
    const { target, options, last } = readForm(arguments);
    validateView(target);
    done = makeCallback(last);
    wanted = readOptions(target, options);
  } else {
    validateView(buffer);
    makeCallback(done);
    wanted = readArguments(buffer, offsetOrOptions, length, position);
  }
  if (wanted.length === 0) return nextTick(done, null, 0, wanted.buffer);
  start(binding.readNew(number, wanted.length, wanted.position, true), (error, bytes) => {
    if (error !== null) return done(error);
    u.bytesOf(wanted.buffer).set(new Uint8Array(bytes), wanted.offset);
    done(null, bytes.byteLength, wanted.buffer);
  });
}

function readv(fd, buffers, position, callback) {
  const number = u.getValidatedFd(fd);
  const size = u.validateBufferArray(buffers);
  const done = lastFunction(position, callback);
  const at = typeof position === 'number' ? position : -1;
  start(binding.readNew(number, size, at, true), (error, bytes) => {
    if (error !== null) return done(error);
    done(null, require('internal/fs/sync').scatter(bytes, buffers), buffers);
  });
}

function write(fd, buffer, offsetOrOptions, length, position, callback) {
  const number = u.getValidatedFd(fd);
  const args = [offsetOrOptions, length, position];
  let done = callback ?? position ?? length ?? offsetOrOptions;
  for (let i = 0; i < 3; i++) {
    if (typeof args[i] === 'function') {
      done = args[i];
      args.fill(undefined, i);
      break;
    }
  }
  makeCallback(done);
  const w = require('internal/fs/sync').writeArguments(buffer, args[0], args[1], args[2]);
  if (w.length === 0) return nextTick(done, null, 0, buffer);
  start(binding.write(number, w.data, w.offset, w.length, w.position, true), (error, count) => {
    if (error !== null) done(error);
    else done(null, count, buffer);
  });
}

function writev(fd, buffers, position, callback) {
  const number = u.getValidatedFd(fd);
  const size = u.validateBufferArray(buffers);
  const done = lastFunction(position, callback);
  if (buffers.length === 0) return nextTick(done, null, 0, buffers);
  const { gather, writePosition } = require('internal/fs/sync');
  const job = binding.write(number, gather(buffers), 0, size, writePosition(position), true);
  start(job, (error, count) => {
    if (error !== null) done(error);
    else done(null, count, buffers);
  });
}

// ---- what util.promisify makes of those whose callbacks are not (error, result) ---------------------

const custom = Symbol.for('nodejs.util.promisify.custom');

function promisesOf(call, countName, bufferName) {
  const promisified = function promisified(...args) {
    return new Promise((resolve, reject) => {
      call(...args, (error, count, buffer) => {
        if (error) reject(error);
        else resolve({ [countName]: count, [bufferName]: buffer });
      });
    });
  };
  Object.defineProperty(promisified, 'name', { value: call.name });
  Object.defineProperty(call, custom, { value: promisified });
}

promisesOf(read, 'bytesRead', 'buffer');
promisesOf(readv, 'bytesRead', 'buffers');
promisesOf(write, 'bytesWritten', 'buffer');
promisesOf(writev, 'bytesWritten', 'buffers');
const existsPromised = (path) => new Promise((resolve) => { exists(path, resolve); });
Object.defineProperty(existsPromised, 'name', { value: 'exists' });
Object.defineProperty(exists, custom, {
  value: existsPromised,
});

function glob(pattern, options, callback) {
  const done = lastFunction(options, callback);
  const { globAll } = require('internal/fs/glob');
  const found = globAll(pattern, typeof options === 'function' ? undefined : options);
  settle(found, done);
}

module.exports = {
  access,
  appendFile,
  chmod,
  chown,
  close,
  copyFile,
  cp,
  exists,
  fchmod,
  fchown,
  fdatasync,
  fstat,
  fsync,
  ftruncate,
  futimes,
  glob,
  lchown,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open,
  opendir,
  read,
  readFile,
  readdir,
  readlink,
  readv,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  symlink,
  truncate,
  unlink,
  utimes,
  write,
  writeFile,
  writev,
};
