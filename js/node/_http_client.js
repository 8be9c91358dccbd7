'use strict';
// http.ClientRequest (https://nodejs.org/api/http.html#class-httpclientrequest): what is asked for, and
// how a socket is got for it. What happens on the socket is in internal/http/exchange.

const { OutgoingMessage } = require('_http_outgoing');
const { _checkIsHttpToken, NO_DATE, NO_CONNECTION, NO_LENGTH, NO_CODING } = require('_http_common');
const { codes, ConnResetException } = require('internal/errors');
const { context } = require('internal/dispatch');
const { validateBoolean, validateInteger, validateNumber } = require('internal/validators');

function ClientRequest(input, options, callback) {
  OutgoingMessage.call(this);
  if (context.hooks) this._frame = context.hooks.frameFor('HTTPCLIENTREQUEST', this);
  else if (context.frame !== undefined) this._frame = context.frame;
  if (typeof input === 'string' || isUrl(input)) {
    input = urlOptions(input);
  } else {
    callback = options;
    options = input;
    input = null;
  }
  if (typeof options === 'function') {
    callback = options;
    options = input || {};
  } else {
    options = Object.assign(input || {}, options);
  }
  chooseAgent(this, options);
  readTarget(this, options);
  readSettings(this, options);
  if (callback) this.once('response', callback);
  setFields(this, options);
  begin(this, options);
  if (context.channels) tellOf(this);
}
Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);

const { prototype } = ClientRequest;
prototype._frame = undefined;     // AsyncLocalStorage's values for all that follows from the request
prototype._reader = -1;           // the native reader of the response
prototype._error = undefined;     // what destroy() was called with
prototype._ended = false;         // the response has been read to its end
prototype._last = false;
prototype._uniqueHeaders = null;
prototype._needDrain = false;
prototype._outFlags = NO_DATE;
prototype.res = null;
prototype.aborted = false;
prototype.timeoutCb = null;
prototype.upgradeOrConnect = false;
prototype.parser = null;
prototype.maxHeadersCount = null;
prototype.reusedSocket = false;
prototype.rejectNonStandardBodyWrites = false;

// ---- options -------------------------------------------------------------------------------------

function isUrl(value) {
  return typeof value === 'object' && value !== null && Boolean(value.href && value.protocol) &&
    value.auth === undefined && value.path === undefined;
}

function urlOptions(input) {
  const { URL, urlToHttpOptions } = require('url');
  return urlToHttpOptions(typeof input === 'string' ? new URL(input) : input);
}

// agent: an agent, false for one of its own, nothing for the usual one (none with createConnection).
function chooseAgent(req, options) {
  let { agent } = options;
  const usual = options._defaultAgent || require('_http_agent').globalAgent;
  if (agent === false) {
    agent = new usual.constructor();
  } else if (agent === null || agent === undefined) {
    if (typeof options.createConnection !== 'function') agent = usual;
  } else if (typeof agent.addRequest !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  req.agent = agent;
  req._usualProtocol = agent?.protocol || usual.protocol;
  req.protocol = options.protocol || usual.protocol;
}

function textOrNothing(value, name) {
  if (value !== null && value !== undefined && typeof value !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], value);
  }
  return value;
}

const NOT_IN_PATH = /[^\u0021-\u00ff]/;

function readTarget(req, options) {
  if (options.path && NOT_IN_PATH.test(String(options.path))) {
    throw new codes.ERR_UNESCAPED_CHARACTERS('Request path');
  }
  if (req.protocol !== req._usualProtocol) throw new codes.ERR_INVALID_PROTOCOL(req.protocol, req._usualProtocol);
  req._defaultPort = options.defaultPort || req.agent?.defaultPort;
  options.port = options.port || req._defaultPort || 80;
  options.host = textOrNothing(options.hostname, 'hostname') || textOrNothing(options.host, 'host') || 'localhost';
  req.host = options.host;
  req.socketPath = options.socketPath;
  const { method } = options;
  if (method !== null && method !== undefined && typeof method !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  }
  if (method && !_checkIsHttpToken(method)) throw new codes.ERR_INVALID_HTTP_TOKEN('Method', method);
  req.method = method ? method.toUpperCase() : 'GET';
  req.path = options.path || '/';
}

