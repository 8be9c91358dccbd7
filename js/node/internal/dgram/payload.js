'use strict';
// What send() takes for a message: a text, bytes of any kind, or a list of those, which go out as one datagram.

const { codes } = require('internal/errors');

const KINDS = ['Buffer', 'TypedArray', 'DataView', 'string'];

/** Bytes; `range`, if any, is [offset, length] of a single message. */
function payload(message, range) {
  if (range !== null) return slice(message, range[0], range[1]);
  if (!Array.isArray(message)) return bytesOf(message, 'buffer', message);
  if (message.length === 1) return bytesOf(message[0], 'buffer list arguments', message);
  const pieces = message.map((piece) => bytesOf(piece, 'buffer list arguments', message));
  return require('buffer').Buffer.concat(pieces);
}

function bytesOf(value, name, blamed) {
  const { Buffer } = require('buffer');
  if (typeof value === 'string') return Buffer.from(value);
  if (!ArrayBuffer.isView(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, KINDS, blamed);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function slice(message, offset, length) {
  const bytes = bytesOf(message, 'buffer', message);
  offset >>>= 0;
  length >>>= 0;
  if (offset > bytes.length) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (offset + length > bytes.length) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  return bytes.subarray(offset, offset + length);
}

module.exports = { payload };
