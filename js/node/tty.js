'use strict';
// Terminals, after https://nodejs.org/docs/latest-v22.x/api/tty.html. Output is written at once;
// input is standard input's (internal/stdin).

const { Writable } = require('stream');
const { codes } = require('internal/errors');
const { writeNow } = require('internal/stdio_streams');
const stdin = require('internal/stdin');
const terminal = native('process');

function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && terminal.isatty(fd);
}

function checkDescriptor(fd) {
  if (!Number.isInteger(fd) || fd < 0 || fd > 2147483647) throw new codes.ERR_INVALID_FD(fd);
  if (terminal.isatty(fd)) return;
  throw new codes.ERR_TTY_INIT_FAILED(
    { errno: -22, code: 'EINVAL', message: 'invalid argument', syscall: 'uv_tty_init' });
}

function ReadStream(fd, options) {
  if (!new.target) return new ReadStream(fd, options);
  checkDescriptor(fd);
  stdin.ReadStream.call(this, fd, options);
  this._type = 'tty';
  this.isRaw = false;
  this.isTTY = true;
}
Object.setPrototypeOf(ReadStream.prototype, stdin.ReadStream.prototype);
Object.setPrototypeOf(ReadStream, stdin.ReadStream);

ReadStream.prototype.setRawMode = function(flag) {
  flag = !!flag;
  native('stdin').setRawMode(flag);
  this.isRaw = flag;
  return this;
};

function WriteStream(fd) {
  if (!new.target) return new WriteStream(fd);
  checkDescriptor(fd);
  Writable.call(this, { decodeStrings: false });
  this.fd = fd;
  this._type = 'tty';
  const size = terminal.windowSize(fd);
  if (size) {
    this.columns = size[0];
    this.rows = size[1];
  }
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);

WriteStream.prototype.isTTY = true;

WriteStream.prototype._write = function(chunk, encoding, callback) {
  writeNow(this.fd, chunk, encoding, callback);
};

WriteStream.prototype._refreshSize = function() {
  const size = terminal.windowSize(this.fd);
  if (!size || (size[0] === this.columns && size[1] === this.rows)) return;
  this.columns = size[0];
  this.rows = size[1];
  this.emit('resize');
};

WriteStream.prototype.getWindowSize = function() {
  return [this.columns, this.rows];
};

WriteStream.prototype.getColorDepth = function(env) {
  return require('internal/tty/colors').getColorDepth(env);
};

WriteStream.prototype.hasColors = function(count, env) {
  return require('internal/tty/colors').hasColors(count, env);
};

WriteStream.prototype.cursorTo = function(x, y, callback) {
  return require('internal/readline/callbacks').cursorTo(this, x, y, callback);
};

WriteStream.prototype.moveCursor = function(dx, dy, callback) {
  return require('internal/readline/callbacks').moveCursor(this, dx, dy, callback);
};

WriteStream.prototype.clearLine = function(direction, callback) {
  return require('internal/readline/callbacks').clearLine(this, direction, callback);
};

WriteStream.prototype.clearScreenDown = function(callback) {
  return require('internal/readline/callbacks').clearScreenDown(this, callback);
};

module.exports = { isatty, ReadStream, WriteStream };
