'use strict';
// The response prototype: what Express adds to http.ServerResponse. The everyday answers (send, json,
// status, set) are here, short of calls; cookies, files, redirects and the like wait in
// express/response_more until first used. Follows the Response page of expressjs.com 5.x.

const { ServerResponse } = require('http');
const { Buffer } = require('buffer');
const { weakETag, strongETag } = require('express/settings');
const fields = require('express/fields');
const { etag: etagOf } = native('express');

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

const res = module.exports = Object.create(ServerResponse.prototype);

res.status = function status(code) {
  if (!Number.isInteger(code)) {
    throw new TypeError(`Invalid status code: ${JSON.stringify(code)}. Status code must be an integer.`);
  }
  if (code < 100 || code > 999) {
    throw new RangeError(`Invalid status code: ${JSON.stringify(code)}. ` +
      'Status code must be greater than 99 and less than 1000.');
  }
  this.statusCode = code;
  return this;
};

// res.locals comes to life when touched.
Object.defineProperty(res, 'locals', {
  configurable: true,
  enumerable: true,
  get() {
    return this._locals || (this._locals = Object.create(null));
  },
  set(value) {
    this._locals = value;
  }
});

res._send = function send(body) {
  if (typeof body === 'string') return sendText(this, body, HTML);
  if (body === undefined) return sendChunk(this, undefined);
  const chunk = toChunk(this, body);
  return chunk === undefined ? this.json(body) : sendChunk(this, chunk);
};

res._sendJson = function(text) {
  return sendText(this, text, JSON_TYPE);
};

// Before these two come the usual cases of both, done natively.
if (fields.isOwn) {
  res.send = fields.textMethod('send', '_send', HTML, 0, weakETag);
  res._sendJsonText = fields.textMethod('sendJson', '_sendJson', JSON_TYPE, fields.JSON_SENT, weakETag);
  res._preset = fields.POWERED;
} else {
  res.send = res._send;
  res._sendJsonText = res._sendJson;
}

const plainSend = res.send;

// Lists the fields that were sent, or preset, without being listed.
res._unfold = function() {
  if ((this._state & fields.ANSWERED) === 0) return ServerResponse.prototype._unfold.call(this);
  const makeETag = this.app.settings['etag fn'];
  const list = fields.fieldsSent(this, [HTML, JSON_TYPE], (text) => (
    makeETag === undefined ? undefined : etagOf(text, true)));
  this._state &= ~fields.FOLDED;
  for (let i = 0; i < list.length; i += 2) this._setField(list[i], list[i + 1]);
  return true;
};

// Text stays a string (it is UTF-8 on the wire), so that no buffer is made.
function sendText(response, text, defaultType) {
  const type = response.getHeader('Content-Type');
  if (type === undefined) response.setHeader('Content-Type', defaultType);
  else if (type !== JSON_TYPE && type !== HTML) setUtf8(response, type);
  return sendChunk(response, text);
}

function sendChunk(response, body) {
  let chunk = body;
  if (chunk !== undefined) {
    if (!response.getHeader('Transfer-Encoding')) {
      const length = typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length;
      response.setHeader('Content-Length', '' + length);
    }
    const makeETag = response.app.settings['etag fn'];
    if (makeETag !== undefined && !response.getHeader('ETag')) setETag(response, makeETag, chunk);
  }
  const { req } = response;
  if (fields.isConditional(req) && req.fresh) response.statusCode = 304;
  if (response.statusCode !== 200) chunk = withoutBody(response, chunk);
  if (chunk === undefined || req.method === 'HEAD') response.end();
  else response.end(chunk);
  return response;
}

function setUtf8(response, type) {
  if (typeof type !== 'string') return;
  response.set('Content-Type', require('express/types').withCharset(type, 'utf-8'));
}

// What to send for a body that is no text; undefined for what is sent as JSON.
function toChunk(response, body) {
  if (body === null) return '';
  if (ArrayBuffer.isView(body)) {
    if (!response.getHeader('Content-Type')) response.setHeader('Content-Type', 'application/octet-stream');
    return Buffer.isBuffer(body) ? body : Buffer.from(body);
  }
  const type = typeof body;
  return type === 'object' || type === 'number' || type === 'boolean' ? undefined : Buffer.from(body);
}

