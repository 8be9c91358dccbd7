'use strict';
// http.ServerResponse (https://nodejs.org/api/http.html#class-httpserverresponse).
//
// A response to a request of ours knows its connection by number and writes through the native half. The
// usual answer, `end(text)` with the fields set before, crosses once. A response made for anything else
// (test tools) goes out through OutgoingMessage's way over a socket.

const { OutgoingMessage } = require('_http_outgoing');
const common = require('_http_common');
const { codes } = require('internal/errors');
const http = native('http');
const { NOTIFY, LATIN1, OLD } = common;

function ServerResponse(req, options) {
  this.req = req;
  const connection = req._connection;
  if (connection >= 0) {
    this._connection = connection;
    if ((req._bits & OLD) !== 0) oldPeer(this, req);
    return;
  }
  OutgoingMessage.call(this, options);
  this._connection = -1;
  this._hasBody = req.method !== 'HEAD';
  if (req.httpVersionMajor < 1 || req.httpVersionMinor < 1) oldPeer(this, req);
}
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

// HTTP/1.0 knows no chunks and, for Node, no connection that lasts.
function oldPeer(res, req) {
  res.useChunkedEncodingByDefault = /\bchunked\b/i.test(req.headers.te ?? '');
  res.shouldKeepAlive = false;
}

const { prototype } = ServerResponse;
prototype._connection = -1;
prototype._sent = false;          // the native half has the whole of it
prototype._watching = false;      // HttpDone is on its way
prototype._begun = false;         // the native half has the head
prototype._sent100 = false;
prototype._expects = false;
prototype._phrase = undefined;
prototype._needDrain = false;
prototype.statusCode = 200;
prototype.rejectNonStandardBodyWrites = false;

Object.defineProperty(prototype, 'statusMessage', {
  configurable: true,
  enumerable: true,
  get() {
    if (this._phrase !== undefined || this._header === null) return this._phrase;
    return common.STATUS_CODES[this.statusCode] || 'unknown';
  },
  set(value) {
    this._phrase = value;
  },
});

// The socket of a native connection is made when somebody asks.
Object.defineProperty(prototype, 'socket', {
  configurable: true,
  enumerable: true,
  get() {
    if (this._connection < 0 || this._closed || (this.finished && this._finishEmitted)) return null;
    return this.req.socket;
  },
  set(value) {
    Object.defineProperty(this, 'socket', { value, writable: true, enumerable: true, configurable: true });
  },
});

Object.defineProperty(prototype, 'writableHighWaterMark', {
  configurable: true,
  get() {
    if (this._connection >= 0) return this.req._server?.highWaterMark ?? require('stream').getDefaultHighWaterMark(false);
    return this.socket?.writableHighWaterMark ?? this._highWaterMark ?? require('stream').getDefaultHighWaterMark(false);
  },
});

Object.defineProperty(prototype, 'writableLength', {
  configurable: true,
  get() {
    if (this._connection < 0) return this.outputSize + (this.socket?.writableLength ?? 0);
    if (!this._begun || this._finishEmitted) return 0;
    return native('net').totals(this._connection)?.[2] ?? 0;
  },
});

// ---- heads ---------------------------------------------------------------------------------------

function isStatus(code) {
  return (code | 0) === code && code >= 100 && code <= 999;
}

prototype.writeHead = function writeHead(statusCode, reason, headers) {
  if (this._header !== null) throw new codes.ERR_HTTP_HEADERS_SENT('write');
  const code = statusCode | 0;
  if (!isStatus(code)) throw new codes.ERR_HTTP_INVALID_STATUS_CODE(statusCode);
  if (typeof reason === 'string') this._phrase = reason;
  else headers ??= reason;
  this.statusCode = code;
  if (this._list !== null && headers) {
    mergeFields(this, headers);
    headers = this._list;
  } else if (this._list !== null) {
    headers = this._list;
  } else if (Array.isArray(headers)) {
    headers = flatFields(headers);
  }
  if (code === 204 || code === 304 || code < 200) this._hasBody = false;
  if (this._expects && !this._sent100) this.shouldKeepAlive = false;
  if (this._connection < 0) {
    if (common._checkInvalidHeaderChar(this.statusMessage ?? '')) throw new codes.ERR_INVALID_CHAR('statusMessage');
    const phrase = this._phrase ?? common.STATUS_CODES[code] ?? 'unknown';
    this._storeHeader(`HTTP/1.1 ${code} ${phrase}\r\n`, headers);
    return this;
  }
  const length = this._contentLength === null ? -1 : this._contentLength;
  const begun = http.writeHead(this._connection, code, this._phrase, headers, length, this._outFlags);
  this._begun = begun !== 0;
  this._header = `HTTP/1.1 ${code}`;
  if (this.strictContentLength) noteLength(this, headers);
  return this;
};

