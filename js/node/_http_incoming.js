'use strict';
// http.IncomingMessage (https://nodejs.org/api/http.html#class-httpincomingmessage).
//
// One made for a request of ours holds the connection's number, method, target and the field lines as
// they came; headers, stream state and socket come to life when a program touches them. One made with a
// socket, as Node's own constructor takes it, is filled by whoever made it (the client, test tools).

const { Readable } = require('stream');
const { lazyReadableState } = require('internal/streams/readable-state');
const { ConnResetException } = require('internal/errors');
const { METHODS, OLD, BODY } = require('_http_common');
const http = native('http');

/** Requests whose body JavaScript is taking: connection → IncomingMessage. */
const readers = new Map();

function IncomingMessage(socket) {
  if ((socket | 0) === socket) {
    this._connection = socket;
    return;
  }
  Readable.call(this, socket ? { highWaterMark: socket.readableHighWaterMark } : undefined);
  this._connection = -1;
  this.socket = socket;
  this.method = null;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this.upgrade = null;
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);
lazyReadableState(IncomingMessage.prototype, (message) => (
  message._server?.highWaterMark ? { highWaterMark: message._server.highWaterMark } : undefined));

const { prototype } = IncomingMessage;
prototype._connection = -1;
prototype._head = '';             // field lines
prototype._trailerBlock = undefined;
prototype._bits = 0;
prototype._mostFields = Infinity; // twice the server's maxHeadersCount
prototype._read_ = false;         // all of the body has been handed to the stream
prototype._consumed = false;
prototype._dumped = false;
// Here too, so that the look-up ends soon.
prototype._events = undefined;
prototype.aborted = false;
prototype.upgrade = false;
prototype.url = '';
prototype.statusCode = null;
prototype.statusMessage = null;
prototype.joinDuplicateHeaders = false;
prototype.httpVersionMajor = 1;

// A property that computes its value at the first read and then is a plain one.
function onDemand(name, compute) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: false,
    get() {
      const value = compute(this);
      if (value !== undefined && this !== prototype) own(this, name, value);
      return value;
    },
    set(value) {
      own(this, name, value);
    },
  });
}

