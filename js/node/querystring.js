'use strict';
// Query strings, after https://nodejs.org/api/querystring.html. Decoding never throws: what is not
// valid UTF-8 or not a valid escape is kept or replaced, as browsers' forms always had it.

const hex = '0123456789ABCDEF';

// The bytes of a string with its %XX undone; other characters keep their lowest byte.
function unescapeBuffer(string, decodeSpaces = false) {
  const { Buffer } = require('buffer');
  const out = Buffer.allocUnsafe(string.length);
  let length = 0;
  for (let i = 0; i < string.length; i++) {
    let code = string.charCodeAt(i);
    if (code === 0x25 && i + 2 < string.length) {
      const pair = string.slice(i + 1, i + 3);
      if (/^[0-9A-Fa-f]{2}$/.test(pair)) {
        code = Number.parseInt(pair, 16);
        i += 2;
      }
    } else if (code === 0x2b && decodeSpaces) {
      code = 0x20;
    }
    out[length++] = code;
  }
  return length === string.length ? out : out.subarray(0, length);
}

function unescape(string, decodeSpaces = false) {
  if (!decodeSpaces) {
    try {
      return decodeURIComponent(string);
    } catch {
      // Not UTF-8 or no escape: fall through to the lenient way.
    }
  }
  return unescapeBuffer(`${string}`, decodeSpaces).toString();
}

function escape(string) {
  let text = string;
  if (typeof text !== 'string') text = typeof text === 'object' ? String(text) : `${text}`;
  if (/^[A-Za-z0-9!'()*\-._~]*$/.test(text)) return text;
  try {
    return encodeURIComponent(text);
  } catch {
    return escapeLenient(text);
  }
}

// encodeURIComponent refuses lone surrogates; Node pairs any high one with whatever follows it, and
// refuses only one that nothing follows.
function escapeLenient(text) {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) {
      out += encodeURIComponent(text[i]);
      continue;
    }
    if (++i >= text.length) {
      const { codes } = require('internal/errors');
      throw new codes.ERR_INVALID_URI();
    }
    const point = 0x10000 + (((unit & 0x3ff) << 10) | (text.charCodeAt(i) & 0x3ff));
    const bytes = [0xf0 | point >> 18, 0x80 | point >> 12 & 0x3f, 0x80 | point >> 6 & 0x3f, 0x80 | point & 0x3f];
    for (const byte of bytes) {
      out += `%${hex[byte >> 4]}${hex[byte & 15]}`;
    }
  }
  return out;
}

function primitive(value) {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return Number.isFinite(value) ? `${value}` : '';
    case 'bigint':
    case 'boolean': return `${value}`;
    default: return '';
  }
}

function stringify(object, separator, equals, options) {
  if (object === null || typeof object !== 'object') return '';
  const sep = separator || '&';
  const eq = equals || '=';
  const encode = typeof options?.encodeURIComponent === 'function' ? options.encodeURIComponent : exports.escape;
  let fields = '';
  for (const key of Object.keys(object)) {
    const value = object[key];
    const start = encode(primitive(key)) + eq;
    if (!Array.isArray(value)) {
      fields += (fields === '' ? '' : sep) + start + encode(primitive(value));
      continue;
    }
    for (let i = 0; i < value.length; i++) {
      fields += (fields === '' ? '' : sep) + start + encode(primitive(value[i]));
    }
  }
  return fields;
}

// Node's own decoder is called only where there is something to decode.
function decoded(text, decode, isCustom) {
  if (text === '') return text;
  let spaced = text;
  if (text.includes('+')) spaced = isCustom ? text.replaceAll('+', '%20') : text.replaceAll('+', ' ');
  if (!isCustom && !/%[0-9A-Fa-f]{2}/.test(spaced)) return spaced;
  try {
    return decode(spaced);
  } catch {
    return unescape(spaced, true);
  }
}

function parse(string, separator, equals, options) {
  const result = { __proto__: null };
  if (typeof string !== 'string' || string === '') return result;
  const sep = separator ? `${separator}` : '&';
  const eq = equals ? `${equals}` : '=';
  // Separators may be objects without a text: nothing then separates fields.
  const step = sep.length || string.length + 1;
  let decode = exports.unescape;
  if (typeof options?.decodeURIComponent === 'function') decode = options.decodeURIComponent;
  const isCustom = decode !== unescape;
  let left = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
  if (left <= 0) left = -1;
  // Empty fields count as well, so that a line of separators can't be a way around maxKeys.
  for (let from = 0, end; from <= string.length && left !== 0; from = end + step, left--) {
    end = sep === '' ? -1 : string.indexOf(sep, from);
    if (end < 0) end = string.length;
    if (end === from) continue;
    const middle = string.indexOf(eq, from);
    const hasValue = middle >= 0 && middle < end;
    const key = decoded(string.slice(from, hasValue ? middle : end), decode, isCustom);
    const value = hasValue ? decoded(string.slice(middle + eq.length, end), decode, isCustom) : '';
    const known = result[key];
    if (known === undefined) result[key] = value;
    else if (Array.isArray(known)) known.push(value);
    else result[key] = [known, value];
  }
  return result;
}

exports.unescapeBuffer = unescapeBuffer;
exports.unescape = unescape;
exports.escape = escape;
exports.stringify = stringify;
exports.encode = stringify;
exports.parse = parse;
exports.decode = parse;
