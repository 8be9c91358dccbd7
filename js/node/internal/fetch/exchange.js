'use strict';
// One HTTP request of fetch() and its response, over our own http and https clients. What undici calls the
// failures of a connection, they are called here.

const { clientFor } = require('internal/http/client_for');
const { HeadersList } = require('internal/fetch/headers');
const { deferred } = require('internal/webstreams/util');
const { createByteStream } = require('internal/webstreams/byte_controller');

// Milliseconds, as in undici.
const CONNECT_TIME = 10_000;
const HEADERS_TIME = 300_000;
const BODY_TIME = 300_000;
// So much of a body is taken before anybody asks for it: a short one leaves its connection free.
const AHEAD = 64 * 1024;

const agents = { __proto__: null };

function agentFor(protocol) {
  const { Agent } = clientFor(protocol);
  return agents[protocol] ??= new Agent({ keepAlive: true, timeout: 4000 });
}

/** An error under the name and code that undici has for it. */
function undiciError(name, code, message) {
  const error = new Error(message);
  Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  error.code = code;
  return error;
}

// Our client tells of a connection that ended too early by 'socket hang up' and 'aborted'.
function causeOf(error) {
  if (error?.code === 'ECONNRESET' && /^(socket hang up|aborted)$/.test(error.message)) {
    return undiciError('SocketError', 'UND_ERR_SOCKET', 'other side closed');
  }
  if (typeof error?.code === 'string' && error.code.startsWith('HPE_')) {
    return undiciError('HTTPParserError', error.code, error.reason ?? error.message);
  }
  return error;
}

// ---- what is sent ---------------------------------------------------------------------------------------

// Without a body these say so.
const EXPECT_BODY = new Set(['PATCH', 'POST', 'PROPFIND', 'PROPPATCH', 'PUT', 'QUERY']);
const HOP_BY_HOP = ['transfer-encoding', 'keep-alive', 'upgrade'];

// The field lines, in the order in which undici sends them.
function fieldLines(request) {
  const { headers, url, body } = request;
  const lines = ['host', url.host, 'connection', connectionOf(headers)];
  for (const [key, { name, value }] of headers.fields) {
    if (HOP_BY_HOP.includes(key)) {
      throw undiciError('InvalidArgumentError', 'UND_ERR_INVALID_ARG', `invalid ${key} header`);
    }
    if (key === 'expect') {
      throw undiciError('NotSupportedError', 'UND_ERR_NOT_SUPPORTED', 'expect header not supported');
    }
    if (key === 'host' || key === 'connection' || key === 'content-length') continue;
    lines.push(name, value);
  }
  const defaults = ['accept', '*/*', 'accept-language', '*', 'sec-fetch-mode', request.mode, 'user-agent',
    'node'];
  for (let i = 0; i < defaults.length; i += 2) {
    if (!headers.has(defaults[i])) lines.push(defaults[i], defaults[i + 1]);
  }
  if (!headers.has('accept-encoding')) {
    const { accepted } = require('internal/fetch/decoding');
    const codings = accepted(url.protocol);
    if (codings !== '') lines.push('accept-encoding', codings);
  }
  addLength(lines, request, body);
  return lines;
}

function connectionOf(headers) {
  const value = headers.get('connection');
  if (value === null) return 'keep-alive';
  const lower = value.toLowerCase();
  if (lower !== 'close' && lower !== 'keep-alive') {
    throw undiciError('InvalidArgumentError', 'UND_ERR_INVALID_ARG', 'invalid connection header');
  }
  return lower;
}

function addLength(lines, { method, headers }, body) {
  const told = headers.get('content-length');
  if (body === null) {
    if (EXPECT_BODY.has(method)) lines.push('content-length', '0');
  } else if (body.length === null && told === null) {
    lines.push('transfer-encoding', 'chunked');
  } else if (body.length === null) {
    lines.push('content-length', told);
  } else {
    if (told !== null && +told !== body.length) {
      throw undiciError('RequestContentLengthMismatchError', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
        'Request body length does not match content-length header');
    }
    lines.push('content-length', `${body.length}`);
  }
}

// ---- the exchange ---------------------------------------------------------------------------------------

class Exchange {
  constructor(request, fetching) {
    this.request = request;
    this.fetching = fetching;
    this.lines = fieldLines(request);
    this.answer = deferred();
    this.response = this.answer.promise;
    this.received = null;
    this.req = null;
    this.failure = undefined;
    this.timer = null;
  }

