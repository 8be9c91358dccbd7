'use strict';
// express.json, urlencoded, text and raw: middlewares that read a request's body into req.body. Reading
// (limits, inflating, lengths) is in express/body_read; here are the formats and their options.

const httpError = require('express/errors');
const { readBody } = require('express/body_read');

const DEFAULT_LIMIT = 100 * 1024;
const UNITS = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3, tb: 1024 ** 4, pb: 1024 ** 5 };

function parseLimit(value) {
  if (value === undefined || value === null) return DEFAULT_LIMIT;
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  const found = typeof value === 'string' && /^([-+]?\d+(?:\.\d+)?) *(b|kb|mb|gb|tb|pb)$/i.exec(value);
  if (found) return Math.floor(parseFloat(found[1]) * UNITS[found[2].toLowerCase()]);
  const bytes = typeof value === 'string' ? Math.floor(parseInt(value, 10)) : NaN;
  if (Number.isNaN(bytes)) throw new TypeError(`option limit "${String(value)}" is invalid`);
  return bytes;
}

function commonOptions(options, defaultType) {
  const { inflate, limit, type = defaultType, verify, defaultCharset } = options || {};
  const bytes = parseLimit(limit);
  if (verify && typeof verify !== 'function') throw new TypeError('option verify must be function');
  const wanted = [].concat(type || defaultType);
  return {
    inflate: inflate !== false,
    limit: bytes,
    verify: verify || null,
    defaultCharset: defaultCharset || 'utf-8',
    shouldParse: typeof type === 'function' ? type :
      (req) => Boolean(require('express/types').matchRequest(req, wanted)),
    acceptsCharset: null,
    isText: true
  };
}

const keep = (body) => body;

function raw(options) {
  const settings = commonOptions(options, 'application/octet-stream');
  settings.isText = false;
  return function rawParser(req, res, next) {
    readBody(req, res, next, keep, settings);
  };
}

function text(options) {
  const settings = commonOptions(options, 'text/plain');
  return function textParser(req, res, next) {
    readBody(req, res, next, keep, settings);
  };
}

function json(options) {
  const { reviver, strict } = options || {};
  const settings = commonOptions(options, 'application/json');
  settings.acceptsCharset = (charset) => charset.startsWith('utf-');
  const parse = (body) => {
    if (body.length === 0) return {};
    if (strict !== false) requireContainer(body);
    return JSON.parse(body, reviver);
  };
  return function jsonParser(req, res, next) {
    readBody(req, res, next, parse, settings);
  };
}

// Strict JSON bodies are objects or arrays; anything else is refused as if it were a mistake of syntax.
function requireContainer(body) {
  const first = body[0];
  if (first === '{' || first === '[') return;
  const found = /^[\x20\t\n\r]*([^\x20\t\n\r])/.exec(body);
  if (found === null) throw new SyntaxError('Unexpected end of JSON input');
  const char = found[1];
  if (char === '{' || char === '[') return;
  const at = found[0].length - 1;
  throw new SyntaxError(`Unexpected token '${char}', ${excerpt(body, at)} is not valid JSON`);
}

// Short bodies are quoted whole, of longer ones ten characters to either side.
function excerpt(body, at) {
  if (body.length <= 20) return `"${body}"`;
  const start = Math.max(0, at - 10);
  const end = Math.min(body.length, at + 10);
  return `${start > 0 ? '...' : ''}"${body.slice(start, end)}"${end < body.length ? '...' : ''}`;
}

function urlencoded(options) {
  const settings = commonOptions(options, 'application/x-www-form-urlencoded');
  const { defaultCharset } = settings;
  if (defaultCharset !== 'utf-8' && defaultCharset !== 'iso-8859-1') {
    throw new TypeError('option defaultCharset must be either utf-8 or iso-8859-1');
  }
  settings.acceptsCharset = (charset) => charset === 'utf-8' || charset === 'iso-8859-1';
  const parse = formParser(options || {});
  return function urlencodedParser(req, res, next) {
    readBody(req, res, next, parse, settings);
  };
}

function formParser(options) {
  const extended = Boolean(options.extended);
  let limit = options.parameterLimit === undefined ? 1000 : options.parameterLimit;
  const depth = extended ? options.depth ?? 32 : 0;
  if (Number.isNaN(Number(limit)) || limit < 1) {
    throw new TypeError('option parameterLimit must be a positive number');
  }
  if (Number.isNaN(Number(depth)) || depth < 0) {
    throw new TypeError('option depth must be a zero or a positive number');
  }
  if (Number.isFinite(Number(limit))) limit = Math.trunc(limit);
  const { charsetSentinel, interpretNumericEntities } = options;

  return (body, charset) => {
    if (body.length === 0) return {};
    const count = countParameters(body, limit);
    if (count > limit) throw httpError(413, 'too many parameters', { type: 'parameters.too.many' });
    const arrayLimit = extended ? Math.max(100, count) : count;
    try {
      return require('express/query').parse(body, {
        depth, arrayLimit, parameterLimit: limit, strictDepth: true, charset, charsetSentinel,
        interpretNumericEntities
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw httpError(400, 'The input exceeded the depth', { type: 'querystring.parse.rangeError' });
    }
  };
}

function countParameters(body, limit) {
  let count = 1;
  for (let at = body.indexOf('&'); at !== -1 && count <= limit; at = body.indexOf('&', at + 1)) count++;
  return count;
}

module.exports = { json, raw, text, urlencoded };
