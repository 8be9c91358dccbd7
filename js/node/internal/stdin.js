'use strict';
// Standard input as a Readable. The descriptor is only watched while somebody reads, so that a program
// that doesn't read can end.

const { Readable } = require('stream');
const dispatch = require('internal/dispatch');
const input = native('stdin');

let current = null;

dispatch.on('stdin', (id, chunk, errno) => {
  const stream = current;
  if (stream === null) return;
  if (errno !== 0 && errno !== undefined) {
    stop(stream);
    const { UVException } = require('internal/errors');
    stream.destroy(new UVException({ errno: -Math.abs(errno), syscall: 'read' }));
  } else if (chunk === null || chunk === undefined) {
    stop(stream);
    stream.push(null);
  } else if (!stream.push(require('buffer').Buffer.from(chunk))) {
    stop(stream);
  }
});

function stop(stream) {
  if (!stream._reading) return;
  stream._reading = false;
  input.stop();
}

function ReadStream(fd, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(fd, options);
  Readable.call(this, { highWaterMark: 65536, ...options });
  this.fd = fd;
  this._reading = false;
  this._type = 'fs';
  current = this;
  this.on('pause', this._paused);
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);

ReadStream.prototype._read = function() {
  if (this._reading) return;
  this._reading = true;
  input.start();
};

ReadStream.prototype._paused = function() {
  stop(this);
};

ReadStream.prototype._destroy = function(error, callback) {
  stop(this);
  callback(error);
};

ReadStream.prototype.ref = function() {
  input.setReferenced(true);
  return this;
};

ReadStream.prototype.unref = function() {
  input.setReferenced(false);
  return this;
};

module.exports = { ReadStream };
