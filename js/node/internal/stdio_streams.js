'use strict';
// The streams behind process.stdout, process.stderr and process.stdin. Output is written before write() returns,
// whatever the descriptor is, so that nothing printed is lost when the program ends
// (https://nodejs.org/docs/latest-v22.x/api/process.html#a-note-on-process-io).

const { Writable } = require('stream');
const { writeSync, isatty } = native('process');

// A Writable for a file, a pipe or a socket.
function SyncWriteStream(fd, options) {
  Writable.call(this, { autoDestroy: true, decodeStrings: false, ...options });
  this.fd = fd;
  this.readable = false;
}

Object.setPrototypeOf(SyncWriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(SyncWriteStream, Writable);

SyncWriteStream.prototype._write = function(chunk, encoding, callback) {
  writeNow(this.fd, chunk, encoding, callback);
};

function writeNow(fd, chunk, encoding, callback) {
  if (typeof chunk === 'string' && encoding !== 'utf8' && encoding !== 'utf-8') {
    chunk = require('buffer').Buffer.from(chunk, encoding);
  }
  try {
    writeSync(fd, chunk);
  } catch (error) {
    callback(error);
    return;
  }
  callback();
}

// The standard streams stay open: destroying one only tells its listeners.
function refuseToClose(error, callback) {
  callback(error);
  if (typeof this._undestroy === 'function') this._undestroy();
}

function makeOutput(fd) {
  const terminal = isatty(fd);
  const stream = terminal ? new (require('tty').WriteStream)(fd) : new SyncWriteStream(fd);
  stream._type = terminal ? 'tty' : 'fs';
  stream._isStdio = true;
  stream.destroySoon = stream.destroy;
  stream._destroy = refuseToClose;
  if (terminal) process.on('SIGWINCH', () => stream._refreshSize());
  return stream;
}

function makeInput() {
  const { ReadStream } = isatty(0) ? require('tty') : require('internal/stdin');
  const stream = new ReadStream(0);
  stream._isStdio = true;
  return stream;
}

module.exports = { SyncWriteStream, writeNow, makeOutput, makeInput };