function readSettings(req, options) {
  const { maxHeaderSize, insecureHTTPParser, joinDuplicateHeaders } = options;
  if (options.timeout !== undefined) req.timeout = checkedTimeout(options.timeout, 'timeout');
  if (options.signal) require('stream').addAbortSignal(options.signal, req);
  if (maxHeaderSize !== undefined) validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
  if (insecureHTTPParser !== undefined) validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
  if (joinDuplicateHeaders !== undefined) validateBoolean(joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  req.maxHeaderSize = maxHeaderSize;
  req.insecureHTTPParser = insecureHTTPParser;
  req.joinDuplicateHeaders = joinDuplicateHeaders;
  if (Array.isArray(options.uniqueHeaders)) {
    req._uniqueHeaders = new Set(options.uniqueHeaders.map((name) => `${name}`.toLowerCase()));
  }
}

function checkedTimeout(milliseconds, name) {
  validateNumber(milliseconds, name);
  if (milliseconds < 0 || !Number.isFinite(milliseconds)) {
    throw new codes.ERR_OUT_OF_RANGE(name, 'a non-negative finite number', milliseconds);
  }
  const { TIMEOUT_MAX } = require('internal/timers');
  if (milliseconds <= TIMEOUT_MAX) return milliseconds;
  process.emitWarning(`${milliseconds} does not fit into a 32-bit signed integer.\n` +
    `Timer duration was truncated to ${TIMEOUT_MAX}.`, 'TimeoutOverflowWarning');
  return TIMEOUT_MAX;
}

// Methods whose requests usually have no body: no chunks unless they are asked for.
const BODILESS = { __proto__: null, GET: 1, HEAD: 1, DELETE: 1, OPTIONS: 1, TRACE: 1, CONNECT: 1 };

function setFields(req, options) {
  const { agent } = req;
  const { headers } = options;
  if (BODILESS[req.method] !== undefined) req.useChunkedEncodingByDefault = false;
  if (!agent || (!agent.keepAlive && !Number.isFinite(agent.maxSockets))) {
    req._last = true;
    req.shouldKeepAlive = false;
  }
  if (options.setDefaultHeaders === false) req._outFlags |= NO_CONNECTION | NO_LENGTH | NO_CODING;
  if (Array.isArray(headers)) {
    if (headers.length > 0 && !Array.isArray(headers[0]) && headers.length % 2 !== 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
    }
    storeHead(req, headers);
    return;
  }
  if (headers) {
    for (const name of Object.keys(headers)) req.setHeader(name, headers[name]);
  }
  const setHost = options.setHost !== undefined ? Boolean(options.setHost) : options.setDefaultHeaders !== false;
  if (setHost && !req.getHeader('host')) req.setHeader('Host', hostField(req, options));
  if (options.auth && !req.getHeader('authorization')) {
    const secret = require('buffer').Buffer.from(options.auth).toString('base64');
    req.setHeader('Authorization', `Basic ${secret}`);
  }
  // The server is to say yes before the body is sent, so the head goes at once.
  if (req.getHeader('expect')) storeHead(req, req._list);
}

function hostField(req, options) {
  let { host } = options;
  const colon = host.indexOf(':');
  if (colon !== -1 && host.indexOf(':', colon + 1) !== -1 && host[0] !== '[') host = `[${host}]`;
  return +options.port === req._defaultPort ? host : `${host}:${options.port}`;
}

function storeHead(req, headers) {
  if (req._header !== null) throw new codes.ERR_HTTP_HEADERS_SENT('render');
  req._storeHeader(`${req.method} ${req.path} HTTP/1.1\r\n`, headers);
}

prototype._implicitHeader = function() {
  storeHead(this, this._list);
};

// ---- getting a socket ----------------------------------------------------------------------------

function begin(req, options) {
  let connection = options;
  if (options.signal) {
    connection = { ...options };
    delete connection.signal;
  }
  if (req.agent) {
    req.agent.addRequest(req, connection);
    return;
  }
  // For connect(), `path` is that of a socket.
  connection = { ...connection, path: connection.socketPath || undefined };
  if (typeof options.createConnection !== 'function') {
    req.onSocket(require('net').createConnection(connection));
    return;
  }
  let created = false;
  const onCreated = (error, socket) => {
    if (created) return;
    created = true;
    if (error) process.nextTick(emitError, req, error);
    else req.onSocket(socket);
  };
  try {
    const socket = options.createConnection(connection, onCreated);
    if (socket) onCreated(null, socket);
  } catch (error) {
    onCreated(error);
  }
}

// Diagnostics channels: the request was made, and then given whole.
function tellOf(request) {
  context.channels.tell('http.client.request.created', { request });
  request._sendEnd = function() {
    OutgoingMessage.prototype._sendEnd.call(this);
    context.channels.tell('http.client.request.start', { request });
  };
}

function emitError(request, error) {
  if (context.channels) context.channels.tell('http.client.request.error', { request, error });
  request.emit('error', error);
}

/** Called by the agent: here is a socket, or the reason why there is none. */
prototype.onSocket = function onSocket(socket, error) {
  process.nextTick(takeSocket, this, socket, error);
};

function takeSocket(req, socket, error) {
  context.frame = req._frame;
  if (!req.destroyed && !error) {
    require('internal/http/exchange').attach(req, socket);
    flushWaiting(req, socket);
    return;
  }
  const reason = error || req._error;
  // Broken off before it began: an agent's socket is still good for the next request.
  if (!error && req.agent && socket && !socket.destroyed) {
    socket.emit('free');
  } else if (socket) {
    // It may have ended for a reason of its own.
    require('stream').finished(socket.destroy(reason), (own) => {
      endWithoutSocket(req, own === undefined || own.code === 'ERR_STREAM_PREMATURE_CLOSE' ? reason : own);
    });
    return;
  }
  endWithoutSocket(req, reason);
}

function endWithoutSocket(req, error) {
  req.destroyed = true;
  if (!req.aborted && !error) error = new ConnResetException('socket hang up');
  if (error) emitError(req, error);
  req._closed = true;
  req.emit('close');
}

// What was written before there was a socket.
function flushWaiting(req, socket) {
  if (socket._httpMessage !== req || socket.destroyed) return;
  const room = req._flushOutput(socket);
  if (room && req._needDrain && !req.finished) {
    req._needDrain = false;
    req.emit('drain');
  }
}

// ---- methods -------------------------------------------------------------------------------------

prototype.abort = function abort() {
  if (this.aborted) return;
  this.aborted = true;
  process.nextTick(() => this.emit('abort'));
  this.destroy();
};

prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  // Nobody wants the rest of the response.
  if (this.res) this.res._dump();
  this._error = error;
  if (this.socket) this.socket.destroy(error);
  return this;
};

