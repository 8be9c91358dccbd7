'use strict';
// What answers when no handler did: the plain 404 page, or the page of an error nobody handled, with the
// headers that keep a browser from taking such a page for more than text. In production the latter says no
// more than the status, elsewhere the stack, and in development the source lines as well.

const { STATUS_CODES } = require('http');
const { parse, encodeUrl, escapeHtml, htmlPage } = require('express/url');

function finish(req, res, error, app) {
  if (!error && res.headersSent) return;
  const env = app.settings.env;
  const status = error ? statusOfError(error, res) : 404;
  const headers = error && hasOwnStatus(error) ? error.headers : undefined;
  const message = error ? messageOf(error, status, env) :
    `Cannot ${req.method} ${encodeUrl(originalPath(req))}`;
  if (error && env !== 'test') setImmediate(logError, error);
  if (res.headersSent) {
    if (req.socket) req.socket.destroy();
    return;
  }
  const more = error && env === 'development' ? require('express/excerpt').excerpts(error) : '';
  whenRequestIsRead(req, () => sendPage(req, res, status, headers, pageOf(message, more)));
}

function logError(error) {
  console.error(error);
}

const isErrorStatus = (status) => typeof status === 'number' && status >= 400 && status < 600;
const hasOwnStatus = (error) => isErrorStatus(error.status) || isErrorStatus(error.statusCode);

function statusOfError(error, res) {
  if (isErrorStatus(error.status)) return error.status;
  if (isErrorStatus(error.statusCode)) return error.statusCode;
  return isErrorStatus(res.statusCode) ? res.statusCode : 500;
}

function messageOf(error, status, env) {
  let message;
  if (env !== 'production') {
    message = error.stack;
    if (!message && typeof error.toString === 'function') message = error.toString();
  }
  return message || STATUS_CODES[status];
}

function originalPath(req) {
  try {
    return parse(req.originalUrl || req.url).pathname;
  } catch {
    return 'resource';
  }
}

// Answering while the request still comes in would break the connection under a client that is writing.
function whenRequestIsRead(req, answer) {
  const { socket } = req;
  if (req.complete || !socket || !socket.readable || req.destroyed) {
    answer();
    return;
  }
  let answered = false;
  const once = () => {
    if (answered) return;
    answered = true;
    answer();
  };
  req.unpipe();
  req.once('end', once);
  req.once('error', once);
  req.once('close', once);
  req.resume();
}

function pageOf(message, more) {
  return htmlPage('Error', escapeHtml(message).replaceAll('\n', '<br>').replaceAll('  ', ' &nbsp;'), more);
}

function sendPage(req, res, status, headers, page) {
  res.statusCode = status;
  res.statusMessage = STATUS_CODES[status];
  res.removeHeader('Content-Encoding');
  res.removeHeader('Content-Language');
  res.removeHeader('Content-Range');
  if (headers && typeof headers === 'object') {
    for (const name of Object.keys(headers)) res.setHeader(name, headers[name]);
  }
  res.setHeader('Content-Security-Policy', "default-src 'none'");
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(page));
  if (req.method === 'HEAD') res.end();
  else res.end(page);
}

module.exports = { finish };
