'use strict';
// What fs.ReadStream and fs.WriteStream share: where their calls go, opening, closing. With no `fs` option of
// the user's own they go straight to the native half, and a chunk that was read becomes a Buffer without a
// copy; unless somebody has put a function of their own in the place of fs.read and its kin.

const { codes } = require('internal/errors');
const { validateFunction, validateInteger } = require('internal/validators');
const { start } = require('internal/jobs');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');

const kFs = Symbol('kFs');
const kHandle = Symbol('kHandle');
const kBusy = Symbol('kBusy');
const kWhenIdle = Symbol('kWhenIdle');
const kOpen = Symbol('kOpen');

// ---- what a stream works with: the native half, a FileHandle, or the user's own functions ------------

const callbacks = require('internal/fs/callbacks');

// fs itself, once there is a stream: it requires this room.
let shared;

/** The functions of fs as they are now, if the one of this name has been replaced. */
function replaced(name) {
  return shared[name] === callbacks[name] ? null : ofUser(shared);
}

const direct = {
  open(path, flags, mode, done) {
    const other = replaced('open');
    if (other !== null) return other.open(path, flags, mode, done);
    let job;
    try {
      job = ops.open(path, flags, mode, true);
    } catch (error) {
      return done(error);
    }
    start(job, done);
  },
  close(fd, done) { shared.close(fd, done); },
  fsync(fd, done) { shared.fsync(fd, done); },
  readChunk(fd, size, position, done) {
    const other = replaced('read');
    if (other !== null) return other.readChunk(fd, size, position, done);
    start(ops.binding.readNew(fd, size, position ?? -1, true), (error, bytes) => {
      if (error !== null) done(error);
      else done(null, u.toBuffer(bytes));
    });
  },
  write(fd, buffer, offset, length, position, done) {
    const other = replaced('write');
    if (other !== null) return other.write(fd, buffer, offset, length, position, done);
    start(ops.binding.write(fd, u.bytesOf(buffer), offset, length, position ?? -1, true), done);
  },
  writev: undefined,
};

function tell(promise, field, done) {
  promise.then((result) => done(null, result?.[field]), done);
}

function ofHandle(handle) {
  const { read } = Object.getPrototypeOf(handle);
  return {
    open: undefined,
    close(fd, done) {
      handle._unref();
      tell(handle.close(), '', done);
    },
    fsync(fd, done) { tell(handle.sync(), '', done); },
    readChunk(fd, size, position, done) {
      if (handle.read === read) return direct.readChunk(fd, size, position, done);
      const buffer = require('buffer').Buffer.allocUnsafeSlow(size);
      const end = (error, count) => (error ? done(error) : done(null, buffer.subarray(0, count)));
      tell(handle.read(buffer, 0, size, position), 'bytesRead', end);
    },
    write(fd, buffer, offset, length, position, done) {
      tell(handle.write(buffer, offset, length, position), 'bytesWritten', done);
    },
    writev: undefined,
  };
}

function checkUser(given, names) {
  const isWriter = names.includes('write');
  if (isWriter && !given.write && !given.writev) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fs.write', 'function', given.write);
  }
  for (const name of names) {
    if (!isWriter || !name.startsWith('write') || given[name]) {
      validateFunction(given[name], `options.fs.${name}`);
    }
  }
}

function ofUser(given) {
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
    write(fd, buffer, offset, length, position, done) {
      if (given.write) given.write(fd, buffer, offset, length, position, done);
      else given.writev(fd, [buffer.subarray(offset, offset + length)], position, done);
    },
    writev: given.writev && ((fd, buffers, position, done) => given.writev(fd, buffers, position, done)),
  };
}

function importFd(stream, options, names) {
  shared ??= require('fs');
  if (options.fs !== undefined && options.fs !== null && typeof options.fd !== 'object') {
    checkUser(options.fs, names);
    stream[kFs] = ofUser(options.fs);
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
  if (this.open !== this[kOpen]) {
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
function openerOf(name) {
  return function open() {
    require('internal/util').warnDeprecated(`${name}.prototype.open() is deprecated`, 'DEP0135', open);
  };
}

function closeFd(stream, error, callback) {
  const { fd } = stream;
  const finish = (closeError) => callback(error ?? closeError);
  if (!stream.flush || error) {
    stream[kFs].close(fd, finish);
  } else {
    stream[kFs].fsync(fd, (flushError) => {
      stream[kFs].close(fd, (closeError) => callback(flushError ?? closeError));
    });
  }
  stream.fd = null;
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
  Class.prototype.open = openerOf(Class.name);
  Object.defineProperty(Class.prototype, kOpen, { value: Class.prototype.open });
  Class.prototype._construct = construct;
  Class.prototype._destroy = destroy;
  Object.defineProperty(Class.prototype, 'autoClose', {
    get() {
      if (this[state] === undefined) throw new codes.ERR_INVALID_THIS(Class.name);
      return this[state].autoDestroy;
    },
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
  const merged = { ...defaults };
  // Options may be inherited.
  for (const name in given) merged[name] = given[name];
  if (merged.autoDestroy === undefined) merged.autoDestroy = given.autoClose ?? true;
  return merged;
}

function checkPosition(position, name) {
  validateInteger(position, name, 0);
}

module.exports = { becameIdle, checkPosition, importFd, inherit, kBusy, kFs, streamOptions };