prototype.writeHeader = prototype.writeHead;

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

prototype._implicitHeader = function() {
  this.writeHead(this.statusCode);
};

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

// Whether somebody may be waiting to hear that the response is out.
function isWatched(res) {
  return res._events !== undefined || res.req._events !== undefined;
}

prototype.end = function end(chunk, encoding, callback) {
  // The usual case: nothing sent yet, nobody replaced writeHead, and the chunk can go as it is.
  if (this._connection >= 0 && encoding === undefined && callback === undefined && !this.finished &&
      !this.strictContentLength && !this.destroyed) {
    const isText = typeof chunk === 'string';
    if (isText || chunk === undefined || chunk instanceof Uint8Array) {
      if (this._header === null) {
        if (this.writeHead === prototype.writeHead && this._implicitHeader === prototype._implicitHeader &&
            isStatus(this.statusCode) && !this._expects && this._trailer === null) {
          return respond(this, chunk);
        }
      } else if (this._corked === 0 && this._queue === null && this._trailer === null) {
        return finishBody(this, chunk);
      }
    }
  }
  return OutgoingMessage.prototype.end.call(this, chunk, encoding, callback);
};

function respond(res, chunk) {
  const watched = isWatched(res);
  const flags = watched ? res._outFlags | NOTIFY : res._outFlags;
  const done = http.respond(res._connection, res.statusCode, res._phrase, res._list, chunk, flags);
  res._header = '';
  res._begun = true;
  res.finished = true;
  res._sent = true;
  if (watched) expectDone(res, done);
  return res;
}

function finishBody(res, chunk) {
  const watched = isWatched(res);
  const done = http.end(res._connection, res._hasBody ? chunk : undefined, undefined,
    watched ? res._outFlags | NOTIFY : res._outFlags);
  res.finished = true;
  res._sent = true;
  if (watched) expectDone(res, done);
  return res;
}

// HttpDone will come, unless the connection has gone meanwhile.
function expectDone(res, done) {
  res._watching = true;
  if (done === 0) return;
  res.req._server._inflight.set(res._connection, res);
}

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
  this._needDrain = true;
  return false;
};

prototype.cork = function() {
  this._corked++;
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
  const done = http.end(this._connection, undefined, this._trailer ?? undefined, this._outFlags | NOTIFY);
  this._sent = true;
  expectDone(this, done);
};

/** The response is with the system, whole. */
prototype._onDone = function() {
  if (this._finishEmitted) return;
  this._finishEmitted = true;
  this._needDrain = false;
  if (this._events === undefined) return;
  this.emit('prefinish');
  this.emit('finish');
};

prototype._onDrain = function() {
  if (!this._needDrain || this.destroyed) return;
  this._needDrain = false;
  this.emit('drain');
};

prototype._emitClose = function() {
  if (this._closed) return;
  this.destroyed = true;
  this._closed = true;
  if (this._events !== undefined) this.emit('close');
};

// Who listens after end() was called is told all the same.
function on(name, listener) {
  OutgoingMessage.prototype.on.call(this, name, listener);
  if (this._sent && !this._watching && this._connection >= 0 && (name === 'finish' || name === 'close')) {
    this._watching = true;
    this.req._server._inflight.set(this._connection, this);
    if (!http.notifyDone(this._connection)) process.nextTick(() => this.req._server._onDone(this._connection, this));
  }
  return this;
}
prototype.on = on;
prototype.addListener = on;

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
  this._sent100 = true;
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
  this._errored = error ?? null;
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

module.exports = { ServerResponse };