  start() {
    const { request, lines } = this;
    const { url, method, body } = request;
    const { request: open } = clientFor(url.protocol);
    const req = this.req = open({
      agent: agentFor(url.protocol),
      protocol: url.protocol,
      hostname: url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname,
      port: url.port,
      path: url.pathname + url.search,
      method,
      headers: lines,
      setDefaultHeaders: false,
    });
    req.on('error', (error) => this.failed(error));
    req.on('response', (message) => this.begin(message));
    req.on('socket', (socket) => this.watchConnection(socket));
    req.setTimeout(HEADERS_TIME, () => this.expire());
    if (body === null) req.end();
    else if (body.bytes !== null) req.end(body.bytes);
    else require('internal/fetch/upload').send(body.stream, req, (error) => this.fail(error));
  }

  watchConnection(socket) {
    if (!socket.connecting) return;
    const { setTimeout, clearTimeout } = require('timers');
    const timer = setTimeout(() => {
      this.fail(undiciError('ConnectTimeoutError', 'UND_ERR_CONNECT_TIMEOUT', 'Connect Timeout Error'));
    }, CONNECT_TIME);
    const stop = () => clearTimeout(timer);
    socket.once('connect', stop);
    socket.once('close', stop);
  }

  expire() {
    if (this.received === null) {
      this.fail(undiciError('HeadersTimeoutError', 'UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error'));
    } else {
      this.received.fail(undiciError('BodyTimeoutError', 'UND_ERR_BODY_TIMEOUT', 'Body Timeout Error'));
    }
  }

  begin(message) {
    this.received = new Received(message, this);
    this.req.setTimeout(BODY_TIME);
    this.answer.resolve(this.received);
  }

  failed(error) {
    // A kept connection that the server had closed meanwhile: the request has not been seen by anybody.
    const { req, request } = this;
    const isStale = req.reusedSocket && this.received === null && this.failure === undefined &&
      (error.code === 'ECONNRESET' || error.code === 'EPIPE');
    if (isStale && !this.fetching.isAborted && (request.body === null || request.body.bytes !== null)) {
      this.start();
      return;
    }
    this.fail(error);
  }

  fail(error) {
    const cause = this.failure ??= causeOf(error);
    if (this.received !== null) this.received.fail(cause);
    this.answer.reject(cause);
    this.req.destroy();
  }

  abort(reason) {
    if (this.received !== null) this.received.abort(reason);
    this.failure ??= reason;
    this.answer.reject(reason);
    this.req.destroy();
  }
}

// ---- what comes back ------------------------------------------------------------------------------------

class Received {
  constructor(message, exchange) {
    this.message = message;
    this.exchange = exchange;
    this.status = message.statusCode;
    this.statusText = message.statusMessage;
    this.headers = listOf(message.rawHeaders);
    this.source = message;
    this.record = null;
    this.isOver = false;
  }

  /** Nobody wants the body. */
  discard() {
    this.isOver = true;
    this.message.on('error', () => {});
    this.message.resume();
  }

  /** The body as a record of a byte stream. */
  stream() {
    const { decoded } = require('internal/fetch/decoding');
    this.source = decoded(this.message, this.headers, this.exchange.request.method);
    const { source } = this;
    const record = this.record = createByteStream(() => {
      source.resume();
      return Promise.resolve();
    }, () => {
      this.over();
      this.exchange.req.destroy();
      return Promise.resolve();
    });
    record.controller.mark = AHEAD;
    this.message.on('error', (error) => this.fail(causeOf(error)));
    if (source !== this.message) source.on('error', (error) => this.fail(error));
    source.on('data', (chunk) => this.take(chunk));
    source.on('end', () => this.end());
    source.on('close', () => this.fail(causeOf({ code: 'ECONNRESET', message: 'aborted' })));
    return record;
  }

  take(chunk) {
    if (this.isOver || chunk.length === 0) return;
    const { controller } = this.record;
    // The stream takes the memory away, so it must not be shared with others.
    const isAlone = chunk.byteLength === chunk.buffer.byteLength;
    controller.enqueue(isAlone ? new Uint8Array(chunk.buffer) : new Uint8Array(chunk));
    if (controller.desiredSize() <= 0) this.source.pause();
  }

  end() {
    if (this.isOver) return;
    this.over();
    const { controller } = this.record;
    controller.close();
    if (controller.pending.length > 0) controller.respond(0);
  }

  over() {
    this.isOver = true;
    this.exchange.fetching.unwatch();
  }

  fail(cause) {
    if (this.isOver) return;
    this.over();
    this.record?.controller.error(new TypeError('terminated', { cause }));
    this.exchange.req.destroy();
  }

  abort(reason) {
    if (this.isOver) return;
    this.over();
    this.record?.controller.error(reason);
  }
}

function listOf(raw) {
  const list = new HeadersList();
  for (let i = 0; i < raw.length; i += 2) list.append(raw[i].toLowerCase(), raw[i + 1]);
  return list;
}

/** Sends a request; `.response` is a promise for what comes back. */
function send(request, fetching) {
  const exchange = new Exchange(request, fetching);
  exchange.start();
  return exchange;
}

module.exports = { send };
