'use strict';
// What goes in and out of the native half: strings by their encoding, views, buffers.

const { codes } = require('internal/errors');
const { encodingNumber, fromArrayBuffer, fromString, UTF8 } = require('internal/buffer');

const HEX = encodingNumber('hex');
const BASE64 = encodingNumber('base64');
const BASE64URL = encodingNumber('base64url');

const VIEWS = ['string', 'Buffer', 'TypedArray', 'DataView'];
const BUFFERS = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

function isAnyArrayBuffer(value) {
  return value instanceof ArrayBuffer || value instanceof SharedArrayBuffer ||
    (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) &&
      require('util').types.isAnyArrayBuffer(value));
}

/** What the native half can read: it knows typed arrays and ArrayBuffers, not DataViews. */
function readable(view) {
  return view instanceof DataView ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : view;
}

/** The bytes of a string in an encoding. The native half itself knows UTF-8. */
function encode(text, encoding) {
  if (encoding === undefined || encoding === 'utf8' || encoding === 'buffer') return text;
  const number = encodingNumber(encoding);
  return number === undefined || number === UTF8 ? text : fromString(text, number);
}

/** An argument that is text or a view, as the native half takes it. */
function fromView(data, encoding, name) {
  if (typeof data === 'string') return encode(data, encoding);
  if (!ArrayBuffer.isView(data)) throw new codes.ERR_INVALID_ARG_TYPE(name, VIEWS, data);
  return readable(data);
}

/** An argument that is text, a view or an ArrayBuffer, as the native half takes it. */
function fromBytes(data, name, encoding) {
  if (typeof data === 'string') return encode(data, encoding);
  if (ArrayBuffer.isView(data)) return readable(data);
  if (isAnyArrayBuffer(data)) return data;
  throw new codes.ERR_INVALID_ARG_TYPE(name, BUFFERS, data);
}

/** The encodings that the native half writes itself, -1 for all others. */
function nativeEncoding(encoding) {
  switch (encoding) {
    case 'hex': return HEX;
    case 'base64': return BASE64;
    case 'base64url': return BASE64URL;
    default: return -1;
  }
}

/** A result of the native half, which is text already or an ArrayBuffer, in the encoding asked for. */
function result(value, encoding) {
  if (typeof value === 'string') return value;
  const buffer = fromArrayBuffer(value);
  if (encoding === undefined || encoding === null || encoding === 'buffer') return buffer;
  const number = encodingNumber(encoding);
  return number === undefined ? buffer : buffer.toString(encoding);
}

module.exports = { encode, fromBytes, fromView, isAnyArrayBuffer, nativeEncoding, readable, result };
