'use strict';
// http.Server (https://nodejs.org/api/http.html#class-httpserver): a net.Server whose connections the
// native half reads; here are its options, its events, and the way of a request into a program.

const http = native('http');
const EventEmitter = require('events');
const net = require('internal/net/server');
const { servers } = require('internal/net/handles');
const { on, context } = require('internal/dispatch');
const { IncomingMessage, readers, shapesOf: requestShapes } = require('_http_incoming');
const {
  ServerResponse, plainClasses, current, inflight, settle, shapesOf: responseShapes, SENT,
} = require('internal/http/response');
const common = require('_http_common');
const { codes } = require('internal/errors');
const { validateBoolean, validateInteger, validateFunction, validateObject } = require('internal/validators');
const { METHODS, OLD, BODY, UPGRADE, CONTINUE, EXPECTATION, OVER_LIMIT } = common;

const CONNECT = METHODS.indexOf('CONNECT');

function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else if (options === undefined || options === null) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  storeOptions(this, options);
  net.Server.call(this, { allowHalfOpen: true, noDelay: options.noDelay ?? true, keepAlive: options.keepAlive ?? false,
    keepAliveInitialDelay: options.keepAliveInitialDelay ?? 0, highWaterMark: options.highWaterMark });
  if (requestListener) this.on('request', requestListener);
  // As in Node a program may hand it any stream by server.emit('connection', stream), or take the listener away.
  this.on('connection', connectionListener);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

// ---- options -------------------------------------------------------------------------------------

// Properties that programs set at any time, and that the native half has to know.
const SETTINGS = ['headersTimeout', 'requestTimeout', 'keepAliveTimeout', 'keepAliveTimeoutBuffer', 'timeout', 'maxRequestsPerSocket', 'maxConnections',
  'httpAllowHalfOpen', 'maxHeaderSize'];

for (const name of SETTINGS) {
  const field = `_${name}`;
  Object.defineProperty(Server.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this[field];
    },
    set(value) {
      this[field] = value;
      if (this._native !== -1) http.configure(this._native, name, Number(value) || 0);
    },
  });
}

// The usual way of a request does not look at options that are seldom set.
Object.defineProperty(Server.prototype, 'maxHeadersCount', {
  configurable: true,
  enumerable: true,
  get() {
    return this._maxHeadersCount;
  },
  set(count) {
    this._maxHeadersCount = count;
    this._unusual = this.joinDuplicateHeaders || this.rejectNonStandardBodyWrites ||
      this._uniqueWriteHead !== null || count > 0;
    if (this._native !== -1) tellKinds(this, this._native);
  },
});

