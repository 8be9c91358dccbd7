'use strict';
// http.ServerResponse (https://nodejs.org/api/http.html#class-httpserverresponse).
//
// A response to a request of ours knows its connection by number and writes through the native half. The
// usual answer, `end(text)` with the fields set before, crosses once. A response made for anything else
// (test tools) goes out through OutgoingMessage's way over a socket.

const { OutgoingMessage } = require('_http_outgoing');
const common = require('_http_common');
const { context } = require('internal/dispatch');
const { codes } = require('internal/errors');
const http = native('http');
const { NOTIFY, LATIN1, CLOSE, OLD, KEEP_ALIVE, PRESET, ANSWERED, FOLDED } = common;

// What has become of a response: bits of `_state`, one field instead of many.
const HEAD = 1;                   // the head is decided; a native connection has it
const ENDED = 2;
const SENT = 4;                   // the native half has the whole of it
const WATCHED = 8;                // HttpDone is on its way
const FINISHED = 16;              // 'finish' was emitted
const CLOSED = 32;
const DESTROYED = 64;
const NEEDS_DRAIN = 128;
const EXPECTS = 256;              // the client waits for 100 Continue
const SENT_100 = 512;
// What keeps a response from the short way out.
const CORKED = 1024;
const TRAILERS = 2048;
const STRICT_LENGTH = 4096;
const STRICT_BODY = 8192;

/** Responses that are awaited: connection → ServerResponse. */
const inflight = new Map();

/** What internal/http/socket does once a response is out, if that room is open: nobody else knows a socket. */
const socketHooks = { endIfLast: null };

/** The response whose handler is running, or ran last. */
const current = { response: null };

/** The response that goes with a request; the request itself does not hold it, which would be a cycle. */
function responseTo(req) {
  const { response } = current;
  if (response !== null && response.req === req) return response;
  const awaited = inflight.get(req._connection);
  return awaited !== undefined && awaited.req === req ? awaited : undefined;
}

function ServerResponse(req, options) {
  this.req = req;
  if (req._connection >= 0) {
    if (req._bits & OLD) this.useChunkedEncodingByDefault = takesChunks(req);
    return;
  }
  OutgoingMessage.call(this, options);
  if (req.httpVersionMajor < 1 || req.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault = takesChunks(req);
    this.shouldKeepAlive = false;
  }
}
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

// HTTP/1.0 knows no chunks, but a client of that age may say that it does.
function takesChunks(req) {
  return /\bchunked\b/i.test(req.headers.te ?? '');
}

const { prototype } = ServerResponse;
prototype.req = null;
prototype.statusCode = 200;
prototype._state = 0;
prototype._phrase = undefined;
prototype._text = '';             // the head over a JavaScript socket
prototype._list = null;
prototype._preset = null;         // names and values in turn, which PRESET speaks of
prototype._sent = undefined;
prototype._outFlags = 0;
prototype._contentLength = null;
prototype._trailerFields = null;
prototype._corkedTimes = 0;
// Here too, so that the look-up ends soon.
prototype._events = undefined;

function accessor(name, get, set) {
  Object.defineProperty(prototype, name, { configurable: true, enumerable: true, get, set });
}

function bit(name, mask) {
  accessor(name, function() {
    return (this._state & mask) !== 0;
  }, function(value) {
    this._state = value ? this._state | mask : this._state & ~mask;
  });
}

bit('finished', ENDED);
bit('destroyed', DESTROYED);
bit('_closed', CLOSED);
bit('_finishEmitted', FINISHED);
bit('_needDrain', NEEDS_DRAIN);
bit('_sent100', SENT_100);
bit('_expects', EXPECTS);
bit('strictContentLength', STRICT_LENGTH);
bit('rejectNonStandardBodyWrites', STRICT_BODY);

accessor('_trailer', function() {
  return this._trailerFields;
}, function(fields) {
  this._trailerFields = fields;
  this._state |= TRAILERS;
});

accessor('_corked', function() {
  return this._corkedTimes;
}, function(times) {
  this._corkedTimes = times;
  this._state = times > 0 ? this._state | CORKED : this._state & ~CORKED;
});

