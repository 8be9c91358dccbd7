'use strict';
// http.OutgoingMessage (https://nodejs.org/api/http.html#class-httpoutgoingmessage): the fields of a
// message to send, and the way out for a message that has a socket (the client's requests, responses of
// test tools). A server's response to a native connection overrides the latter half (_http_server).

const Stream = require('internal/streams/legacy').Stream;
const { codes } = require('internal/errors');
const common = require('_http_common');
const { placeOf: placeIn } = native('http');
const { validateHeaderName, validateHeaderValue, FOLDED } = common;

function OutgoingMessage(options) {
  Stream.call(this);
  if (options?.highWaterMark !== undefined) this._highWaterMark = options.highWaterMark;
}
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

const { prototype } = OutgoingMessage;

// Everything has its first value here; a message owns only what was changed.
prototype._state = 0;             // bits, of which only a ServerResponse has any
prototype._list = null;           // [name, value, name, value, …]; a removed field is undefined
prototype._outFlags = 0;          // common.NO_DATE and its kin
prototype._header = null;         // the head, once it is decided
prototype._hasBody = true;
prototype._trailer = null;
prototype._contentLength = null;
prototype._highWaterMark = undefined;
prototype._corked = 0;
prototype._queue = null;          // [data, encoding, callback, …] while there is no socket, or corked
prototype._written = 0;
prototype.finished = false;
prototype.destroyed = false;
prototype._closed = false;
prototype._errored = null;
prototype._finishEmitted = false;
prototype.socket = null;
prototype.writable = true;
prototype.chunkedEncoding = false;
prototype.strictContentLength = false;
prototype.maxRequestsOnConnectionReached = false;
prototype.outputSize = 0;

function flag(name, bit, inverted) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return ((this._outFlags & bit) !== 0) !== inverted;
    },
    set(value) {
      this._outFlags = !!value !== inverted ? this._outFlags | bit : this._outFlags & ~bit;
    },
  });
}

flag('sendDate', common.NO_DATE, true);
flag('shouldKeepAlive', common.CLOSE, true);
flag('useChunkedEncodingByDefault', common.NO_CHUNKING, true);

function getter(name, get) {
  Object.defineProperty(prototype, name, { configurable: true, enumerable: false, get });
}

getter('headersSent', function() { return this._header !== null; });
getter('errored', function() { return this._errored; });
// What waits for a socket, in the shape that Node keeps it in.
getter('outputData', function() {
  const waiting = [];
  for (let i = 0; this._queue !== null && i < this._queue.length; i += 3) {
    waiting.push({ data: this._queue[i], encoding: this._queue[i + 1], callback: this._queue[i + 2] });
  }
  return waiting;
});
getter('closed', function() { return this._closed; });
getter('writableEnded', function() { return this.finished; });
getter('writableFinished', function() {
  return this.finished && this.outputSize === 0 && !(this.socket?.writableLength > 0);
});
getter('writableObjectMode', () => false);
getter('writableCorked', function() { return this._corked; });
getter('writableLength', function() { return this.outputSize + (this.socket?.writableLength ?? 0); });
getter('writableHighWaterMark', function() {
  return this.socket?.writableHighWaterMark ?? this._highWaterMark ?? require('stream').getDefaultHighWaterMark(false);
});
getter('writableNeedDrain', function() { return !this.destroyed && !this.finished && this._needDrain === true; });
Object.defineProperty(prototype, 'connection', {
  configurable: true,
  get() {
    return this.socket;
  },
  set(value) {
    this.socket = value;
  },
});

// ---- fields --------------------------------------------------------------------------------------

function refuseIfSent(message, verb) {
  if (message._header !== null) throw new codes.ERR_HTTP_HEADERS_SENT(verb);
}

// Whether a message has no fields, once those that it has but has not listed yet are listed.
function isBare(message) {
  return message._list === null && !(message._state & FOLDED && message._unfold());
}

// Where in the list a field's name stands, whatever its case; -1: nowhere. (Few fields are found sooner in a
// row than by an object's properties, whose shape would have to be made anew for every message.)
function placeOf(message, name) {
  return placeIn(message._list, name);
}

/** Sets a field without any check: for values that this house made itself. */
prototype._setField = function(name, value) {
  if (this._list === null && !(this._state & FOLDED && this._unfold())) {
    this._list = [name, value];
    return;
  }
  const at = placeOf(this, name);
  if (at === -1) {
    this._list.push(name, value);
  } else {
    this._list[at] = name;
    this._list[at + 1] = value;
  }
};

