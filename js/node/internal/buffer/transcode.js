'use strict';
// buffer.transcode(): from one of UTF-8, UTF-16LE, Latin-1 and ASCII to another; what the target can't say
// becomes a question mark. https://nodejs.org/api/buffer.html#buffertranscodesource-fromenc-toenc

const bytes = native('buffer');
const { codes } = require('internal/errors');
const { fromString } = require('internal/buffer/create');
const { encodingNumber, ASCII, LATIN1, UTF16LE, UTF8 } = require('internal/buffer/encodings');

function failure(code, errno) {
  const error = new Error(`Unable to transcode Buffer [${code}]`);
  error.code = code;
  error.errno = errno;
  return error;
}

function decode(source, encoding, target) {
  if (encoding === ASCII) {
    let text = '';
    for (const byte of source) text += byte < 0x80 ? String.fromCharCode(byte) : '\ufffd';
    return text;
  }
  // Between the forms of Unicode nothing may be lost.
  const strict = encoding === UTF8 ? target === UTF16LE && !bytes.isUtf8(source) :
    encoding === UTF16LE && target === UTF8 && !bytes.decode(source, UTF16LE, 0, Infinity).isWellFormed();
  if (strict) throw failure('U_INVALID_CHAR_FOUND', 10);
  return bytes.decode(source, encoding, 0, Infinity);
}

// One mark for each character, also for one of two units.
function replaceUnmappable(text, highest) {
  let result = '';
  for (const character of text) result += character.codePointAt(0) <= highest ? character : '?';
  return result;
}

function transcode(source, fromEncoding, toEncoding) {
  if (!(source instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  }
  if (source.length === 0) return fromString('', UTF8);
  const from = encodingNumber(fromEncoding);
  const to = encodingNumber(toEncoding);
  if (!(from <= ASCII && to <= ASCII)) throw failure('U_ILLEGAL_ARGUMENT_ERROR', 1);
  const text = decode(source, from, to);
  if (to === LATIN1) return fromString(replaceUnmappable(text, 0xff), to);
  if (to === ASCII) return fromString(replaceUnmappable(text, 0x7f), to);
  return fromString(text, to);
}

module.exports = { transcode };