// The connection that it is written to; none (-1) for a response of test tools, which has a socket.
accessor('_connection', function() {
  return this.req === null ? -1 : this.req._connection ?? -1;
});

accessor('_header', function() {
  return (this._state & HEAD) === 0 ? null : this._text || `HTTP/1.1 ${this.statusCode} ${this.statusMessage}\r\n`;
}, function(text) {
  this._text = text;
  this._state = text === null ? this._state & ~HEAD : this._state | HEAD;
});

accessor('_hasBody', function() {
  const { statusCode } = this;
  return this.req.method !== 'HEAD' && statusCode !== 204 && statusCode !== 304 && statusCode >= 200;
}, function(value) {
  Object.defineProperty(this, '_hasBody', { value, writable: true, enumerable: true, configurable: true });
});

accessor('shouldKeepAlive', function() {
  if ((this._outFlags & CLOSE) !== 0) return false;
  // (A request of test tools has no such property.)
  return !(this.req._connection >= 0) || (this.req._bits & KEEP_ALIVE) !== 0;
}, function(value) {
  this._outFlags = value ? this._outFlags & ~CLOSE : this._outFlags | CLOSE;
});

accessor('statusMessage', function() {
  if (this._phrase !== undefined || (this._state & HEAD) === 0) return this._phrase;
  return common.STATUS_CODES[this.statusCode] || 'unknown';
}, function(value) {
  this._phrase = value;
});

// The socket of a native connection is made when somebody asks.
accessor('socket', function() {
  if (this._connection < 0 || (this._state & (CLOSED | FINISHED)) !== 0) return null;
  return this.req.socket;
}, function(value) {
  Object.defineProperty(this, 'socket', { value, writable: true, enumerable: true, configurable: true });
});

accessor('chunkedEncoding', function() {
  return this._connection >= 0 && (this._state & HEAD) !== 0 && http.isChunked(this._connection);
}, function(value) {
  Object.defineProperty(this, 'chunkedEncoding', { value, writable: true, enumerable: true, configurable: true });
});

accessor('writableHighWaterMark', function() {
  const own = this._connection >= 0 ? this.req._server?.highWaterMark : this.socket?.writableHighWaterMark;
  return own ?? this._highWaterMark ?? require('stream').getDefaultHighWaterMark(false);
});

// Whether the system has it all. Nobody else waits for the end of the turn when somebody asks.
accessor('writableFinished', function() {
  if ((this._state & FINISHED) !== 0) return true;
  if ((this._state & ENDED) === 0) return false;
  if (this._connection < 0) return this.outputSize === 0 && !(this.socket?.writableLength > 0);
  return http.flushNow(this._connection);
});

accessor('writableLength', function() {
  if (this._connection < 0) return this.outputSize + (this.socket?.writableLength ?? 0);
  if ((this._state & HEAD) === 0 || (this._state & FINISHED) !== 0) return 0;
  return native('net').totals(this._connection)?.[2] ?? 0;
});

// ---- heads ---------------------------------------------------------------------------------------

/** Lists the fields that the response has but has not listed yet. Answers whether there are any. */
prototype._unfold = function() {
  const fields = (this._state & PRESET) === 0 ? [] : this._preset;
  this._state &= ~FOLDED;
  for (let i = 0; i < fields.length; i += 2) this._setField(fields[i], fields[i + 1]);
  return fields.length > 0;
};

