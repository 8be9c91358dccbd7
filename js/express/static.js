'use strict';
// express.static: the files below a directory. What is not there is left to the next handler, unless
// fallthrough is off; a directory without a slash is redirected to the one with it.

const { resolve } = require('path');
const { parse, encodeUrl, collapseLeadingSlashes, escapeHtml, htmlPage } = require('express/url');
const { FileAnswer, compileOptions } = require('express/send');

function serveStatic(root, options) {
  if (!root) throw new TypeError('root path required');
  if (typeof root !== 'string') throw new TypeError('root path must be a string');
  const given = options || {};
  const { setHeaders } = given;
  if (setHeaders && typeof setHeaders !== 'function') {
    throw new TypeError('option setHeaders must be function');
  }
  const compiled = compileOptions({ ...inherited(given), root: resolve(root) });
  const fallthrough = given.fallthrough !== false;
  const directory = given.redirect === false ? refuseDirectory : redirectDirectory;

  return function serveStatic(req, res, next) {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      if (fallthrough) next();
      else refuseMethod(res);
      return;
    }
    const hooks = new Hooks(next, !fallthrough);
    if (directory !== redirectDirectory) hooks.directory = directory;
    if (setHeaders) hooks.headers = setHeaders;
    new FileAnswer(req, res, pathOf(req), compiled, hooks).begin();
  };
}

// What one answer does about a file, a directory and an error.
function Hooks(next, forwardsError) {
  this.next = next;
  this.forwardsError = forwardsError;
}

Hooks.prototype.directory = redirectDirectory;
Hooks.prototype.headers = undefined;
Hooks.prototype.file = function file() {
  this.forwardsError = true;
};
Hooks.prototype.fail = function fail(error) {
  const { next } = this;
  if (this.forwardsError || !(error.statusCode < 500)) next(error);
  else next();
};

// Options may come by inheritance, which spreading alone would lose.
function inherited(options) {
  const all = {};
  for (const name in options) all[name] = options[name];
  return all;
}

// At a mount point itself the path is empty, so that `/files` is redirected to `/files/`.
function pathOf(req) {
  const path = parse(req.url).pathname;
  if (path !== '/') return path;
  return parse(req.originalUrl || req.url).pathname.endsWith('/') ? path : '';
}

function refuseMethod(res) {
  res.statusCode = 405;
  res.setHeader('Allow', 'GET, HEAD');
  res.setHeader('Content-Length', '0');
  res.end();
}

function refuseDirectory(answer) {
  answer.fail(404);
}

function redirectDirectory(answer) {
  if (answer.path.endsWith('/')) {
    answer.fail(404);
    return;
  }
  const { req, res } = answer;
  const original = parse(req.originalUrl || req.url);
  const query = original.query === null ? '' : `?${original.query}`;
  const location = encodeUrl(collapseLeadingSlashes(original.pathname + '/') + query);
  const page = htmlPage('Redirecting', `Redirecting to ${escapeHtml(location)}`);
  res.statusCode = 301;
  res.setHeader('Content-Type', 'text/html; charset=UTF-8');
  res.setHeader('Content-Length', Buffer.byteLength(page));
  res.setHeader('Content-Security-Policy', "default-src 'none'");
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Location', location);
  res.end(page);
}

module.exports = serveStatic;
