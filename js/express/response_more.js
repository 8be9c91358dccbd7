'use strict';
// The less frequent half of the response prototype: express/response calls these with the response as
// `this`.

const { basename, extname, isAbsolute, resolve } = require('path');
const { STATUS_CODES } = require('http');
const { Buffer } = require('buffer');
const { encodeUrl, escapeHtml } = require('express/url');

exports.links = function links(links) {
  const before = this.get('Link');
  const made = [];
  for (const rel of Object.keys(links)) {
    for (const url of [].concat(links[rel])) made.push(`<${url}>; rel="${rel}"`);
  }
  return this.set('Link', (before ? before + ', ' : '') + made.join(', '));
};

exports.sendFile = function sendFile(path, options, callback) {
  const { req } = this;
  let settings = options || {};
  let done = callback;
  if (!path) throw new TypeError('path argument is required to res.sendFile');
  if (typeof path !== 'string') throw new TypeError('path must be a string to res.sendFile');
  if (typeof options === 'function') {
    done = options;
    settings = {};
  }
  if (!settings.root && !isAbsolute(path)) {
    throw new TypeError('path must be absolute or specify root to res.sendFile');
  }
  settings.etag = this.app.enabled('etag');
  const { next } = req;
  require('express/send').sendForResponse(req, this, encodeURI(path), settings, (error) => {
    if (done) done(error);
    else if (error && error.code === 'EISDIR') next();
    else if (error && error.code !== 'ECONNABORTED' && error.syscall !== 'write') next(error);
  });
};

exports.download = function download(path, filename, options, callback) {
  let name = filename;
  let given = options || null;
  let done = callback;
  if (typeof filename === 'function') {
    done = filename;
    name = given = null;
  } else if (typeof options === 'function') {
    done = options;
    given = null;
  }
  if (typeof filename === 'object' && (typeof options === 'function' || options === undefined)) {
    name = null;
    given = filename;
  }
  const headers = {
    'Content-Disposition': require('express/disposition')(basename(name || path))
  };
  if (given && given.headers) {
    for (const key of Object.keys(given.headers)) {
      if (key.toLowerCase() !== 'content-disposition') headers[key] = given.headers[key];
    }
  }
  const settings = Object.create(given);
  settings.headers = headers;
  return this.sendFile(settings.root ? path : resolve(path), settings, done);
};

exports.attachment = function attachment(filename) {
  const name = filename === undefined ? undefined : basename(filename);
  if (name) this.type(extname(name));
  return this.set('Content-Disposition', require('express/disposition')(name));
};

exports.format = function format(handlers) {
  const { req } = this;
  const { next } = req;
  const { normalizeType } = require('express/types');
  const keys = Object.keys(handlers).filter((key) => key !== 'default');
  const key = keys.length > 0 ? req.accepts(keys) : false;
  this.vary('Accept');
  if (key) {
    this.set('Content-Type', normalizeType(key));
    handlers[key](req, this, next);
  } else if (handlers.default) {
    handlers.default(req, this, next);
  } else {
    next(require('express/errors')(406, undefined, { types: keys.map(normalizeType) }));
  }
  return this;
};

exports.location = function location(url) {
  return this.set('Location', encodeUrl(url));
};

exports.redirect = function redirect(first, second) {
  const status = arguments.length === 2 ? first : 302;
  const url = arguments.length === 2 ? second : first;
  const address = this.location(url).get('Location');
  const title = STATUS_CODES[status];
  let body = '';
  this.format({
    text() {
      body = `${title}. Redirecting to ${address}`;
    },
    html() {
      body = `<!DOCTYPE html><head><title>${title}</title></head>` +
        `<body><p>${title}. Redirecting to ${escapeHtml(address)}</p></body>`;
    },
    default() {}
  });
  this.status(status);
  this.set('Content-Length', Buffer.byteLength(body));
  if (this.req.method === 'HEAD') this.end();
  else this.end(body);
};

exports.vary = function vary(field) {
  if (!field) throw new TypeError('field argument is required');
  const wanted = Array.isArray(field) ? field : String(field).split(',');
  if (wanted.length === 0) return this;
  const header = this.getHeader('Vary') || '';
  const list = (Array.isArray(header) ? header.join(', ') : String(header))
    .split(',').map((one) => one.trim()).filter(Boolean);
  for (const one of wanted) {
    const name = one.trim();
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
      throw new TypeError('field argument contains an invalid header name');
    }
    if (name === '*' || list.includes('*')) {
      this.setHeader('Vary', '*');
      return this;
    }
    if (!list.some((known) => known.toLowerCase() === name.toLowerCase())) list.push(name);
  }
  this.setHeader('Vary', list.join(', '));
  return this;
};

exports.cookie = function cookie(name, value, options) {
  const settings = { ...options };
  const { secret } = this.req;
  if (settings.signed && !secret) throw new Error('cookieParser("secret") required for signed cookies');
  const { serialize, sign } = require('express/cookies');
  let text = typeof value === 'object' ? 'j:' + JSON.stringify(value) : String(value);
  if (settings.signed) text = 's:' + sign(text, secret);
  if (settings.maxAge !== undefined && settings.maxAge !== null) {
    const milliseconds = settings.maxAge - 0;
    if (!Number.isNaN(milliseconds)) {
      settings.expires = new Date(Date.now() + milliseconds);
      settings.maxAge = Math.floor(milliseconds / 1000);
    }
  }
  if (settings.path === undefined || settings.path === null) settings.path = '/';
  return this.append('Set-Cookie', serialize(name, text, settings));
};

exports.clearCookie = function clearCookie(name, options) {
  const settings = { path: '/', ...options, expires: new Date(1) };
  delete settings.maxAge;
  return this.cookie(name, '', settings);
};

exports.render = function render(view, options, callback) {
  const { req } = this;
  let values = options || {};
  let done = callback;
  if (typeof options === 'function') {
    done = options;
    values = {};
  }
  values._locals = this.locals;
  req.app.render(view, values, done || ((error, text) => {
    if (error) req.next(error);
    else this.send(text);
  }));
};
