'use strict';
// The stream that all of zlib's classes are: a Transform that hands chunks to its handle and passes on what
// comes out, a buffer's worth at a time and no faster than it is read. The fields that begin with an
// underscore are those that packages built upon zlib use.

const {
  ERR_BUFFER_TOO_LARGE, ERR_INTERNAL_ASSERTION, ERR_OUT_OF_RANGE, ERR_TRAILING_JUNK_AFTER_STREAM_END,
} = require('internal/errors').codes;
const { checkRangesOrGetDefault, validateFiniteNumber } = require('internal/validators');
const { Buffer, kMaxLength } = require('buffer');
const { FastBuffer } = require('internal/buffer');
const { Transform, finished } = require('stream');
const { constants } = require('internal/zlib/constants');

const { Z_DEFAULT_CHUNK, Z_MIN_CHUNK, Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH,
  Z_FINISH } = constants;

const kError = Symbol('kError');
const kFlushFlag = Symbol('kFlushFlag');

// ---- flush modes ---------------------------------------------------------------------------------------

// From the weakest to the strongest; brotli's modes are in the same order.
const byStrength = [Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH];

function strongerFlush(a, b) {
  return byStrength.indexOf(a) > byStrength.indexOf(b) ? a : b;
}

const flushChunks = [];

// An empty chunk that says how to flush, made once for each mode; undefined for what is none.
function flushChunk(kind) {
  if (!byStrength.includes(kind)) return undefined;
  if (flushChunks[kind] === undefined) {
    flushChunks[kind] = new FastBuffer();
    flushChunks[kind][kFlushFlag] = kind;
  }
  return flushChunks[kind];
}

// ---- options -------------------------------------------------------------------------------------------

/** The options that all classes have, checked; `defaults`: flush, finishFlush, and the strongest mode. */
function commonOptions(opts, defaults) {
  const common = {
    chunkSize: Z_DEFAULT_CHUNK, flush: defaults.flush, finishFlush: defaults.finishFlush, limit: kMaxLength,
  };
  if (!opts) return common;
  if (validateFiniteNumber(opts.chunkSize, 'options.chunkSize')) {
    if (opts.chunkSize < Z_MIN_CHUNK) {
      throw new ERR_OUT_OF_RANGE('options.chunkSize', `>= ${Z_MIN_CHUNK}`, opts.chunkSize);
    }
    common.chunkSize = opts.chunkSize;
  }
  common.flush = checkRangesOrGetDefault(opts.flush, 'options.flush', 0, defaults.strongest, defaults.flush);
  common.finishFlush = checkRangesOrGetDefault(opts.finishFlush, 'options.finishFlush', 0, defaults.strongest,
    defaults.finishFlush);
  common.limit = checkRangesOrGetDefault(opts.maxOutputLength, 'options.maxOutputLength', 1, kMaxLength,
    kMaxLength);
  return common;
}

// Chunks are bytes, whatever the program says.
function streamOptions(opts) {
  const stream = { autoDestroy: true, ...opts };
  if (stream.encoding || stream.objectMode || stream.writableObjectMode) {
    stream.encoding = null;
    stream.objectMode = false;
    stream.writableObjectMode = false;
  }
  return stream;
}

// ---- the class -----------------------------------------------------------------------------------------

function ZlibBase(opts, handle, common, defaults) {
  Transform.call(this, streamOptions(opts));
  this[kError] = null;
  this.bytesWritten = 0;
  this._handle = handle;
  handle.owner = this;
  handle.onerror = onError;
  this._outBuffer = Buffer.allocUnsafe(common.chunkSize);
  this._outOffset = 0;
  this._chunkSize = common.chunkSize;
  this._defaultFlushFlag = common.flush;
  this._finishFlushFlag = common.finishFlush;
  this._defaultFullFlushFlag = defaults.fullFlush;
  this._refusesTrailer = Boolean(opts && opts.rejectGarbageAfterEnd);
  this._info = Boolean(opts && opts.info);
  this._maxOutputLength = common.limit;
}
Object.setPrototypeOf(ZlibBase.prototype, Transform.prototype);
Object.setPrototypeOf(ZlibBase, Transform);

// Called on the handle: nothing can be made of the stream any more.
function onError(message, errno, code) {
  const self = this.owner;
  const error = failureError({ message, errno, code });
  self[kError] = error;
  self.destroy(error);
}

/** The error for what the native half tells. */
function failureError(failure) {
  const error = new Error(failure.message);
  error.errno = failure.errno;
  error.code = failure.code;
  return error;
}

Object.defineProperty(ZlibBase.prototype, '_closed', {
  configurable: true,
  enumerable: true,
  get() { return !this._handle; },
});

let isTold = false;

// The old, misleading name.
Object.defineProperty(ZlibBase.prototype, 'bytesRead', {
  configurable: true,
  enumerable: true,
  get() {
    if (!isTold) {
      process.emitWarning('zlib.bytesRead is deprecated and will change its meaning in the future. Use ' +
        'zlib.bytesWritten instead.', 'DeprecationWarning', 'DEP0108');
    }
    isTold = true;
    return this.bytesWritten;
  },
  set(value) { this.bytesWritten = value; },
});

function assertOpen(self) {
  if (!self._handle) throw new ERR_INTERNAL_ASSERTION('zlib binding closed');
}

ZlibBase.prototype.reset = function reset() {
  assertOpen(this);
  return this._handle.reset();
};

