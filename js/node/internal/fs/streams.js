'use strict';
// fs.ReadStream and fs.WriteStream (https://nodejs.org/api/fs.html#class-fsreadstream). Function
// constructors, since packages call them as mixins and replace `open`. With no `fs` option of the user's own
// the streams go straight to the native half: a chunk that was read becomes a Buffer without a copy.

const { inherits } = require('util');
const { Readable, Writable, finished } = require('stream');
const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { start } = require('internal/jobs');
const { errorOrDestroy } = require('internal/streams/destroy');
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
  if (this.open !== openReadStream && this.open !== openWriteStream) {
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

function openReadStream() {}

function openWriteStream() {}

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

function aliasAutoClose(Class, state) {
  Object.defineProperty(Class.prototype, 'autoClose', {
    get() { return this[state].autoDestroy; },
    set(value) { this[state].autoDestroy = value; },
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

// ---- reading ----------------------------------------------------------------------------------------

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  const wanted = streamOptions(options, { highWaterMark: 64 * 1024 });
  importFd(this, wanted, ['open', 'read', 'close']);
  // What is open already needs no path.
  this.path = this.fd === null ? u.getValidatedPath(path) : undefined;
  this.flags = wanted.flags === undefined ? 'r' : wanted.flags;
  this.mode = wanted.mode === undefined ? 0o666 : wanted.mode;
  this.start = wanted.start;
  this.end = wanted.end ?? Infinity;
  this.pos = undefined;
  this.bytesRead = 0;
  this[kBusy] = false;
  if (this.start !== undefined) {
    checkPosition(this.start, 'start');
    this.pos = this.start;
  }
  if (this.end !== Infinity) {
    checkPosition(this.end, 'end');
    if (this.start !== undefined && this.start > this.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  Readable.call(this, wanted);
  if (wanted.encoding) this.setEncoding(wanted.encoding);
}

inherits(ReadStream, Readable);
aliasAutoClose(ReadStream, '_readableState');

ReadStream.prototype.open = openReadStream;
ReadStream.prototype._construct = construct;
ReadStream.prototype._destroy = destroy;

ReadStream.prototype._read = function _read(size) {
  const done = this.pos === undefined ? this.bytesRead : this.pos;
  const wanted = Math.min(this.end - done + 1, size);
  if (wanted <= 0) {
    this.push(null);
    return;
  }
  this[kBusy] = true;
  this[kFs].readChunk(this.fd, wanted, this.pos, (error, chunk) => {
    if (becameIdle(this)) return;
    if (error) {
      errorOrDestroy(this, error);
      return;
    }
    const count = chunk.length;
    if (this.pos !== undefined) this.pos += count;
    this.bytesRead += count;
    this.push(count > 0 ? chunk : null);
  });
};

ReadStream.prototype.close = function close(callback) {
  if (typeof callback === 'function') finished(this, callback);
  this.destroy();
};

// ---- writing ----------------------------------------------------------------------------------------

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  const wanted = streamOptions(options, { decodeStrings: true });
  importFd(this, wanted, ['open', 'write', 'close', 'writev']);
  if (wanted.flush != null) validateBoolean(wanted.flush, 'options.flush');
  // What is open already needs no path.
  this.path = this.fd === null ? u.getValidatedPath(path) : undefined;
  this.flags = wanted.flags === undefined ? 'w' : wanted.flags;
  this.mode = wanted.mode === undefined ? 0o666 : wanted.mode;
  this.flush = wanted.flush ?? false;
  this.start = wanted.start;
  this.pos = undefined;
  this.bytesWritten = 0;
  this[kBusy] = false;
  if (this.start !== undefined) {
    checkPosition(this.start, 'start');
    this.pos = this.start;
  }
  Writable.call(this, wanted);
  if (wanted.encoding) this.setDefaultEncoding(wanted.encoding);
}

inherits(WriteStream, Writable);
aliasAutoClose(WriteStream, '_writableState');

WriteStream.prototype.open = openWriteStream;
WriteStream.prototype._construct = construct;
WriteStream.prototype._destroy = destroy;

// A write may be short; "try again" is tried a few times before it counts as an error.
function writeAll(stream, buffer, offset, callback, retries) {
  const length = buffer.length - offset;
  stream[kFs].write(stream.fd, buffer, offset, length, stream.pos, (error, count) => {
    const again = error?.code === 'EAGAIN' && retries < 5;
    if (error && !again) {
      callback(error);
      return;
    }
    if (stream.destroyed) {
      callback(new codes.ERR_STREAM_DESTROYED('write'));
      return;
    }
    const written = again ? 0 : count;
    stream.bytesWritten += written;
    if (stream.pos !== undefined) stream.pos += written;
    if (written < length) writeAll(stream, buffer, offset + written, callback, again ? retries + 1 : 0);
    else callback();
  });
}

WriteStream.prototype._write = function _write(data, encoding, callback) {
  this[kBusy] = true;
  writeAll(this, data, 0, (error) => {
    becameIdle(this);
    callback(error);
  }, 0);
};

WriteStream.prototype._writev = function _writev(entries, callback) {
  const chunks = [];
  for (let i = 0; i < entries.length; i++) chunks.push(entries[i].chunk);
  this._write(require('buffer').Buffer.concat(chunks), '', callback);
};

WriteStream.prototype.close = function close(callback) {
  if (callback) {
    if (this.closed) {
      require('process').nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  // Without autoClose nobody else would close it at the end.
  if (!this.autoClose) this.on('finish', this.destroy);
  this.end();
};

WriteStream.prototype.destroySoon = WriteStream.prototype.end;

module.exports = { ReadStream, WriteStream };