function own(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

// A look into a table is cheaper than a property of one's own.
Object.defineProperty(prototype, 'method', {
  configurable: true,
  enumerable: false,
  get() {
    return METHODS[this._bits >> 8];
  },
  set(value) {
    own(this, 'method', value);
  },
});
onDemand('httpVersionMinor', (message) => ((message._bits & OLD) !== 0 ? 0 : 1));
onDemand('httpVersion', (message) => `${message.httpVersionMajor}.${message.httpVersionMinor}`);
onDemand('rawHeaders', (message) => {
  const raw = http.fields(message._head);
  if (raw.length > message._mostFields) raw.length = message._mostFields;
  return raw;
});
onDemand('rawTrailers', (message) => (
  message._trailerBlock === undefined ? [] : http.fields(message._trailerBlock)));
onDemand('headers', (message) => gather(message, message.rawHeaders));
onDemand('headersDistinct', (message) => gatherDistinct(message, message.rawHeaders));
onDemand('trailersDistinct', (message) => gatherDistinct(message, message.rawTrailers));
// Trailers are there at the end only.
onDemand('trailers', (message) => gather(message, message.rawTrailers));
onDemand('socket', (message) => (
  message._connection >= 0 ? require('internal/http/socket').socketOf(message._connection, message._server) : null));

Object.defineProperty(prototype, 'complete', {
  configurable: true,
  enumerable: false,
  get() {
    return (this._bits & BODY) === 0 || this._read_;
  },
  set(value) {
    own(this, 'complete', value);
  },
});

Object.defineProperty(prototype, 'client', {
  configurable: true,
  get() {
    return this.socket;
  },
  set(value) {
    own(this, 'client', value);
  },
});

Object.defineProperty(prototype, 'connection', {
  configurable: true,
  get() {
    return this.socket;
  },
  set(value) {
    this.socket = value;
  },
});

// The server that took the request in.
Object.defineProperty(prototype, '_server', {
  configurable: true,
  get() {
    return this._connection >= 0 ? require('internal/net/handles').servers.get(http.serverOf(this._connection)) : undefined;
  },
});

// ---- fields --------------------------------------------------------------------------------------

// Fields of which only the first counts, as Node's documentation of message.headers lists them.
const FIRST_ONLY = new Set([
  'age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host',
  'if-modified-since', 'if-unmodified-since', 'last-modified', 'location', 'max-forwards',
  'proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent',
]);

function addTo(headers, key, value, join) {
  const present = headers[key];
  if (key === 'set-cookie') {
    if (present !== undefined) present.push(value);
    else headers[key] = [value];
  } else if (typeof present !== 'string') {
    headers[key] = value;         // what objects inherit is no field
  } else if (key === 'cookie') {
    headers[key] = `${present}; ${value}`;
  } else if (join || !FIRST_ONLY.has(key)) {
    headers[key] = `${present}, ${value}`;
  }
}

function gather(message, raw) {
  const headers = {};
  const join = message.joinDuplicateHeaders === true;
  const end = Math.min(raw.length, message._mostFields);
  for (let i = 0; i < end; i += 2) addTo(headers, raw[i].toLowerCase(), raw[i + 1], join);
  return headers;
}

function gatherDistinct(message, raw) {
  const headers = Object.create(null);
  const end = Math.min(raw.length, message._mostFields);
  for (let i = 0; i < end; i += 2) {
    const key = raw[i].toLowerCase();
    if (headers[key] === undefined) headers[key] = [raw[i + 1]];
    else headers[key].push(raw[i + 1]);
  }
  return headers;
}

/** For the client and for test tools that fill a message themselves. */
prototype._addHeaderLine = function(field, value, headers) {
  addTo(headers, field.toLowerCase(), value, this.joinDuplicateHeaders);
};

prototype._addHeaderLines = function(raw, count) {
  const list = raw.slice(0, count);
  const name = this.complete ? 'trailers' : 'headers';
  if (this.complete) this.rawTrailers = list;
  else this.rawHeaders = list;
  // Those that the message has computed, or was given, get them too.
  if (!Object.hasOwn(this, name)) return;
  for (let i = 0; i + 1 < list.length; i += 2) this._addHeaderLine(list[i], list[i + 1], this[name]);
};

// ---- the body ------------------------------------------------------------------------------------

prototype._read = function() {
  if (this._connection < 0) {
    if (this.socket?.readable) this.socket.resume();
    return;
  }
  if ((this._bits & BODY) === 0 || this._read_) {
    this.push(null);
    return;
  }
  this._consumed = true;
  readers.set(this._connection, this);
  http.wantBody(this._connection, true);
};

/** A piece of the body has come. */
prototype._onBody = function(chunk) {
  if (!this._dumped && !this.push(chunk)) http.wantBody(this._connection, false);
};

/** The body is complete. */
prototype._onEnd = function(trailerBlock) {
  this._read_ = true;
  this._trailerBlock = trailerBlock;
  readers.delete(this._connection);
  this.push(null);
};

// Throws the rest of the body away.
prototype._dump = function() {
  if (this._dumped) return;
  this._dumped = true;
  this._read_ = true;
  // Nobody is to get what has come already.
  if (this._events !== undefined) this.removeAllListeners('data');
  if (this._connection >= 0) {
    readers.delete(this._connection);
    http.dumpBody(this._connection);
    if (!this.readableEnded && !this.destroyed) this.push(null);
  }
  this.resume();
};

// ---- the end -------------------------------------------------------------------------------------

prototype._destroy = function(error, callback) {
  if (!this.readableEnded || !this.complete) {
    if (!this.aborted) {
      this.aborted = true;
      this.emit('aborted');
    }
  }
  if (this._connection >= 0) {
    readers.delete(this._connection);
    if (this.aborted && isWaiting(this)) {
      require('internal/http/socket').destroy(this._connection, error);
    }
  } else if (this.socket && !this.socket.destroyed && this.aborted) {
    this.socket.destroy(error);
  }
  process.nextTick(settle, this, error, callback);
};

// With captureRejections: what a listener rejects with ends the message.
prototype[Symbol.for('nodejs.rejection')] = function(error) {
  this.destroy(error);
};

// Nobody listens for errors of a message that its sender broke off: that is no crash.
function settle(message, error, callback) {
  callback(error && message.listenerCount('error') === 0 ? null : error);
}

// Whether the connection still waits for the answer to this request. It is noted as awaited only once its
// handler has returned.
function isWaiting(req) {
  const res = require('internal/http/response').inflight.get(req._connection);
  return res === undefined ? http.isDue(req._connection) : res.req === req;
}

/** The client has gone before its request was answered. */
prototype._onAbort = function() {
  if (this._events === undefined && !Object.hasOwn(this, '_readableState')) {
    this.aborted = true;
    return;
  }
  if (!this.destroyed) this.destroy(new ConnResetException('aborted'));
};

prototype.setTimeout = function(milliseconds, callback) {
  if (callback) this.on('timeout', callback);
  this.socket.setTimeout(milliseconds);
  return this;
};

/** Requests in every state of the usual way, whose shapes the engine would forget with the last of them. */
function shapesOf(IncomingMessage) {
  return [0, 1, 2, 3].map((fields) => {
    const req = Object.create(IncomingMessage.prototype);
    req._connection = -1;
    if (fields > 0) req._bits = 0;
    if (fields > 1) req.url = '';
    if (fields > 2) req._head = '';
    return req;
  });
}

module.exports = { IncomingMessage, readers, shapesOf };
