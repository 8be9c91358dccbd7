'use strict';
// The head of a message that is sent over a JavaScript socket: a client's request, or a response that
// somebody assigned a socket to. Order and choice of fields are Node's.

const common = require('_http_common');
const { codes } = require('internal/errors');

function pairsOf(message, headers) {
  const pairs = [];
  const isChecked = headers === message._list;   // by setHeader
  const add = (name, value) => {
    if (name === undefined) return;
    if (!isChecked) {
      common.validateHeaderName(name);
      common.validateHeaderValue(name, value);
    }
    if (!Array.isArray(value)) {
      pairs.push(name, `${value}`);
    } else if (isJoined(message, name.toLowerCase())) {
      pairs.push(name, value.join('; '));
    } else {
      for (const one of value) pairs.push(name, `${one}`);
    }
  };
  if (isChecked || (Array.isArray(headers) && !Array.isArray(headers[0]))) {
    for (let i = 0; headers !== null && i < headers.length; i += 2) add(headers[i], headers[i + 1]);
  } else if (Array.isArray(headers)) {
    for (const [name, value] of headers) add(name, value);
  } else if (headers) {
    for (const name of Object.keys(headers)) add(name, headers[name]);
  }
  return pairs;
}

// Fields that must not be repeated: cookies (RFC 6265 section 5.4), and what the program says.
function isJoined(message, key) {
  return key === 'cookie' || (message._uniqueHeaders?.has(key) ?? false);
}

function has(pairs, key) {
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i].length === key.length && pairs[i].toLowerCase() === key) return pairs[i + 1];
  }
  return undefined;
}

function store(message, firstLine, headers) {
  if (message._header !== null) throw new codes.ERR_HTTP_HEADERS_SENT('write');
  const pairs = pairsOf(message, headers);
  let text = firstLine;
  for (let i = 0; i < pairs.length; i += 2) text += `${pairs[i]}: ${pairs[i + 1]}\r\n`;
  const flags = message._outFlags;
  if (message.sendDate && has(pairs, 'date') === undefined) {
    text += `Date: ${new Date().toUTCString()}\r\n`;
  }
  const coding = has(pairs, 'transfer-encoding');
  const length = has(pairs, 'content-length');
  message.chunkedEncoding = coding !== undefined && /(?:^|\W)chunked(?:$|\W)/i.test(coding);
  const { statusCode } = message;
  if (message.chunkedEncoding && (statusCode === 204 || statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  text += connectionField(message, pairs, length, flags);
  if (length === undefined && coding === undefined) text += framing(message, pairs, flags);
  if (!message.chunkedEncoding && has(pairs, 'trailer') !== undefined) throw new codes.ERR_HTTP_TRAILER_INVALID();
  message._header = `${text}\r\n`;
  message._headerSent = false;
  // Who expects an answer to the head can't wait for the body to send it.
  if (has(pairs, 'expect') !== undefined) message._sendHead();
}

function connectionField(message, pairs, length, flags) {
  const given = has(pairs, 'connection');
  if ((flags & common.NO_CONNECTION) !== 0) {
    message._last = !message.shouldKeepAlive;
    return '';
  }
  if (given !== undefined) {
    if (/\bclose\b/i.test(given)) message._last = true;
    else message.shouldKeepAlive = true;
    return '';
  }
  const lasts = message.shouldKeepAlive &&
    (length !== undefined || message.useChunkedEncodingByDefault || message.agent);
  if (!lasts) {
    message._last = true;
    return 'Connection: close\r\n';
  }
  let text = 'Connection: keep-alive\r\n';
  if (message._keepAliveTimeout && message._defaultKeepAlive !== false) {
    text += `Keep-Alive: timeout=${Math.floor(message._keepAliveTimeout / 1000)}\r\n`;
  }
  return text;
}

function framing(message, pairs, flags) {
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if (has(pairs, 'trailer') === undefined && (flags & common.NO_LENGTH) === 0 &&
             typeof message._contentLength === 'number') {
    return `Content-Length: ${message._contentLength}\r\n`;
  } else if ((flags & common.NO_CODING) === 0) {
    message.chunkedEncoding = true;
    return 'Transfer-Encoding: chunked\r\n';
  } else {
    message._last = true;
  }
  return '';
}

module.exports = { store };
