'use strict';
// Answers a request with a file: conditional requests, ranges, index files, extensions, dotfiles, cache
// headers (RFC 9110, 13 and 14). res.sendFile and express.static differ only in what they do about
// directories and errors, which they say with the hooks of an answer. No path leaves the root.

const fs = require('fs');
const look = require('internal/fs/look');
const { extname, join, normalize, resolve, sep } = require('path');
const httpError = require('express/errors');
const { isFresh, parseHttpDate } = require('express/fresh');
const { isConditional } = require('express/fields');

const YEAR = 365 * 24 * 60 * 60 * 1000;
const UNITS = { ms: 1, s: 1000, m: 60000, h: 3600000, d: 86400000, w: 604800000, y: 31557600000 };
const CLIMBS = /(?:^|[\\/])\.\.(?:[\\/]|$)/;

// A path that is what it looks like: nothing encoded, nothing hidden, no way up, no end in a slash.
const PLAIN = /^(?:\/[\w-][\w.-]*)+$/;

// Files up to this size are read at once; a stream costs more than it saves below it.
const SMALL = 64 * 1024;

// '1d', '2.5 hrs', '10 minutes', '500': in milliseconds; NaN when it is no duration.
function parseDuration(text) {
  const found = /^(-?\d*\.?\d+) *([a-z]*)$/i.exec(text.trim());
  if (found === null) return NaN;
  const word = found[2].toLowerCase();
  const long = /^(?:(milli|msec)|(sec)|(min)|(h)|(d)|(w)|(y))/.exec(word);
  const names = ['ms', 's', 'm', 'h', 'd', 'w', 'y'];
  let unit = word === '' ? 'ms' : word;
  if (!Object.hasOwn(UNITS, unit)) unit = long === null ? '' : names[long.slice(1).findIndex(Boolean)];
  return Number(found[1]) * (UNITS[unit] || NaN);
}

function maxAgeOf(options) {
  const given = options.maxAge || options.maxage;
  const age = typeof given === 'string' ? parseDuration(given) : Number(given);
  return Number.isNaN(age) ? 0 : Math.min(Math.max(0, age), YEAR);
}

function listOf(value, name) {
  const list = [].concat(value || []);
  if (list.some((one) => typeof one !== 'string')) {
    throw new TypeError(`${name} must be array of strings or false`);
  }
  return list;
}

const isOn = (value) => value === undefined || Boolean(value);

function compileOptions(options) {
  const { dotfiles = 'ignore', extensions = [], index = ['index.html'] } = options;
  if (dotfiles !== 'ignore' && dotfiles !== 'allow' && dotfiles !== 'deny') {
    throw new TypeError('dotfiles option must be "allow", "deny", or "ignore"');
  }
  let cacheControl = '';
  if (isOn(options.cacheControl)) {
    cacheControl = `public, max-age=${Math.floor(maxAgeOf(options) / 1000)}`;
    if (options.immutable) cacheControl += ', immutable';
  }
  return {
    dotfiles,
    cacheControl,
    extensions: listOf(extensions, 'extensions option'),
    index: listOf(index, 'index option'),
    root: options.root ? resolve(options.root) : null,
    acceptRanges: isOn(options.acceptRanges),
    etag: isOn(options.etag),
    lastModified: isOn(options.lastModified),
    start: options.start || 0,
    end: options.end
  };
}

// Answers that have come into being so far each, only to keep their shapes: the engine forgets a shape with
// the last object that has it.
let kept = null;

function shapes() {
  const names = Object.keys(new FileAnswer(null, null, '', null, null));
  return names.map((_, count) => {
    const answer = Object.create(FileAnswer.prototype);
    for (const name of names.slice(0, count + 1)) answer[name] = null;
    return answer;
  });
}

// hooks: fail(error), directory(answer), and if wanted file(), headers(res, path, stat).
function FileAnswer(req, res, path, options, hooks) {
  if (req !== null && kept === null) kept = shapes();
  this.req = req;
  this.res = res;
  this.path = path;
  this.options = options;
  this.hooks = hooks;
  this.isConditional = req !== null && isConditional(req);
  this.contents = undefined;      // of a small file, read along with its size
}

FileAnswer.prototype.fail = function fail(status, error) {
  const what = error instanceof Error ? error : undefined;
  const fields = what === undefined ? error : { expose: false };
  if (what !== undefined) what.status = what.statusCode = status;
  this.hooks.fail(httpError(status, what, fields));
};