function setHeader(name, value) {
  refuseIfSent(this, 'set');
  validateHeaderName(name);
  validateHeaderValue(name, value);
  this._setField(name, value);
  return this;
}

prototype.setHeaders = function setHeaders(headers) {
  refuseIfSent(this, 'set');
  const map = headers instanceof Map || (headers && typeof headers.entries === 'function' && !Array.isArray(headers));
  if (!map || typeof headers.get !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
  }
  const cookies = [];
  for (const [name, value] of headers) {
    if (`${name}`.toLowerCase() !== 'set-cookie') this.setHeader(name, value);
    else if (Array.isArray(value)) cookies.push(...value);
    else cookies.push(value);
  }
  if (cookies.length > 0) this.setHeader('set-cookie', cookies);
  return this;
};

prototype.appendHeader = function appendHeader(name, value) {
  refuseIfSent(this, 'append');
  validateHeaderName(name);
  validateHeaderValue(name, value);
  const at = isBare(this) ? -1 : placeOf(this, name);
  if (at === -1) {
    this._setField(name, value);
  } else {
    const present = this._list[at + 1];
    this._list[at + 1] = (Array.isArray(present) ? present : [present]).concat(value);
  }
  return this;
};

function getHeader(name) {
  if (typeof name !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('name', ['string'], name);
  if (isBare(this)) return undefined;
  const at = placeOf(this, name);
  return at === -1 ? undefined : this._list[at + 1];
}

function hasHeader(name) {
  if (typeof name !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('name', ['string'], name);
  return !isBare(this) && placeOf(this, name) !== -1;
}

// Before these three come the usual cases of each, done natively (src/modules/http/fields.rs).
const behind = [setHeader, getHeader, hasHeader];
for (const method of native('http').fieldMethods(behind)) prototype[method.name] = method;
// They must live as long as those.
Object.defineProperty(prototype.setHeader, Symbol('behind'), { value: behind });

// A removed field leaves two places that are undefined.
prototype.getRawHeaderNames = function getRawHeaderNames() {
  return isBare(this) ? [] : this._list.filter((name, at) => at % 2 === 0 && name !== undefined);
};

prototype.getHeaderNames = function getHeaderNames() {
  return this.getRawHeaderNames().map((name) => name.toLowerCase());
};

prototype.getHeaders = function getHeaders() {
  const headers = Object.create(null);
  for (const key of this.getHeaderNames()) headers[key] = this._list[placeOf(this, key) + 1];
  return headers;
};

// Fields that the protocol would add by itself stay away once they were removed.
const REMOVED = {
  'connection': common.NO_CONNECTION,
  'content-length': common.NO_LENGTH,
  'transfer-encoding': common.NO_CODING,
  'date': common.NO_DATE,
};

prototype.removeHeader = function removeHeader(name) {
  if (typeof name !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('name', ['string'], name);
  refuseIfSent(this, 'remove');
  const key = name.toLowerCase();
  if (REMOVED[key] !== undefined) this._outFlags |= REMOVED[key];
  if (isBare(this)) return;
  const at = placeOf(this, key);
  if (at === -1) return;
  this._list[at] = undefined;
  this._list[at + 1] = undefined;
};

// Properties of old: https://nodejs.org/api/deprecations.html#DEP0066
function deprecated(name, get, set) {
  const { deprecate } = require('util');
  const message = `OutgoingMessage.prototype.${name} is deprecated`;
  Object.defineProperty(prototype, name, {
    configurable: true,
    get: deprecate(get, message, 'DEP0066'),
    set: deprecate(set, message, 'DEP0066'),
  });
}

// A message finds out here that a program uses one of them.
for (const name of ['_headers', '_headerNames']) {
  const real = (message) => {
    deprecated('_headers', function() {
      return this.getHeaders();
    }, setHeadersOfOld);
    deprecated('_headerNames', function() {
      const names = Object.create(null);
      for (const key of this.getHeaderNames()) names[key] = this._list[placeOf(this, key)];
      return names;
    }, setNamesOfOld);
    return message;
  };
  Object.defineProperty(prototype, name, {
    configurable: true,
    get() {
      return real(this)[name];
    },
    set(value) {
      real(this)[name] = value;
    },
  });
}

function setHeadersOfOld(headers) {
  this._list = null;
  this._state &= ~FOLDED;
  if (typeof headers !== 'object' || headers === null) return;
  for (const name of Object.keys(headers)) this._setField(name, headers[name]);
}

// Under which names known fields are sent.
function setNamesOfOld(names) {
  if (typeof names !== 'object' || names === null || isBare(this)) return;
  for (const key of Object.keys(names)) {
    const at = placeOf(this, key);
    if (at !== -1) this._list[at] = names[key];
  }
}

prototype.addTrailers = function addTrailers(headers) {
  const trailer = [];
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
  for (const [name, value] of pairs) {
    validateHeaderName(name, 'Trailer name');
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (common._checkInvalidHeaderChar(one)) throw new codes.ERR_INVALID_CHAR('trailer content', name);
    }
    if (values.length > 1 && this._uniqueHeaders?.has(name.toLowerCase())) trailer.push(name, values.join('; '));
    else for (const one of values) trailer.push(name, `${one}`);
  }
  this._trailer = trailer;
};

// ---- writing -------------------------------------------------------------------------------------

prototype._implicitHeader = function() {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
};

/** Decides the head: `firstLine` and the given fields, as one text. */
prototype._storeHeader = function(firstLine, headers) {
  require('internal/http/head').store(this, firstLine, headers);
};

function checkChunk(chunk) {
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
}

function byteLength(chunk, encoding) {
  return typeof chunk === 'string' ? require('buffer').Buffer.byteLength(chunk, encoding) : chunk.byteLength;
}

// A write that can't be: its callback and the message hear of it in the next tick.
function fail(message, error, callback) {
  process.nextTick(() => {
    if (typeof callback === 'function') callback(error);
    if (!message.destroyed) message.emit('error', error);
  });
}

prototype.write = function write(chunk, encoding, callback) {
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  return writeChunk.call(this, chunk, encoding, callback, false);
};

function writeChunk(chunk, encoding, callback, fromEnd) {
  checkChunk(chunk);
  let error;
  if (this.finished) error = new codes.ERR_STREAM_WRITE_AFTER_END();
  else if (this.destroyed) error = new codes.ERR_STREAM_DESTROYED('write');
  if (error !== undefined) {
    if (this.destroyed) process.nextTick(() => callback?.(error));
    else fail(this, error, callback);
    return false;
  }
  const length = this.strictContentLength || (this._header === null && fromEnd) ? byteLength(chunk, encoding) : 0;
  if (this._header === null) {
    if (fromEnd) this._contentLength = length;
    this._implicitHeader();
  }
  if (this.strictContentLength) this._checkLength(length, fromEnd);
  if (!this._hasBody) {
    if (this.rejectNonStandardBodyWrites) throw new codes.ERR_HTTP_BODY_NOT_ALLOWED();
    if (callback) process.nextTick(callback);
    return true;
  }
  return this._sendBody(chunk, encoding, callback);
}

prototype._writeChunk = writeChunk;

// With strictContentLength, what is written must be what Content-Length says.
prototype._checkLength = function(length, isLast) {
  const announced = this.getHeader('content-length') ?? this._contentLength;
  const written = this._written + length;
  const isBound = announced !== undefined && announced !== null && !this.chunkedEncoding && this._hasBody;
  if (isBound && (written > +announced || (isLast && written !== +announced))) {
    throw new codes.ERR_HTTP_CONTENT_LENGTH_MISMATCH(written, +announced);
  }
  this._written = written;
};

prototype.end = function end(chunk, encoding, callback) {
  if (typeof chunk === 'function') {
    callback = chunk;
    chunk = undefined;
    encoding = undefined;
  } else if (typeof encoding === 'function') {
    callback = encoding;
    encoding = undefined;
  }
  if (chunk !== undefined && chunk !== null) {
    if (this.finished) {
      const error = new codes.ERR_STREAM_WRITE_AFTER_END();
      fail(this, error, callback);
      return this;
    }
    this._writeChunk(chunk, encoding, null, true);
  } else if (this.finished) {
    if (typeof callback === 'function') {
      if (this.writableFinished) callback(new codes.ERR_STREAM_ALREADY_FINISHED('end'));
      else this.on('finish', callback);
    }
    return this;
  } else if (this._header === null) {
    this._contentLength = 0;
    this._implicitHeader();
  }
  if (this.strictContentLength) this._checkLength(0, true);
  if (typeof callback === 'function') this.once('finish', callback);
  this.finished = true;
  this._sendEnd();
  return this;
};

prototype.flushHeaders = function flushHeaders() {
  if (this._header === null) this._implicitHeader();
  this._sendHead();
};

prototype.cork = function() {
  this._corked++;
  if (this.socket) this.socket.cork();
};

prototype.uncork = function() {
  if (this._corked > 0) this._corked--;
  if (this.socket) this.socket.uncork();
};

prototype.pipe = function() {
  // It is for writing only.
  this.emit('error', new codes.ERR_STREAM_CANNOT_PIPE());
};

prototype.setTimeout = function(milliseconds, callback) {
  if (callback) this.on('timeout', callback);
  if (this.socket) this.socket.setTimeout(milliseconds);
  else this.once('socket', (socket) => socket.setTimeout(milliseconds));
  return this;
};

prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  this._errored = error;
  if (this.socket) this.socket.destroy(error);
  else this.once('socket', (socket) => socket.destroy(error));
  return this;
};

// With captureRejections: what a listener rejects with ends the message.
prototype[Symbol.for('nodejs.rejection')] = function(error) {
  this.destroy(error);
};

prototype[Symbol.asyncDispose] = function() {
  if (!this.destroyed) this.destroy();
  return Promise.resolve();
};

// ---- over a socket -------------------------------------------------------------------------------

// The head goes out with the first piece of the body.
prototype._send = function(data, encoding, callback) {
  if (this._headerSent || this._header === null) {
    return data === '' && !callback ? true : this._toSocket(data, encoding, callback);
  }
  this._headerSent = true;
  if (data === '') return this._toSocket(this._header, 'latin1', callback);
  // One write where it can be, as in Node (which has the head in the text's encoding then).
  if (typeof data === 'string' && (!encoding || encoding === 'latin1' || encoding === 'utf8')) {
    return this._toSocket(this._header + data, encoding, callback);
  }
  this._hold();
  this._toSocket(this._header, 'latin1', null);
  const room = this._toSocket(data, encoding, callback);
  this._letOut();
  return room;
};

// What belongs together leaves together.
prototype._hold = function() {
  if (this.socket !== null && typeof this.socket.cork === 'function') this.socket.cork();
};

prototype._letOut = function() {
  if (this.socket !== null && typeof this.socket.uncork === 'function') this.socket.uncork();
};

/** As it is, without a head before it. */
prototype._writeRaw = function(data, encoding, callback) {
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  return this._toSocket(data, encoding, callback);
};

prototype._toSocket = function(data, encoding, callback) {
  const { socket } = this;
  if (socket !== null && socket._httpMessage === this && socket.writable !== false && this._queue === null) {
    return socket.write(data, encoding, callback ?? undefined);
  }
  this._queue ??= [];
  this._queue.push(data, encoding, callback);
  this.outputSize += data.length;
  return this.outputSize < this.writableHighWaterMark;
};

/** The socket is there: what waited goes out. */
prototype._flushOutput = function(socket) {
  const queue = this._queue;
  this._queue = null;
  this.outputSize = 0;
  if (queue === null) return true;
  socket.cork();
  let room = true;
  for (let i = 0; i < queue.length; i += 3) room = socket.write(queue[i], queue[i + 1], queue[i + 2] ?? undefined);
  process.nextTick(() => socket.uncork());
  if (this.finished) this.emit('prefinish');
  return room;
};

prototype._sendHead = function() {
  this._send('', 'latin1', null);
};

prototype._sendBody = function(chunk, encoding, callback) {
  if (!this.chunkedEncoding) return this._room(this._send(chunk, encoding, callback));
  const length = byteLength(chunk, encoding);
  if (length === 0) {
    if (callback) process.nextTick(callback);
    return true;
  }
  this._hold();
  this._send(`${length.toString(16)}\r\n`, 'latin1', null);
  this._send(chunk, encoding, null);
  const room = this._room(this._send('\r\n', 'latin1', callback));
  this._letOut();
  return room;
};

prototype._room = function(room) {
  if (!room) this._needDrain = true;
  return room;
};

prototype._sendEnd = function() {
  const done = (error) => {
    if (!error) this._onFinish();
  };
  if (this._hasBody && this.chunkedEncoding) {
    let lines = '';
    const trailer = this._trailer ?? [];
    for (let i = 0; i < trailer.length; i += 2) lines += `${trailer[i]}: ${trailer[i + 1]}\r\n`;
    this._send(`0\r\n${lines}\r\n`, 'latin1', done);
  } else {
    this._send('', 'latin1', done);
  }
  if (this._queue === null) this.emit('prefinish');
};

prototype._onFinish = function() {
  if (this._finishEmitted) return;
  this._finishEmitted = true;
  this.emit('finish');
};

module.exports = { OutgoingMessage, validateHeaderName, validateHeaderValue };