function setETag(response, makeETag, chunk) {
  let tag;
  if (makeETag === weakETag) tag = etagOf(chunk, true);
  else if (makeETag === strongETag) tag = etagOf(chunk, false);
  else if (typeof makeETag === 'function') {
    tag = makeETag(typeof chunk === 'string' ? Buffer.from(chunk) : chunk, undefined);
  }
  if (tag) response.setHeader('ETag', tag);
}

// Some statuses come without a body.
function withoutBody(response, chunk) {
  const status = response.statusCode;
  if (status === 204 || status === 304) {
    response.removeHeader('Content-Type');
    response.removeHeader('Content-Length');
    response.removeHeader('Transfer-Encoding');
    return '';
  }
  if (status !== 205) return chunk;
  response.setHeader('Content-Length', '0');
  response.removeHeader('Transfer-Encoding');
  return '';
}

const ESCAPES = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' };

function stringify(value, settings) {
  const replacer = settings['json replacer'];
  const spaces = settings['json spaces'];
  const json = replacer || spaces ? JSON.stringify(value, replacer, spaces) : JSON.stringify(value);
  if (!settings['json escape'] || typeof json !== 'string') return json;
  return json.replace(/[<>&]/g, (char) => ESCAPES[char]);
}

res.json = function json(value) {
  const body = stringify(value, this.app.settings);
  if (typeof body === 'string' && this.send === plainSend) return this._sendJsonText(body);
  if (!this.getHeader('Content-Type')) this.setHeader('Content-Type', JSON_TYPE);
  return this.send(body);
};

res.jsonp = function jsonp(value) {
  const { settings } = this.app;
  let body = stringify(value, settings);
  let callback = this.req.query[settings['jsonp callback name']];
  if (!this.getHeader('Content-Type')) {
    this.setHeader('X-Content-Type-Options', 'nosniff');
    this.setHeader('Content-Type', JSON_TYPE);
  }
  if (Array.isArray(callback)) callback = callback[0];
  if (typeof callback === 'string' && callback !== '') {
    this.setHeader('X-Content-Type-Options', 'nosniff');
    this.setHeader('Content-Type', 'text/javascript; charset=utf-8');
    // Only what can be a property path is left of the name, and the comment in front keeps the answer
    // from being taken for anything but a script.
    const name = callback.replace(/[^[\]\w$.]/g, '');
    body = (body === undefined ? '' : body).replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
    body = `/**/ typeof ${name} === 'function' && ${name}(${body});`;
  }
  return this.send(body);
};

res.sendStatus = function sendStatus(code) {
  const body = require('http').STATUS_CODES[code] || String(code);
  this.status(code);
  this.type('txt');
  return this.send(body);
};

res.set = res.header = function header(field, value) {
  if (arguments.length !== 2) {
    for (const name in field) this.set(name, field[name]);
    return this;
  }
  let text = Array.isArray(value) ? value.map(String) : String(value);
  if (field.length === 12 && field.toLowerCase() === 'content-type') {
    if (Array.isArray(text)) throw new TypeError('Content-Type cannot be set to an Array');
    if (text !== HTML && text !== JSON_TYPE) text = require('express/types').contentType(text);
  }
  this.setHeader(field, text);
  return this;
};

res.get = function get(field) {
  return this.getHeader(field);
};

res.append = function append(field, value) {
  const before = this.getHeader(field);
  if (!before) return this.set(field, value);
  if (Array.isArray(before)) return this.set(field, before.concat(value));
  return this.set(field, [before].concat(value));
};

res.type = res.contentType = function contentType(type) {
  if (type === 'html') {
    this.setHeader('Content-Type', HTML);
    return this;
  }
  if (type.indexOf('/') !== -1) return this.set('Content-Type', type);
  return this.set('Content-Type', require('express/types').contentType(type) || 'application/octet-stream');
};

// The rest is loaded by its first use.
for (const name of ['links', 'sendFile', 'download', 'attachment', 'format', 'location', 'redirect', 'vary',
  'cookie', 'clearCookie', 'render']) {
  res[name] = function () {
    return require('express/response_more')[name].apply(this, arguments);
  };
}