ZlibBase.prototype._final = function _final(callback) {
  callback();
};

ZlibBase.prototype._flush = function _flush(callback) {
  this._transform(new FastBuffer(), '', callback);
};

ZlibBase.prototype.flush = function flush(kind, callback) {
  if (typeof kind === 'function' || (kind === undefined && !callback)) {
    callback = kind;
    kind = this._defaultFullFlushFlag;
  }
  if (this.writableFinished) {
    if (callback) process.nextTick(callback);
  } else if (this.writableEnded) {
    if (callback) this.once('end', callback);
  } else {
    this.write(flushChunk(kind), '', callback);
  }
};

ZlibBase.prototype.close = function close(callback) {
  if (callback) finished(this, callback);
  this.destroy();
};

ZlibBase.prototype._destroy = function _destroy(error, callback) {
  closeHandle(this);
  callback(error);
};

function closeHandle(self) {
  if (!self._handle) return;
  self._handle.close();
  self._handle = null;
}

// ---- chunks --------------------------------------------------------------------------------------------

ZlibBase.prototype._transform = function _transform(chunk, encoding, callback) {
  let flag = this._defaultFlushFlag;
  if (typeof chunk[kFlushFlag] === 'number') flag = chunk[kFlushFlag];
  // The last chunk, and whatever empty ones follow it.
  if (this.writableEnded && this.writableLength === chunk.byteLength) {
    flag = strongerFlush(flag, this._finishFlushFlag);
  }
  processChunk(this, chunk, flag, callback);
};

ZlibBase.prototype._processChunk = function _processChunk(chunk, flag, callback) {
  if (typeof callback === 'function') processChunk(this, chunk, flag, callback);
  else return processChunkSync(this, chunk, flag);
};

function processChunk(self, chunk, flag, callback) {
  const handle = self._handle;
  if (!handle) {
    process.nextTick(callback);
    return;
  }
  handle.chunk = chunk;
  handle.chunkFlag = flag;
  handle.done = 0;                // how much of the chunk has been taken
  handle.whenTaken = callback;
  handle.isWaiting = false;       // for room in the readable side
  writeRest(self, handle);
}

function writeRest(self, handle) {
  handle.roomBefore = self._chunkSize - self._outOffset;
  handle.write(handle.chunkFlag, handle.chunk, handle.done, handle.chunk.byteLength - handle.done,
    self._outBuffer, self._outOffset, handle.roomBefore);
}

// Moves what the last step has put out into `out`; answers it, or null when it was nothing.
function takeOutput(self, roomBefore) {
  const have = roomBefore - self._writeState[0];
  if (have === 0) return null;
  const { _outBuffer: buffer, _outOffset: start } = self;
  self._outOffset += have;
  if (self._outOffset >= self._chunkSize) {
    self._outOffset = 0;
    self._outBuffer = Buffer.allocUnsafe(self._chunkSize);
  }
  return buffer.slice(start, start + have);
}

/** Called on the handle when a write has ended well. */
function afterWrite() {
  const self = this.owner;
  if (self.destroyed) {
    finishChunk(this);
    return;
  }
  const [room, left] = self._writeState;
  const taken = this.chunk.byteLength - this.done - left;
  self.bytesWritten += taken;
  this.done += taken;
  const out = takeOutput(self, this.roomBefore);
  const isFull = out !== null && !self.push(out);
  // A listener may have closed the stream.
  if (self.destroyed) {
    finishChunk(this);
  } else if (room === 0) {
    if (isFull) this.isWaiting = true;
    else writeRest(self, this);
  } else {
    // Input that is not wanted follows the end of what was compressed.
    if (left > 0) {
      if (self._refusesTrailer) {
        refuseTrailer(self);
        return;
      }
      self.push(null);
    }
    finishChunk(this);
  }
}

function refuseTrailer(self) {
  self.destroy(new ERR_TRAILING_JUNK_AFTER_STREAM_END());
}

function finishChunk(handle) {
  const callback = handle.whenTaken;
  handle.chunk = handle.whenTaken = null;
  callback();
}

ZlibBase.prototype._read = function _read(size) {
  const handle = this._handle;
  if (handle && handle.isWaiting) {
    handle.isWaiting = false;
    writeRest(this, handle);
  }
  Transform.prototype._read.call(this, size);
};

function processChunkSync(self, chunk, flag) {
  assertOpen(self);
  const handle = self._handle;
  const parts = [];
  let length = 0;
  let done = 0;
  self.on('error', () => {});
  for (;;) {
    const before = self._chunkSize - self._outOffset;
    handle.writeSync(flag, chunk, done, chunk.byteLength - done, self._outBuffer, self._outOffset, before);
    if (self[kError]) throw self[kError];
    done = chunk.byteLength - self._writeState[1];
    const out = takeOutput(self, before);
    if (out !== null) {
      parts.push(out);
      length += out.byteLength;
      if (length > self._maxOutputLength) {
        closeHandle(self);
        throw new ERR_BUFFER_TOO_LARGE(self._maxOutputLength);
      }
    }
    if (self._writeState[0] !== 0) break;
  }
  self.bytesWritten = done;
  closeHandle(self);
  if (length === 0) return Buffer.alloc(0);
  return parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
}

module.exports = {
  ZlibBase, afterWrite, assertOpen, commonOptions, failureError, processChunkSync, strongerFlush,
};
