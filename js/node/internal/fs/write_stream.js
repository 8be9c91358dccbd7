'use strict';
// fs.WriteStream (https://nodejs.org/api/fs.html#class-fswritestream). A function constructor, since packages
// call it as a mixin and replace its `open`.

const { Writable } = require('internal/streams/writable');
const { codes } = require('internal/errors');
const { validateBoolean } = require('internal/validators');
const u = require('internal/fs/utils');
const { becameIdle, checkPosition, importFd, inherit, kBusy, kFs, streamOptions } =
  require('internal/fs/stream_shared');

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
  if (wanted.fs != null && !wanted.fs.writev) this._writev = null;
  Writable.call(this, wanted);
  if (wanted.encoding) this.setDefaultEncoding(wanted.encoding);
}

inherit(WriteStream, Writable, '_writableState');

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
  writeAll(this, data, 0, (error) => endWrite(this, error, 0, callback), 0);
};

WriteStream.prototype._writev = function _writev(entries, callback) {
  const chunks = [];
  for (let i = 0; i < entries.length; i++) chunks.push(entries[i].chunk);
  if (this[kFs].writev === undefined) {
    this._write(require('buffer').Buffer.concat(chunks), '', callback);
    return;
  }
  this[kBusy] = true;
  let size = 0;
  for (let i = 0; i < chunks.length; i++) size += chunks[i].length;
  this[kFs].writev(this.fd, chunks, this.pos, (error, count) => {
    if (error || count >= size) {
      endWrite(this, error, count, callback);
      return;
    }
    this.bytesWritten += count;
    if (this.pos !== undefined) this.pos += count;
    writeAll(this, require('buffer').Buffer.concat(chunks), count, (failure) => {
      endWrite(this, failure, 0, callback);
    }, 0);
  });
};

function endWrite(stream, error, count, callback) {
  if (!error) {
    stream.bytesWritten += count;
    if (stream.pos !== undefined) stream.pos += count;
  }
  becameIdle(stream);
  callback(error);
}

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

module.exports = { WriteStream };