// Before the server has become a net.Server; https's does the same.
function storeOptions(server, options) {
  server._native = -1;
  server._closing = 0;            // times it listened before, whose connections have not all ended
  server._handedOver = 0;         // sockets that are not HTTP's any more
  server._handler = null;         // the one listener for 'request', when there is just one
  server._IncomingMessage = options.IncomingMessage || IncomingMessage;
  server._ServerResponse = options.ServerResponse || ServerResponse;
  const { requestTimeout, headersTimeout, keepAliveTimeout, keepAliveTimeoutBuffer } = options;
  const { connectionsCheckingInterval, shouldUpgradeCallback } = options;
  const { maxHeaderSize, insecureHTTPParser, requireHostHeader, joinDuplicateHeaders } = options;
  for (const [name, value] of [['requestTimeout', requestTimeout], ['headersTimeout', headersTimeout],
    ['keepAliveTimeout', keepAliveTimeout], ['keepAliveTimeoutBuffer', keepAliveTimeoutBuffer], ['connectionsCheckingInterval', connectionsCheckingInterval]]) {
    if (value !== undefined) validateInteger(value, name, 0);
  }
  if (maxHeaderSize !== undefined) validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
  if (insecureHTTPParser !== undefined) validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
  if (requireHostHeader !== undefined) validateBoolean(requireHostHeader, 'options.requireHostHeader');
  if (joinDuplicateHeaders !== undefined) validateBoolean(joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  if (shouldUpgradeCallback !== undefined) {
    validateFunction(shouldUpgradeCallback, 'options.shouldUpgradeCallback');
    server.shouldUpgradeCallback = shouldUpgradeCallback;
  }
  server.connectionsCheckingInterval = connectionsCheckingInterval ?? 30_000;
  server.timeout = 0;
  server.requestTimeout = requestTimeout ?? 300_000;
  server.headersTimeout = headersTimeout ?? Math.min(60_000, server.requestTimeout || 60_000);
  if (server.requestTimeout > 0 && server.headersTimeout > 0 && server.headersTimeout > server.requestTimeout) {
    throw new codes.ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', headersTimeout);
  }
  server.keepAliveTimeout = keepAliveTimeout ?? 5_000;
  server.keepAliveTimeoutBuffer = keepAliveTimeoutBuffer ?? 1_000;
  server.maxHeaderSize = maxHeaderSize || common.maxHeaderSize();
  server.insecureHTTPParser = insecureHTTPParser;
  server.maxRequestsPerSocket = 0;
  server.maxConnections = undefined;
  server.httpAllowHalfOpen = false;
  server.requireHostHeader = requireHostHeader ?? true;
  server.joinDuplicateHeaders = joinDuplicateHeaders ?? false;
  server.rejectNonStandardBodyWrites = options.rejectNonStandardBodyWrites ?? false;
  server._uniqueWriteHead = null;
  if (Array.isArray(options.uniqueHeaders)) {
    const names = new Set(options.uniqueHeaders.map((name) => `${name}`.toLowerCase()));
    server._uniqueWriteHead = require('internal/http/unique').uniqueWriteHead(names);
  }
  server.maxHeadersCount = null;
}

// ---- listening -----------------------------------------------------------------------------------

Server.prototype._accept = function(id) {
  this._boundAddress = native('net').listenerAddress(id) ?? undefined;
  native('net').releaseListener(id);
  http.serve(id);
  begin(this, id);
};

Server.prototype._descriptor = http.listenerFd;

// The native half is there, under this number: it is told how it is to serve.
function begin(server, id) {
  if (server._native !== -1) server._closing++;
  server._native = id;
  servers.set(id, server);
  for (const name of SETTINGS) http.configure(id, name, Number(server[name]) || 0);
  const tell = (name, value) => http.configure(id, name, Number(value));
  tell('requireHostHeader', server.requireHostHeader);
  tell('lenient', server.insecureHTTPParser ?? common.isLenient());
  tell('highWaterMark', server.highWaterMark);
  tell('noDelay', server.noDelay);
  tell('keepAlive', server.keepAlive ? server.keepAliveInitialDelay : -1);
  tellListeners(server);
  tellKinds(server, id);
  const requests = requestShapes(server._IncomingMessage);
  server._shapes = [requests, responseShapes(server._ServerResponse, requests[0])];
}

// What the native half makes of a request without running a constructor: nothing if a program has classes or
// wishes of its own.
function tellKinds(server, id) {
  const { _IncomingMessage: Request, _ServerResponse: Response, _unusual } = server;
  const arePlain = plainClasses.has(Request) && plainClasses.has(Response);
  if (arePlain && !_unusual) http.makes(id, Request.prototype, Response.prototype);
  else http.makes(id);
}

plainClasses.add(IncomingMessage);

/** What a server does with a connection: nothing with its own, which the native half has already. */
function connectionListener(socket) {
  const { isKnown, lend } = require('internal/http/socket');
  if (isKnown(socket)) return;
  if (this._native === -1) begin(this, http.open());
  lend(socket, this);
}

/** Has the native half read requests from a connection that came as a socket. */
function takeIn(server, socket) {
  require('internal/http/socket').lend(socket, server);
}

// The native half tells of connections and malformed requests only when somebody listens.
function tellListeners(server) {
  const request = server._events?.request;
  // The short way to the handler knows nothing of rejections.
  const isAlone = typeof request === 'function' && !EventEmitter.captureRejections;
  server._handler = isAlone ? request : null;
  if (server._native === -1) return;
  const isWatched = server.listenerCount('connection') > server.listenerCount('connection', connectionListener);
  http.configure(server._native, 'announce', isWatched || server.listenerCount('drop') > 0 ? 1 : 0);
  http.configure(server._native, 'timeouts', server.listenerCount('timeout') > 0 ? 1 : 0);
  // Who knows the socket may listen to its 'error'.
  http.configure(server._native, 'clientErrors', isWatched || server.listenerCount('clientError') > 0 ? 1 : 0);
}

const TOLD = new Set(['request', 'connection', 'clientError', 'drop', 'timeout', undefined]);

for (const method of ['on', 'addListener', 'prependListener', 'removeListener', 'off', 'removeAllListeners']) {
  const inherited = net.Server.prototype[method];
  Server.prototype[method] = function(name, listener) {
    const result = arguments.length === 0 ? inherited.call(this) : inherited.call(this, name, listener);
    if (TOLD.has(name)) tellListeners(this);
    return result;
  };
}

Server.prototype._release = function(id) {
  this.closeIdleConnections();
  http.close(id);
};

Server.prototype._hasConnections = function() {
  return this._native !== -1 || this._handedOver > 0 || this._closing > 0;
};

// The native half: the last connection has ended. A server that listens anew while its old connections last
// has several numbers for a while.
Server.prototype._onClosed = function(id) {
  servers.delete(id);
  if (id === this._native) {
    this._native = -1;
    this._boundAddress = undefined;
  } else {
    this._closing--;
  }
  net.endIfDone(this);
};

Server.prototype.closeAllConnections = function() {
  if (this._native !== -1) http.closeConnections(this._native, false);
};

Server.prototype.closeIdleConnections = function() {
  if (this._native !== -1) http.closeConnections(this._native, true);
};

Server.prototype.getConnections = function(callback) {
  validateFunction(callback, 'callback');
  process.nextTick(callback, null, this._native === -1 ? 0 : http.connections(this._native) + this._handedOver);
  return this;
};

Server.prototype.setTimeout = function(milliseconds, callback) {
  if (typeof milliseconds === 'function') {
    callback = milliseconds;
    milliseconds = 0;
  }
  this.timeout = milliseconds;
  if (callback) this.on('timeout', callback);
  return this;
};

// ---- the way of a request ------------------------------------------------------------------------

let lastId = -1;                  // the server that had the last request
let last;

function serverOf(id) {
  last = servers.get(id);
  lastId = last === undefined ? -1 : id;
  return last;
}

// The hot path: see docs/hot-path.md before adding anything.
on('httpExchange', (id, serverId, req, res) => {
  const server = serverId === lastId ? last : serverOf(serverId);
  if (!server) return;
  current.response = res;
  if (server._handler && server.emit === emit) {
    server._handler(req, res);
  } else {
    server.emit('request', req, res);
  }
  if (!(res._state & SENT)) inflight.set(id, res);
});

// A request that asks for something besides an answer, of an old client, or to a server with classes or
// options of its own.
on('httpRequest', (id, serverId, bits, target, head) => {
  const server = serverOf(serverId);
  if (!server) return;
  const req = new server._IncomingMessage(id);
  req._bits = bits;
  req.url = target;
  req._head = head;
  if (server.joinDuplicateHeaders) req.joinDuplicateHeaders = true;
  if (server.maxHeadersCount > 0) req._mostFields = 2 * server.maxHeadersCount;
  if ((bits & SPECIAL) !== 0 && specialRequest(server, req, id, bits)) return;
  const res = responseTo(server, req);
  if (context.channels) context.channels.tellExchange(server, req, res);
  handOver(server, req, res, 'request');
});

const SPECIAL = UPGRADE | CONTINUE | EXPECTATION | OVER_LIMIT;
const { emit } = net.Server.prototype;
Server.prototype.emit = emit;

function responseTo(server, req) {
  const res = new server._ServerResponse(req);
  if (server.rejectNonStandardBodyWrites) res.rejectNonStandardBodyWrites = true;
  if (server._uniqueWriteHead !== null) res.writeHead = server._uniqueWriteHead;
  return res;
}

function handOver(server, req, res, event) {
  current.response = res;
  server.emit(event, req, res);
  if ((res._state & SENT) === 0) inflight.set(req._connection, res);
}

// Expect, upgrades, CONNECT, and one request too many. Answers whether the request has been dealt with.
function specialRequest(server, req, id, bits) {
  const isConnect = bits >> 8 === CONNECT;
  if (isConnect || ((bits & UPGRADE) !== 0 && server.shouldUpgradeCallback(req))) {
    handOverSocket(server, req, id, isConnect ? 'connect' : 'upgrade');
    return true;
  }
  // The native half leaves it to us whether what asks for an upgrade must name its host.
  if ((bits & UPGRADE) !== 0 && server.requireHostHeader && !(bits & OLD) && req.headers.host === undefined) {
    const res = responseTo(server, req);
    res.writeHead(400, ['Connection', 'close']);
    res.end();
    return true;
  }
  if ((bits & (CONTINUE | EXPECTATION | OVER_LIMIT)) === 0) return false;
  const res = responseTo(server, req);
  if ((bits & OVER_LIMIT) !== 0) {
    server.emit('dropRequest', req, req.socket);
    res.writeHead(503, { Connection: 'close' });
    res.end();
  } else if ((bits & CONTINUE) !== 0) {
    res._expects = true;
    if (server.listenerCount('checkContinue') > 0) {
      handOver(server, req, res, 'checkContinue');
    } else {
      res.writeContinue();
      handOver(server, req, res, 'request');
    }
  } else if (server.listenerCount('checkExpectation') > 0) {
    handOver(server, req, res, 'checkExpectation');
  } else {
    res.writeHead(417);
    res.end();
  }
  return true;
}

/** Whether an upgrade is accepted; the option of this name replaces it. */
Server.prototype.shouldUpgradeCallback = function() {
  return this.listenerCount('upgrade') > 0;
};

function handOverSocket(server, req, id, event) {
  const { takeForGood } = require('internal/http/socket');
  if (server.listenerCount(event) === 0) {
    http.destroy(id, 0);
    return;
  }
  req.upgrade = true;
  const { socket, head } = takeForGood(id, server);
  req.socket = socket;
  socket.parser = null;
  req._bits &= ~BODY;
  req._connection = -1;
  server.emit(event, req, socket, head);
}

// ---- what becomes of responses -------------------------------------------------------------------

on('httpDone', (id) => {
  const res = inflight.get(id);
  if (res !== undefined) settle(res);
});
on('httpDrain', (id) => inflight.get(id)?._onDrain());
on('httpBody', (id, memory) => readers.get(id)?._onBody(require('internal/buffer').fromArrayBuffer(memory)));
on('httpEnd', (id, trailerBlock) => readers.get(id)?._onEnd(trailerBlock));

on('httpClose', (id, serverId, errno) => {
  abandon(id);
  require('internal/http/socket').gone(id, errno);
});

// What is under way on a connection will never be whole.
function abandon(id) {
  const reader = readers.get(id);
  readers.delete(id);
  const res = inflight.get(id);
  if (res !== undefined) {
    inflight.delete(id);
    res.req._onAbort();
    res._emitClose();
  } else if (reader !== undefined) {
    reader._onAbort();
  }
}

on('httpConnection', (id, serverId, isDropped) => {
  const server = servers.get(serverId);
  if (isDropped) {
    const details = net.dropDetails(id);
    http.destroy(id, 0);
    server?.emit('drop', details);
    return;
  }
  server?.emit('connection', require('internal/http/socket').socketOf(id, server));
});

// No traffic for as long as was asked: request, response or server decide if they listen, else the connection is
// closed. Its socket is only told.
on('httpTimeout', (id, serverId) => {
  const server = servers.get(serverId);
  const res = inflight.get(id);
  let heard = false;
  if (res !== undefined) {
    if (!res.req.complete) heard = res.req.emit('timeout', res.req.socket);
    heard = res.emit('timeout', res.req.socket) || heard;
  }
  const { knownSocket, socketOf } = require('internal/http/socket');
  knownSocket(id)?.emit('timeout');
  if (server?.listenerCount('timeout') > 0) heard = server.emit('timeout', socketOf(id, server));
  if (!heard) http.destroy(id, 0);
});

on('httpError', (id, bytesParsed, code, message, packet) => {
  const server = servers.get(http.serverOf(id));
  const { knownSocket, takeOver, tellError } = require('internal/http/socket');
  const error = malformed(code, message, bytesParsed, packet);
  if (server === undefined || server.listenerCount('clientError') === 0) {
    const socket = knownSocket(id);
    if (socket !== undefined) tellError(socket, error);
    http.refuse(id);
    return;
  }
  const socket = takeOver(id, server);
  socket.once('close', () => abandon(id));
  if (!server.httpAllowHalfOpen) socket.once('end', () => socket.end());
  // Nobody reads on, but the peer's end is to be seen, and each further piece is as wrong.
  socket.on('data', (chunk) => {
    if (code.startsWith('HPE')) server.emit('clientError', common.parseError(code, message, 0, chunk), socket);
  });
  tellError(socket, error);
  server.emit('clientError', error, socket);
});

function malformed(code, message, bytesParsed, packet) {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new codes.ERR_HTTP_REQUEST_TIMEOUT();
  // At an end that comes too early there is no packet.
  const isEnd = code === 'HPE_INVALID_EOF_STATE';
  return common.parseError(code, message, bytesParsed,
    isEnd ? undefined : require('internal/buffer').fromArrayBuffer(packet));
}

// With captureRejections: a handler that failed before it said anything is answered for.
Server.prototype[EventEmitter.captureRejectionSymbol] = function(error, event, req, res) {
  if (event !== 'request') {
    net.Server.prototype[EventEmitter.captureRejectionSymbol].call(this, error, event, req, res);
  } else if (res.headersSent || res.writableEnded) {
    res.destroy();
  } else {
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    res.statusCode = 500;
    res.end(common.STATUS_CODES[500]);
  }
};

Server.prototype[Symbol.asyncDispose] = function() {
  return new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
};

module.exports = { Server, ServerResponse, begin, storeOptions, takeIn, STATUS_CODES: common.STATUS_CODES, _connectionListener: connectionListener };
