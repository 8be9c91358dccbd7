'use strict';
// What fs.ReadStream and fs.WriteStream share: where their calls go, opening, closing. With no `fs` option of
// the user's own they go straight to the native half, and a chunk that was read becomes a Buffer without a
// copy.

const { codes } = require('internal/errors');
const { validateFunction, validateInteger } = require('internal/validators');
const { start } = require('internal/jobs');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');

const kFs = Symbol('kFs');
const kHandle = Symbol('kHandle');
const kBusy = Symbol('kBusy');
const kWhenIdle = Symbol('kWhenIdle');

// ---- what a stream works with: the native half, a FileHandle, or the user's own functions ------------

const direct = {
  open(path, flags, mode, done) {
    let job;
    try {
      job = ops.open(path, flags, mode, true);
    } catch (error) {
      return done(error);
    }
    start(job, done);
  },
  close(fd, done) { start(ops.close(fd, true), done); },
  fsync(fd, done) { start(ops.fsync(fd, true), done); },
  readChunk(fd, size, position, done) {
    start(ops.binding.readNew(fd, size, position ?? -1, true), (error, bytes) => {
      if (error !== null) done(error);
      else done(null, u.toBuffer(bytes));
    });
  },
  write(fd, buffer, offset, length, position, done) {
    start(ops.binding.write(fd, u.bytesOf(buffer), offset, length, position ?? -1, true), done);
  },
};

function ofHandle(handle) {
  return {
    ...direct,
    open: undefined,
    close(fd, done) {
      handle._unref();
      handle.close().then(() => done(null), done);
    },
  };
}

function ofUser(given, names) {
  for (const name of names) {
    if (name !== 'writev' || given[name] !== undefined) validateFunction(given[name], `options.fs.${name}`);
  }
  return {
    open: (path, flags, mode, done) => given.open(path, flags, mode, done),
    close: (fd, done) => given.close(fd, done),
    fsync: (fd, done) => given.fsync(fd, done),
    readChunk(fd, size, position, done) {
      const buffer = require('buffer').Buffer.allocUnsafeSlow(size);
      given.read(fd, buffer, 0, size, position, (error, count) => {
        if (error) done(error);
        else done(null, count < size ? buffer.subarray(0, count) : buffer);
      });
    },
    write: given.write && ((fd, buffer, offset, length, position, done) => {
      given.write(fd, buffer, offset, length, position, done);
    }),
  };
}

function importFd(stream, options, names) {
  if (options.fs !== undefined && options.fs !== null && typeof options.fd !== 'object') {
    stream[kFs] = ofUser(options.fs, names);
  } else {
    stream[kFs] = direct;
  }
  if (options.fd == null) {
    stream.fd = null;
    return;
  }
  if (typeof options.fd === 'number') {
    stream.fd = u.getValidatedFd(options.fd);
    return;
  }
  const { FileHandle } = require('internal/fs/file_handle');
  if (!(options.fd instanceof FileHandle)) {
    throw new codes.ERR_INVALID_ARG_TYPE('fd', ['number', 'FileHandle'], options.fd);
  }
  if (options.fs) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  stream[kHandle] = options.fd;
  stream[kFs] = ofHandle(options.fd);
  stream.fd = options.fd.fd;
  options.fd._ref();
  options.fd.on('close', () => stream.close());
}

// ---- opening and closing, alike for both ------------------------------------------------------------

function construct(callback) {
  if (typeof this.fd === 'number') {
    callback();
    return;
  }
  if (this.open !== openItself) {
    openByReplacement(this, callback);
    return;
  }
  this[kFs].open(this.path, this.flags, this.mode, (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    this.fd = fd;
    callback();
    this.emit('open', fd);
    this.emit('ready');
  });
}

// Somebody (graceful-fs) has put an `open` of their own in place, which tells its end by events.
function openByReplacement(stream, callback) {
  const emit = stream.emit;
  stream.emit = function emitOpening(name, argument) {
    if (name === 'open') {
      stream.emit = emit;
      callback();
      return emit.apply(stream, arguments);
    }
    if (name === 'error') {
      stream.emit = emit;
      callback(argument);
      return false;
    }
    return emit.apply(stream, arguments);
  };
  stream.open();
}

// What `open` is unless somebody replaces it: opening is construct's work.
function openItself() {}

function closeFd(stream, error, callback) {
  const { fd } = stream;
  const finish = (closeError) => callback(error ?? closeError);
  stream.fd = null;
  if (!stream.flush || error) {
    stream[kFs].close(fd, finish);
    return;
  }
  stream[kFs].fsync(fd, (flushError) => {
    stream[kFs].close(fd, (closeError) => callback(flushError ?? closeError));
  });
}

// A descriptor must not be closed under a call that still uses it.
function destroy(error, callback) {
  const close = () => {
    if (typeof this.fd === 'number') closeFd(this, error, callback);
    else callback(error);
  };
  if (this[kBusy]) this[kWhenIdle] = close;
  else close();
}

// Answers whether the stream was destroyed while the call was out.
function becameIdle(stream) {
  stream[kBusy] = false;
  if (!stream.destroyed) return false;
  const close = stream[kWhenIdle];
  if (close !== undefined) {
    stream[kWhenIdle] = undefined;
    close();
  }
  return true;
}

/** Makes `Class` one of our streams over `Base`, whose state object is the property `state`. */
function inherit(Class, Base, state) {
  Object.setPrototypeOf(Class, Base);
  Object.setPrototypeOf(Class.prototype, Base.prototype);
  Class.prototype.open = openItself;
  Class.prototype._construct = construct;
  Class.prototype._destroy = destroy;
  Object.defineProperty(Class.prototype, 'autoClose', {
    get() { return this[state].autoDestroy; },
    set(value) { this[state].autoDestroy = value; },
    configurable: true,
  });
  Object.defineProperty(Class.prototype, 'pending', {
    get() { return this.fd === null; },
    configurable: true,
  });
}

function streamOptions(options, defaults) {
  const given = u.getOptions(options);
  const merged = { ...defaults, ...given };
  if (merged.autoDestroy === undefined) merged.autoDestroy = given.autoClose ?? true;
  return merged;
}

function checkPosition(position, name) {
  validateInteger(position, name, 0);
}

module.exports = { becameIdle, checkPosition, importFd, inherit, kBusy, kFs, streamOptions };
