'use strict';
// fs.ReadStream (https://nodejs.org/api/fs.html#class-fsreadstream). A function constructor, since packages
// call it as a mixin and replace its `open`.

const { Readable } = require('internal/streams/readable');
const { codes } = require('internal/errors');
const { errorOrDestroy } = require('internal/streams/destroy');
const u = require('internal/fs/utils');
const { becameIdle, checkPosition, importFd, inherit, kBusy, kFs, streamOptions } =
  require('internal/fs/stream_shared');

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

inherit(ReadStream, Readable, '_readableState');

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
  if (typeof callback === 'function') require('internal/streams/end-of-stream').eos(this, callback);
  this.destroy();
};

module.exports = { ReadStream };