function writeHead(statusCode, reason, headers) {
  if (this._state & PRESET) this._unfold();
  const state = this._state;
  if ((state & HEAD) !== 0) throw new codes.ERR_HTTP_HEADERS_SENT('write');
  const code = statusCode | 0;
  if (code < 100 || code > 999) throw new codes.ERR_HTTP_INVALID_STATUS_CODE(statusCode);
  if (typeof reason === 'string') this._phrase = reason;
  else headers ??= reason;
  if (code !== this.statusCode) this.statusCode = code;
  const list = this._list;
  if (list !== null) {
    if (headers) mergeFields(this, headers);
    headers = this._list;
  }
  if ((state & (EXPECTS | SENT_100)) === EXPECTS) this.shouldKeepAlive = false;
  const connection = this.req._connection;
  if (!(connection >= 0)) return storeHead(this, code, headers);
  const length = this._contentLength;
  const begun = http.writeHead(connection, code, this._phrase, headers, length === null ? -1 : length, this._outFlags);
  if (begun === VAIN_TRAILER) throw new codes.ERR_HTTP_TRAILER_INVALID();
  if (begun < 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
  this._state = state | HEAD;
  if ((state & STRICT_LENGTH) !== 0) noteLength(this, headers);
  return this;
}

function storeHead(res, code, headers) {
  if (Array.isArray(headers)) headers = flatFields(headers);
  if (common._checkInvalidHeaderChar(res.statusMessage ?? '')) throw new codes.ERR_INVALID_CHAR('statusMessage');
  const phrase = res._phrase ?? common.STATUS_CODES[code] ?? 'unknown';
  res._storeHeader(`HTTP/1.1 ${code} ${phrase}\r\n`, headers);
  return res;
}


// Fields given to writeHead win over those set before, but may repeat among themselves.
function mergeFields(res, headers) {
  if (!Array.isArray(headers)) {
    for (const name of Object.keys(headers)) {
      if (name) res.setHeader(name, headers[name]);
    }
    return;
  }
  const flat = flatFields(headers);
  for (let i = 0; i < flat.length; i += 2) {
    const flags = res._outFlags;  // removed only to make room
    res.removeHeader(`${flat[i]}`);
    res._outFlags = flags;
  }
  for (let i = 0; i < flat.length; i += 2) {
    if (flat[i]) res.appendHeader(flat[i], flat[i + 1]);
  }
}

function flatFields(headers) {
  if (headers.length > 0 && Array.isArray(headers[0])) {
    return headers.flat();
  }
  if (headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
  return headers;
}

function noteLength(res, headers) {
  if (res._list !== null || !headers) return;
  for (const name of Object.keys(headers)) {
    if (name.toLowerCase() === 'content-length') res._contentLength = +headers[name];
  }
}

function implicitHeader() {
  this.writeHead(this.statusCode);
}
prototype._implicitHeader = implicitHeader;

// Before these two come the usual cases of both, done natively (src/modules/http/usual.rs).
const [usualWriteHead, usualEnd, textMethod] = http.usualMethods(implicitHeader);
prototype.writeHead = usualWriteHead;
prototype.writeHeader = usualWriteHead;
prototype._writeHead = writeHead;
prototype.end = usualEnd;
prototype._end = end;

// ---- bodies --------------------------------------------------------------------------------------

const BUFFER_ENCODINGS = { latin1: LATIN1, binary: LATIN1, ascii: LATIN1 };

// The chunk as the native half takes it: text in UTF-8 or ISO 8859-1 as it is, the rest as bytes.
function encoded(chunk, encoding) {
  if (typeof chunk !== 'string' || !encoding) return chunk;
  const name = encoding.toLowerCase();
  if (name === 'utf8' || name === 'utf-8' || BUFFER_ENCODINGS[name] !== undefined) return chunk;
  return require('buffer').Buffer.from(chunk, encoding);
}

function textFlags(chunk, encoding) {
  if (typeof chunk !== 'string' || !encoding) return 0;
  return BUFFER_ENCODINGS[encoding.toLowerCase()] ?? 0;
}

function end(chunk, encoding, callback) {
  if (this._state & PRESET && !(this._state & HEAD)) this._unfold();
  const { req, _state: state } = this;
  const connection = req._connection;
  // The usual case: a connection of ours, nobody replaced writeHead, and the chunk can go as it is.
  if ((state & ~HEAD) === 0 && connection >= 0 && encoding === undefined && callback === undefined) {
    const watched = this._events !== undefined || req._events !== undefined;
    const flags = watched ? this._outFlags | NOTIFY : this._outFlags;
    let sent = REFUSED;
    if (state === HEAD) sent = http.end(connection, chunk, undefined, flags);
    else if (this.writeHead === usualWriteHead && this._implicitHeader === implicitHeader && isStatus(this.statusCode)) {
      sent = http.respond(connection, this.statusCode, this._phrase, this._list, chunk, flags);
    }
    if (sent >= 0) {
      this._state |= HEAD | ENDED | SENT;
      if (watched) {
        expectDone(this);
        if (this._events !== undefined) this.emit('prefinish');
      }
      return this;
    }
  }
  return OutgoingMessage.prototype.end.call(this, chunk, encoding, callback);
}

// What the native half says to a chunk that is neither text nor bytes.
const REFUSED = -1;
// What it says to a head with a Trailer field that has no chunks to announce.
const VAIN_TRAILER = -2;

function isStatus(code) {
  return (code | 0) === code && code >= 100 && code <= 999;
}

// HttpDone or HttpClose will come, for the frame of AsyncLocalStorage values that holds now.
function expectDone(res) {
  if (context.frame !== undefined) res._frame = context.frame;
  res._state |= WATCHED;
  inflight.set(res.req._connection, res);
}

prototype._frame = undefined;

prototype._sendHead = function() {
  if (this._connection < 0) return OutgoingMessage.prototype._sendHead.call(this);
  http.flushHeaders(this._connection);
};

prototype._sendBody = function(chunk, encoding, callback) {
  if (this._connection < 0) return OutgoingMessage.prototype._sendBody.call(this, chunk, encoding, callback);
  if (this._corked > 0) {
    this._queue ??= [];
    this._queue.push(chunk, encoding, callback);
    return true;
  }
  const written = http.write(this._connection, encoded(chunk, encoding), this._outFlags | textFlags(chunk, encoding));
  if (callback) process.nextTick(callback, written === 0 ? new codes.ERR_STREAM_DESTROYED('write') : undefined);
  if (written !== 2) return written === 1;
  this._state |= NEEDS_DRAIN;
  return false;
};

prototype.cork = function() {
  this._corked++;
};

prototype._writeRaw = function(data, encoding, callback) {
  if (this._connection < 0) return OutgoingMessage.prototype._writeRaw.call(this, data, encoding, callback);
  native('net').write(this._connection, data, encoding === 'latin1', false);
  if (typeof encoding === 'function') callback = encoding;
  if (callback) process.nextTick(callback);
  return true;
};

prototype.uncork = function() {
  if (this._corked === 0 || --this._corked > 0 || this._queue === null) return;
  const queue = this._queue;
  this._queue = null;
  for (let i = 0; i < queue.length; i += 3) this._sendBody(queue[i], queue[i + 1], queue[i + 2]);
};

prototype._sendEnd = function() {
  if (this._connection < 0) return OutgoingMessage.prototype._sendEnd.call(this);
  if (this._corked > 0) {
    this._corked = 1;
    this.uncork();
  }
  http.end(this._connection, undefined, this._trailer ?? undefined, this._outFlags | NOTIFY);
  this._state |= SENT;
  expectDone(this);
  if (this._events !== undefined) this.emit('prefinish');
};

/** The response is with the system, whole. */
prototype._onDone = function() {
  if ((this._state & FINISHED) !== 0) return;
  this._state = (this._state | FINISHED) & ~NEEDS_DRAIN;
  if (this._events !== undefined) this.emit('finish');
};

prototype._onDrain = function() {
  if ((this._state & NEEDS_DRAIN) === 0 || this.destroyed) return;
  this._state &= ~NEEDS_DRAIN;
  this.emit('drain');
};

prototype._emitClose = function() {
  if ((this._state & CLOSED) !== 0) return;
  this._state |= CLOSED | DESTROYED;
  if (this._events !== undefined) this.emit('close');
};

// Who listens after end() was called is told all the same.
function on(name, listener) {
  OutgoingMessage.prototype.on.call(this, name, listener);
  if ((this._state & (SENT | WATCHED)) === SENT && (name === 'finish' || name === 'close')) {
    expectDone(this);
    if (!http.notifyDone(this._connection)) process.nextTick(() => settle(this));
  }
  return this;
}
prototype.on = on;
prototype.addListener = on;

/** Emits what follows a response that is out: its own events, the end of its request. */
function settle(res) {
  context.frame = res._frame;
  if (inflight.get(res._connection) === res) inflight.delete(res._connection);
  if (socketHooks.endIfLast) socketHooks.endIfLast(res._connection);
  res._onDone();
  settleRequest(res.req);
  process.nextTick(() => res._emitClose());
}

// Once answered, a request that nobody reads comes to its end too, for those who listen.
function settleRequest(req) {
  if (req._events === undefined && !Object.hasOwn(req, '_readableState')) return;
  if (!req._consumed && !req.readableEnded && !req.destroyed) req._dump();
}

// ---- interim responses ---------------------------------------------------------------------------

function inform(res, status, headers, callback) {
  if (res._connection >= 0) {
    http.inform(res._connection, status, headers);
  } else {
    let text = `HTTP/1.1 ${status} ${common.STATUS_CODES[status]}\r\n`;
    for (const name of Object.keys(headers ?? {})) {
      for (const value of [headers[name]].flat()) text += `${name}: ${value}\r\n`;
    }
    res.socket.write(`${text}\r\n`, 'latin1');
  }
  if (typeof callback === 'function') process.nextTick(callback);
}

prototype.writeContinue = function writeContinue(callback) {
  inform(this, 100, undefined, callback);
  this._state |= SENT_100;
};

prototype.writeProcessing = function writeProcessing(callback) {
  inform(this, 102, undefined, callback);
};

prototype.writeEarlyHints = function writeEarlyHints(hints, callback) {
  require('internal/validators').validateObject(hints, 'hints');
  const links = hints.link;
  if (links === undefined || links === null) return;
  const value = Array.isArray(links) ? links.join(', ') : links;
  require('internal/http/link').validateLink(value);
  const headers = value === '' ? {} : { Link: value };
  if (value === '') return;
  for (const name of Object.keys(hints)) {
    if (name === 'link') continue;
    common.validateHeaderName(name);
    common.validateHeaderValue(name, hints[name]);
    headers[name] = hints[name];
  }
  inform(this, 103, headers, callback);
};

// ---- sockets and ends ----------------------------------------------------------------------------

prototype.assignSocket = function assignSocket(socket) {
  if (socket._httpMessage) throw new codes.ERR_HTTP_SOCKET_ASSIGNED();
  socket._httpMessage = this;
  socket.on('close', () => this._emitClose());
  this.socket = socket;
  this.emit('socket', socket);
  this._flushOutput(socket);
};

prototype.detachSocket = function detachSocket(socket) {
  socket._httpMessage = null;
  this.socket = null;
};

prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  this._errored = error;
  if (this._connection >= 0) require('internal/http/socket').destroy(this._connection, error);
  else if (this.socket) this.socket.destroy(error);
  return this;
};

prototype.setTimeout = function(milliseconds, callback) {
  if (callback) this.on('timeout', callback);
  if (this._connection >= 0) this.req.socket.setTimeout(milliseconds);
  else if (this.socket) this.socket.setTimeout(milliseconds);
  return this;
};

/** Responses in every state of the usual way, whose shapes the engine would forget with the last of them. */
function shapesOf(ServerResponse, req) {
  const ways = [['_state', '_sent'], ['_list', '_state'], ['_state', '_list']];
  return ways.flatMap((names) => names.map((_, count) => {
    const res = Object.create(ServerResponse.prototype);
    res.req = req;
    for (const name of names.slice(0, count + 1)) res[name] = name === '_state' ? SENT : null;
    return res;
  }));
}

/** Classes of requests and responses that add nothing but a prototype: theirs are made without being called. */
const plainClasses = new WeakSet([ServerResponse]);

module.exports = { ServerResponse, plainClasses, socketHooks, textMethod, current, responseTo, inflight, settle, shapesOf, SENT };