FileAnswer.prototype.failStat = function failStat(error) {
  const { code } = error;
  this.fail(code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' ? 404 : 500, error);
};

FileAnswer.prototype.begin = function begin() {
  const { root, dotfiles, index } = this.options;
  if (root !== null && root !== sep && PLAIN.test(this.path)) return this.tryFile(root + this.path);
  let path;
  try {
    path = decodeURIComponent(this.path);
  } catch {
    return this.fail(400);
  }
  if (path.includes('\0')) return this.fail(400);
  if (root !== null && path !== '') path = normalize('.' + sep + path);
  if (CLIMBS.test(path)) return this.fail(403);
  const parts = (root === null ? normalize(path) : path).split(sep);
  if (dotfiles !== 'allow' && parts.some((part) => part.length > 1 && part[0] === '.')) {
    return this.fail(dotfiles === 'deny' ? 403 : 404);
  }
  path = root === null ? resolve(path) : normalize(join(root, path));
  if (index.length > 0 && this.path.endsWith('/')) {
    return this.tryEach(index.map((name) => join(path, name)), 0);
  }
  return this.tryFile(path);
};

// What has a condition may be answered without the contents.
FileAnswer.prototype.limit = function limit() {
  const { method } = this.req;
  if (!this.isConditional) return method === 'HEAD' ? -1 : SMALL;
  const { headers } = this.req;
  return method === 'HEAD' || headers['if-none-match'] || headers['if-modified-since'] ? -1 : SMALL;
};

FileAnswer.prototype.tryFile = function tryFile(path) {
  look(path, this.limit(), (error, facts, contents) => {
    this.contents = contents;
    const endsWithSlash = path.endsWith(sep);
    if (error !== null) {
      const { extensions } = this.options;
      const isBare = error.code === 'ENOENT' && extname(path) === '' && !endsWithSlash;
      if (!isBare || extensions.length === 0) return this.failStat(error);
      return this.tryEach(extensions.map((extension) => `${path}.${extension}`), 0, error);
    }
    if (facts.isDirectory()) return this.hooks.directory(this);
    if (endsWithSlash) return this.fail(404);
    return this.answer(path, facts);
  });
};

FileAnswer.prototype.tryEach = function tryEach(paths, at, before) {
  if (at >= paths.length) {
    if (before) this.failStat(before);
    else this.fail(404);
    return;
  }
  look(paths[at], this.limit(), (error, facts, contents) => {
    this.contents = contents;
    if (error !== null || facts.isDirectory()) this.tryEach(paths, at + 1, error);
    else this.answer(paths[at], facts);
  });
};

FileAnswer.prototype.answer = function answer(path, facts) {
  const { req, res, options, hooks } = this;
  if (hooks.file !== undefined) hooks.file();
  if (res.headersSent) return this.fail(500, new Error("Can't set headers after they are sent."));
  this.setHeaders(path, facts);
  if (this.answerCondition()) return undefined;
  let offset = options.start;
  let length = Math.max(0, facts.size - offset);
  if (options.end !== undefined) length = Math.min(length, options.end - offset + 1);
  const range = this.chooseRange(length);
  if (range === null) return undefined;
  if (range !== undefined) {
    res.statusCode = 206;
    res.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${length}`);
    offset += range.start;
    length = range.end - range.start + 1;
  }
  res.setHeader('Content-Length', length);
  if (req.method === 'HEAD') return res.end();
  if (facts.size <= SMALL) return this.readWhole(path, facts.size, offset, length);
  return this.stream(path, offset, length);
};

FileAnswer.prototype.setHeaders = function setHeaders(path, facts) {
  const { res, options, hooks } = this;
  if (hooks.headers !== undefined) hooks.headers(res, path, facts.stats());
  if (options.acceptRanges && !res.getHeader('Accept-Ranges')) res.setHeader('Accept-Ranges', 'bytes');
  if (options.cacheControl !== '' && !res.getHeader('Cache-Control')) {
    res.setHeader('Cache-Control', options.cacheControl);
  }
  if (options.lastModified && !res.getHeader('Last-Modified')) {
    res.setHeader('Last-Modified', new Date(facts.modified).toUTCString());
  }
  if (options.etag && !res.getHeader('ETag')) {
    res.setHeader('ETag', `W/"${facts.size.toString(16)}-${facts.modified.toString(16)}"`);
  }
  if (!res.getHeader('Content-Type')) {
    res.setHeader('Content-Type', require('express/types').contentTypeOf(path));
  }
};

// Answers 412 or 304 where the request's conditions ask for it; true when it did.
FileAnswer.prototype.answerCondition = function answerCondition() {
  if (!this.isConditional) return false;
  const { req: { headers }, res } = this;
  if (!headers['if-match'] && !headers['if-unmodified-since'] &&
      !headers['if-none-match'] && !headers['if-modified-since']) return false;
  if (failsPrecondition(headers, res)) {
    this.fail(412);
    return true;
  }
  const status = res.statusCode;
  if ((status < 200 || status >= 300) && status !== 304) return false;
  if (!isFresh(headers, res.getHeader('ETag'), res.getHeader('Last-Modified'))) return false;
  for (const name of ['Encoding', 'Language', 'Length', 'Range', 'Type']) res.removeHeader(`Content-${name}`);
  res.statusCode = 304;
  res.end();
  return true;
};

function failsPrecondition(headers, res) {
  const match = headers['if-match'];
  if (match) {
    const etag = res.getHeader('ETag');
    if (!etag) return true;
    return match !== '*' && match.split(',').map((one) => one.trim())
      .every((one) => one !== etag && one !== `W/${etag}` && `W/${one}` !== etag);
  }
  const since = parseHttpDate(headers['if-unmodified-since']);
  if (Number.isNaN(since)) return false;
  return !(parseHttpDate(res.getHeader('Last-Modified')) <= since);
}

// The one range to answer with; undefined for the whole file, null when 416 was answered. Several ranges
// at once are answered with the whole file, as the specification allows.
FileAnswer.prototype.chooseRange = function chooseRange(length) {
  if (!this.isConditional) return undefined;
  const header = this.req.headers.range;
  if (!this.options.acceptRanges || header === undefined || !/^ *bytes=/.test(header)) return undefined;
  const ranges = require('express/range')(length, header, { combine: true });
  if (!this.isRangeFresh()) return undefined;
  if (ranges === -1) {
    const contentRange = `bytes */${length}`;
    this.res.setHeader('Content-Range', contentRange);
    this.fail(416, { headers: { 'Content-Range': contentRange } });
    return null;
  }
  return ranges !== -2 && ranges.length === 1 ? ranges[0] : undefined;
};

FileAnswer.prototype.isRangeFresh = function isRangeFresh() {
  const condition = this.req.headers['if-range'];
  if (!condition) return true;
  if (condition.includes('"')) {
    const etag = this.res.getHeader('ETag');
    return Boolean(etag) && condition.includes(etag);
  }
  return parseHttpDate(this.res.getHeader('Last-Modified')) <= parseHttpDate(condition);
};

FileAnswer.prototype.readWhole = function readWhole(path, size, offset, length) {
  const finish = (error, data) => {
    if (error !== null) this.failStat(error);
    else if (data.length !== size) this.stream(path, offset, length);
    else this.res.end(length === size ? data : data.subarray(offset, offset + length));
  };
  if (this.contents === undefined) fs.readFile(path, finish);
  else finish(null, this.contents);
};

FileAnswer.prototype.stream = function stream(path, offset, length) {
  const { res } = this;
  const file = fs.createReadStream(path, { start: offset, end: Math.max(offset, offset + length - 1) });
  file.on('error', (error) => {
    file.destroy();
    this.failStat(error);
  });
  res.once('close', () => file.destroy());
  file.pipe(res);
};

function abortion() {
  return Object.assign(new Error('Request aborted'), { code: 'ECONNABORTED' });
}

// res.sendFile: the callback comes once, when the file is out, or with what kept it from going.
function sendForResponse(req, res, path, options, callback) {
  let called = false;
  const done = (error) => {
    if (called) return;
    called = true;
    callback(error);
  };
  const { headers } = options;
  const hooks = {
    fail: done,
    directory: () => done(Object.assign(new Error('EISDIR, read'), { code: 'EISDIR' })),
    headers: headers === undefined ? undefined : () => {
      for (const name of Object.keys(headers)) res.setHeader(name, headers[name]);
    }
  };
  const answer = new FileAnswer(req, res, path, compileOptions(options), hooks);
  if (res.destroyed || res.closed) {
    setImmediate(done, abortion());
    return;
  }
  res.once('finish', () => done());
  res.once('close', () => done(abortion()));
  answer.begin();
}

module.exports = { FileAnswer, compileOptions, sendForResponse };
