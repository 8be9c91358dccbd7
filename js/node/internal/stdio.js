'use strict';
// process.stdout, process.stderr and process.stdin, made when they are first asked for. Output is written
// before write() returns, whatever the descriptor is, so that nothing printed is lost when the program
// ends (https://nodejs.org/docs/latest-v22.x/api/process.html#a-note-on-process-io).

const { writeSync, isatty, windowSize } = native('process');

let stdout;
let stderr;
let stdin;

/** Whether nobody has a stream for this descriptor yet, so that it may be written to directly. */
function isUntouched(fd) {
  return (fd === 1 ? stdout : stderr) === undefined;
}

/** The terminal behind a descriptor, without making its stream: { colorDepth, columns }, or null for none. */
function describeTerminal(fd) {
  if (isUntouched(fd)) {
    if (!isatty(fd)) return null;
    return { colorDepth: require('internal/tty/colors').getColorDepth(), columns: windowSize(fd)?.[0] ?? 80 };
  }
  const stream = fd === 1 ? stdout : stderr;
  if (!stream.isTTY) return null;
  return { colorDepth: stream.getColorDepth?.() ?? 4, columns: stream.columns ?? 80 };
}

// A Writable for a file, a pipe or a socket.
function SyncWriteStream(fd, options) {
  const { Writable } = require('stream');
  prepare();
  Writable.call(this, { autoDestroy: true, decodeStrings: false, ...options });
  this.fd = fd;
  this.readable = false;
}

// stream is only loaded when a stream is made.
let prepared = false;
function prepare() {
  if (prepared) return;
  prepared = true;
  const { Writable } = require('stream');
  Object.setPrototypeOf(SyncWriteStream.prototype, Writable.prototype);
  Object.setPrototypeOf(SyncWriteStream, Writable);
}

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

module.exports = {
  isUntouched,
  describeTerminal,
  writeNow,
  SyncWriteStream,
  get stdout() { return stdout ??= makeOutput(1); },
  get stderr() { return stderr ??= makeOutput(2); },
  get stdin() { return stdin ??= makeInput(); },
};
