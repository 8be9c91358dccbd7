'use strict';
// What the http rooms share: methods, status texts, checks of names and values, and the bits that the
// native half (src/modules/http) understands.

const http = native('http');
const { codes } = require('internal/errors');

/** Throws ERR_INVALID_HTTP_TOKEN for what can't be a field's name. */
function validateHeaderName(name, label) {
  if (typeof name !== 'string' || !name || !http.isToken(name)) {
    throw new codes.ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
  }
}

function validateHeaderValue(name, value) {
  if (typeof value === 'string') {
    if (!http.isFieldValue(value)) throw new codes.ERR_INVALID_CHAR('header content', name);
    return;
  }
  if (value === undefined) throw new codes.ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  if (typeof value === 'number') return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) validateHeaderValue(name, value[i]);
    return;
  }
  if (!http.isFieldValue(`${value}`)) throw new codes.ERR_INVALID_CHAR('header content', name);
}

/** The most bytes of a head, unless its server or request says otherwise. */
function maxHeaderSize() {
  const told = Number(require('internal/options').get('--max-http-header-size'));
  return told > 0 ? told : 16 * 1024;
}

/** Whether faults of messages are overlooked, unless their server or request says otherwise. */
function isLenient() {
  return require('internal/options').get('--insecure-http-parser') === true;
}

/** The error for a malformed message, with what Node's has. */
function parseError(code, reason, bytesParsed, packet) {
  const error = new Error(`Parse Error: ${reason}`);
  error.bytesParsed = bytesParsed;
  error.code = code;
  error.reason = reason;
  if (packet !== undefined) error.rawPacket = packet;
  return error;
}

module.exports = {
  maxHeaderSize,
  isLenient,
  parseError,
  METHODS: http.METHODS,
  STATUS_CODES: http.STATUS_CODES,
  methods: http.METHODS,
  // There is no pool of parsers; its size is only remembered.
  parsers: { max: 1000 },
  validateHeaderName,
  validateHeaderValue,
  _checkIsHttpToken: (name) => http.isToken(`${name}`),
  _checkInvalidHeaderChar: (value) => !http.isFieldValue(`${value}`),
  // Bits of the flags of an answer (answer.rs).
  NO_DATE: 1,
  NO_CONNECTION: 2,
  NO_LENGTH: 4,
  NO_CODING: 8,
  CLOSE: 16,
  NO_CHUNKING: 32,
  LATIN1: 64,
  NOTIFY: 128,
  NO_KEEP_ALIVE_FIELD: 256,
  // Bits of a response's `_state` that say that it has fields which are in no list yet (usual.rs).
  PRESET: 16384,                  // those of `_preset`
  ANSWERED: 32768,                // those of an answer made natively, whose text is `_sent`
  FOLDED: 16384 | 32768,
  // Bits of a request (connection.rs).
  OLD: 1,
  BODY: 2,
  KEEP_ALIVE: 4,
  UPGRADE: 8,
  CONTINUE: 16,
  EXPECTATION: 32,
  OVER_LIMIT: 64,
  CONDITIONAL: 128,
};
