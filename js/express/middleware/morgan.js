'use strict';
// require('morgan'): a line in a log for each request. A format is a function of (tokens, req, res), a text
// with `:token[argument]` in it, or the name of either; all names, tokens and formats, are properties of
// morgan itself.

const auth = require('express/middleware/basic_auth');
const { beforeHead, whenOver } = require('express/middleware/response_events');

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const BUFFER_MILLISECONDS = 1000;

function morgan(format, options) {
  let settings = options || {};
  let wanted = format;
  if (format && typeof format === 'object') {
    settings = format;
    wanted = format.format || 'default';
  }
  const { immediate, skip } = settings;
  const lineOf = typeof wanted === 'function' ? wanted : formatOf(wanted);
  let stream = settings.stream || process.stdout;
  if (settings.buffer) stream = gathering(stream, settings.buffer);

  return function logger(req, res, next) {
    req._startAt = req._startTime = undefined;
    res._startAt = res._startTime = undefined;
    req._remoteAddress = addressOf(req);
    noteTime.call(req);
    const log = () => {
      if (skip && skip(req, res)) return;
      const line = lineOf(morgan, req, res);
      if (line === undefined || line === null) return;
      stream.write(stream.writableObjectMode && typeof line === 'object' ? line : line + '\n');
    };
    if (immediate) {
      log();
    } else {
      beforeHead(res, noteTime);
      whenOver(res, log);
    }
    next();
  };
}

function noteTime() {
  this._startAt = process.hrtime();
  this._startTime = new Date();
}

function addressOf(req) {
  return req.ip || req._remoteAddress || (req.socket && req.socket.remoteAddress) || undefined;
}

// A stream that passes on what it was given once in a while.
function gathering(stream, given) {
  let lines = '';
  return {
    write(line) {
      if (lines === '') {
        setTimeout(() => {
          stream.write(lines);
          lines = '';
        }, typeof given === 'number' ? given : BUFFER_MILLISECONDS);
      }
      lines += line;
    }
  };
}

// ---- formats -------------------------------------------------------------------------------------

function formatOf(name) {
  const known = morgan[name] || name || morgan.default;
  return typeof known === 'function' ? known : compile(known);
}

// The function that makes a line of a format's text. What has no value is a dash.
function compile(format) {
  if (typeof format !== 'string') throw new TypeError('argument format must be a string');
  const parts = [];
  let end = 0;
  for (const found of format.matchAll(/:([-\w]{2,})(?:\[([^\]]+)\])?/g)) {
    parts.push(format.slice(end, found.index), found[1], found[2]);
    end = found.index + found[0].length;
  }
  const rest = format.slice(end);
  return (tokens, req, res) => {
    let line = '';
    for (let i = 0; i < parts.length; i += 3) {
      const argument = parts[i + 2];
      const name = parts[i + 1];
      const value = argument === undefined ? tokens[name](req, res) : tokens[name](req, res, argument);
      line += parts[i] + (value || '-');
    }
    return line + rest;
  };
}

morgan.compile = compile;

morgan.format = function format(name, made) {
  morgan[name] = made;
  return this;
};

const WHO = ':remote-addr - :remote-user';
const WHAT = '":method :url HTTP/:http-version" :status :res[content-length]';
const BROWSER = '":referrer" ":user-agent"';

morgan.combined = `${WHO} [:date[clf]] ${WHAT} ${BROWSER}`;
morgan.common = `${WHO} [:date[clf]] ${WHAT}`;
morgan.default = `${WHO} [:date] ${WHAT} ${BROWSER}`;
morgan.short = ':remote-addr :remote-user :method :url HTTP/:http-version :status :res[content-length] - ' +
  ':response-time ms';
morgan.tiny = ':method :url :status :res[content-length] - :response-time ms';

const COLOURS = [0, 0, 32, 36, 33, 31];
const developmentLines = new Map();

function developmentLine(tokens, req, res) {
  const status = res.headersSent ? res.statusCode : 0;
  const colour = COLOURS[Math.min(Math.floor(status / 100), 5)];
  let line = developmentLines.get(colour);
  if (line === undefined) {
    line = compile(`\x1b[0m:method :url \x1b[${colour}m:status\x1b[0m :response-time ms - ` +
      ':res[content-length]\x1b[0m');
    developmentLines.set(colour, line);
  }
  return line(tokens, req, res);
}

morgan.dev = process.env.NO_COLOR ?
  compile(':method :url :status :response-time ms - :res[content-length]') : developmentLine;

// ---- tokens --------------------------------------------------------------------------------------

const SHORT_ESCAPES = {
  '\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'
};

// A value comes from the client: it must neither end its line nor move the terminal's cursor.
function escapeValue(text) {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029"\\]/g, (char) =>
    SHORT_ESCAPES[char] || '\\u' + char.charCodeAt(0).toString(16).padStart(4, '0'));
}

morgan.token = function token(name, fn) {
  morgan[name] = function () {
    const value = fn.apply(this, arguments);
    return typeof value === 'string' ? escapeValue(value) : value;
  };
  return this;
};

const joined = (value) => (Array.isArray(value) ? value.join(', ') : value);
const milliseconds = ([seconds, nanoseconds], digits) =>
  (seconds * 1e3 + nanoseconds * 1e-6).toFixed(digits === undefined ? 3 : digits);

const TOKENS = {
  'url': (req) => req.originalUrl || req.url,
  'method': (req) => req.method,
  'status': (req, res) => (res.headersSent ? String(res.statusCode) : undefined),
  'referrer': (req) => req.headers.referer || req.headers.referrer,
  'user-agent': (req) => req.headers['user-agent'],
  'remote-addr': addressOf,
  'remote-user': (req) => auth(req)?.name,
  'pid': () => String(process.pid),
  'http-version': (req) => `${req.httpVersionMajor}.${req.httpVersionMinor}`,
  'req': (req, res, field) => joined(req.headers[field.toLowerCase()]),
  'res': (req, res, field) => (res.headersSent ? joined(res.getHeader(field)) : undefined),
  'date': dateToken,
  'response-time': responseTime,
  'total-time': totalTime
};
for (const name of Object.keys(TOKENS)) morgan.token(name, TOKENS[name]);

function dateToken(req, res, format) {
  const now = new Date();
  if (format === 'clf') return commonLogDate(now);
  if (format === 'iso') return now.toISOString();
  return !format || format === 'web' ? now.toUTCString() : undefined;
}

// 10/Oct/2000:13:55:36 +0000
function commonLogDate(date) {
  const iso = date.toISOString();
  const day = `${iso.slice(8, 10)}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${iso.slice(11, 19)} +0000`;
}

// From the request to the head of its answer.
function responseTime(req, res, digits) {
  if (!req._startAt || !res._startAt) return undefined;
  const seconds = res._startAt[0] - req._startAt[0];
  return milliseconds([seconds, res._startAt[1] - req._startAt[1]], digits);
}

// From the request to the end of its answer.
function totalTime(req, res, digits) {
  if (!req._startAt || !res._startAt) return undefined;
  return milliseconds(process.hrtime(req._startAt), digits);
}

module.exports = morgan;
