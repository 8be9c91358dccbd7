'use strict';
// StringDecoder, after https://nodejs.org/api/string_decoder.html: bytes arrive in pieces, characters
// leave whole. Encodings of one byte a character need no state and pass straight to Buffer.

const { codes } = require('internal/errors');

const kDecode = Symbol('kDecode');
const kPending = Symbol('kPending');
const kHeld = Symbol('kHeld');
const kNeed = Symbol('kNeed');

const encodings = {
  __proto__: null,
  utf8: 'utf8',
  'utf-8': 'utf8',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  utf16le: 'utf16le',
  'utf-16le': 'utf16le',
  latin1: 'latin1',
  binary: 'latin1',
  base64: 'base64',
  base64url: 'base64url',
  hex: 'hex',
  ascii: 'ascii',
};

function normalizeEncoding(encoding) {
  const name = encodings[encoding] ?? encodings[`${encoding || 'utf8'}`.toLowerCase()];
  if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return name;
}

function toText(encoding, bytes, start, end) {
  return start === end ? '' : bytes.toString(encoding, start, end);
}

// How many bytes at the end begin a character that is not whole yet; sets what it still needs.
function unfinishedUtf8(decoder, bytes) {
  const { length } = bytes;
  for (let held = 1; held <= 3 && held <= length; held++) {
    const byte = bytes[length - held];
    if ((byte & 0xc0) === 0x80) continue;
    const total = (byte & 0xe0) === 0xc0 ? 2 : (byte & 0xf0) === 0xe0 ? 3 : (byte & 0xf8) === 0xf0 ? 4 : 1;
    if (total <= held) return 0;
    decoder[kNeed] = total - held;
    return held;
  }
  return 0;
}

function unfinishedUtf16(decoder, bytes) {
  const { length } = bytes;
  if (length % 2 === 1) {
    decoder[kNeed] = 1;
    return 1;
  }
  // The first half of a surrogate pair waits for the second.
  if (length === 0 || (bytes[length - 1] & 0xfc) !== 0xd8) return 0;
  decoder[kNeed] = 2;
  return 2;
}

function unfinishedBase64(decoder, bytes) {
  const held = bytes.length % 3;
  decoder[kNeed] = held === 0 ? 0 : 3 - held;
  return held;
}

const unfinished = {
  __proto__: null,
  utf8: unfinishedUtf8,
  utf16le: unfinishedUtf16,
  base64: unfinishedBase64,
  base64url: unfinishedBase64,
};

function hold(decoder, bytes, start) {
  const pending = decoder[kPending] ??= require('buffer').Buffer.alloc(4);
  bytes.copy(pending, 0, start);
  decoder[kHeld] = bytes.length - start;
}

function decodeWhole(decoder, bytes) {
  const held = decoder[kDecode](decoder, bytes);
  const end = bytes.length - held;
  if (held > 0) hold(decoder, bytes, end);
  return toText(decoder.encoding, bytes, 0, end);
}

// Bytes that belong to the character begun before; it is given out when it is whole or can't become so.
function finishCharacter(decoder, bytes) {
  const pending = decoder[kPending];
  let taken = 0;
  let broken = false;
  while (taken < bytes.length && decoder[kNeed] > 0) {
    if (decoder.encoding === 'utf8' && (bytes[taken] & 0xc0) !== 0x80) {
      broken = true;
      break;
    }
    pending[decoder[kHeld]++] = bytes[taken++];
    decoder[kNeed]--;
  }
  if (decoder[kNeed] > 0 && !broken) return { taken, text: '' };
  const held = decoder[kHeld];
  decoder[kHeld] = 0;
  decoder[kNeed] = 0;
  return { taken, text: pending.toString(decoder.encoding, 0, held) };
}

function asBuffer(view) {
  if (!ArrayBuffer.isView(view)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], view);
  }
  const { Buffer } = require('buffer');
  return view instanceof Buffer ? view : Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

function StringDecoder(encoding) {
  this.encoding = normalizeEncoding(encoding);
  this[kDecode] = unfinished[this.encoding];
  this[kPending] = undefined;
  this[kHeld] = 0;
  this[kNeed] = 0;
}

StringDecoder.prototype.write = function write(buf) {
  if (typeof buf === 'string') return buf;
  const bytes = asBuffer(buf);
  if (this[kNeed] === undefined) throw new codes.ERR_INVALID_THIS('StringDecoder');
  if (this[kDecode] === undefined) return toText(this.encoding, bytes, 0, bytes.length);
  if (this[kNeed] === 0) return decodeWhole(this, bytes);
  const { taken, text } = finishCharacter(this, bytes);
  return taken === bytes.length ? text : text + decodeWhole(this, bytes.subarray(taken));
};

StringDecoder.prototype.end = function end(buf) {
  const text = buf === undefined ? '' : this.write(buf);
  if (this[kHeld] === 0) return text;
  // Half a UTF-16 unit is no character; half a UTF-8 one is told of by U+FFFD.
  const held = this.encoding === 'utf16le' ? this[kHeld] & ~1 : this[kHeld];
  this[kHeld] = 0;
  this[kNeed] = 0;
  return text + toText(this.encoding, this[kPending], 0, held);
};

// Undocumented, but programs call it: forgets what is pending and decodes from an offset.
StringDecoder.prototype.text = function text(buf, offset) {
  this[kHeld] = 0;
  this[kNeed] = 0;
  return this.write(buf.slice(offset));
};

Object.defineProperties(StringDecoder.prototype, {
  lastChar: {
    configurable: true,
    enumerable: true,
    get() { return this[kPending] ??= require('buffer').Buffer.alloc(4); },
  },
  lastNeed: {
    configurable: true,
    enumerable: true,
    get() { return this[kNeed]; },
  },
  lastTotal: {
    configurable: true,
    enumerable: true,
    get() { return this[kHeld] + this[kNeed]; },
  },
});

exports.StringDecoder = StringDecoder;
