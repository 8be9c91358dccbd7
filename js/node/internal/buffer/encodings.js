'use strict';
// The names of Node's encodings and the numbers that the native half knows them by
// (src/modules/buffer/encoding.rs).

const bytes = native('buffer');

const UTF8 = 0;
const UTF16LE = 1;
const LATIN1 = 2;
const ASCII = 3;
const HEX = 4;
const BASE64 = 5;
const BASE64URL = 6;

const numbers = {
  '__proto__': null,
  'utf8': UTF8,
  'utf-8': UTF8,
  'ucs2': UTF16LE,
  'ucs-2': UTF16LE,
  'utf16le': UTF16LE,
  'utf-16le': UTF16LE,
  'latin1': LATIN1,
  'binary': LATIN1,
  'ascii': ASCII,
  'hex': HEX,
  'base64': BASE64,
  'base64url': BASE64URL,
};

/** The number of an encoding, undefined for what is none. */
function encodingNumber(encoding) {
  return numbers[encoding] ?? numbers[`${encoding}`.toLowerCase()];
}

/** How many bytes a string takes; with base64 the most it may take. */
function byteLength(text, encoding) {
  switch (encoding) {
    case UTF8: return bytes.utf8Length(text);
    case UTF16LE: return text.length * 2;
    case HEX: return text.length >>> 1;
    case BASE64:
    case BASE64URL: return base64Length(text);
    default: return text.length;
  }
}

function base64Length(text) {
  let { length } = text;
  if (text.charCodeAt(length - 1) === 0x3d) length--;
  if (length > 1 && text.charCodeAt(length - 1) === 0x3d) length--;
  // The product may be more than 32 bits hold.
  return Math.floor(length * 3 / 4);
}

module.exports = { ASCII, BASE64, BASE64URL, HEX, LATIN1, UTF16LE, UTF8, byteLength, encodingNumber };