prototype._onFinish = function() {
  if (this._finishEmitted) return;
  context.frame = this._frame;
  OutgoingMessage.prototype._onFinish.call(this);
  if (this._ended && this.shouldKeepAlive) require('internal/http/exchange').giveBack(this);
};

// Calls a method of the socket once there is one and it is connected.
function whenConnected(req, method, first, second) {
  const act = () => req.socket[method](first, second);
  const onSocket = () => {
    if (req.socket.writable && !req.socket.connecting) act();
    else req.socket.once('connect', act);
  };
  if (req.socket) onSocket();
  else req.once('socket', onSocket);
}

prototype.setNoDelay = function setNoDelay(noDelay) {
  whenConnected(this, 'setNoDelay', noDelay);
};

prototype.setSocketKeepAlive = function setSocketKeepAlive(enable, initialDelay) {
  whenConnected(this, 'setKeepAlive', enable, initialDelay);
};

function setSocketTimeout(socket, milliseconds) {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout(milliseconds));
  else socket.setTimeout(milliseconds);
}

prototype.setTimeout = function setTimeout(milliseconds, callback) {
  if (this._ended) return this;
  require('internal/http/exchange').listenForTimeout(this);
  milliseconds = checkedTimeout(milliseconds, 'msecs');
  if (callback) this.once('timeout', callback);
  if (this.socket) setSocketTimeout(this.socket, milliseconds);
  else this.once('socket', (socket) => setSocketTimeout(socket, milliseconds));
  return this;
};

prototype.clearTimeout = function clearTimeout(callback) {
  this.setTimeout(0, callback);
};

module.exports = { ClientRequest };
