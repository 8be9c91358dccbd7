'use strict';
// net.Socket (https://nodejs.org/api/net.html#class-netsocket): a Duplex over a handle. The handle is a
// plain socket, or an HTTP connection that lends itself to whoever asks for `req.socket`.

const net = native('net');
const { Duplex } = require('stream');
const { codes, errnoException } = require('internal/errors');
const { validateAbortSignal, validateFunction, validateNumber } = require('internal/validators');
const { normalizeArgs } = require('internal/net/args');
const { SocketHandle } = require('internal/net/handles');
const timers = require('internal/timers');
const { context } = require('internal/dispatch');

const EBADF = -9;
// The native half's answer to a text in an encoding that it leaves to JavaScript.
const OTHER_ENCODING = -2;
// What the short ways of writing answer.
const ON_ITS_WAY = 1;
const NOT_BEGUN = -1;

function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  if (typeof options === 'number') options = { fd: options };
  options = { ...options };
  if (options.objectMode || options.readableObjectMode || options.writableObjectMode) {
    const name = ['objectMode', 'readableObjectMode', 'writableObjectMode'].find((each) => options[each]);
    throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, true, 'is not supported');
  }
  options.allowHalfOpen = !!options.allowHalfOpen;
  options.emitClose = false;
  options.autoDestroy = true;
  options.decodeStrings = false;
  this.connecting = false;
  this._hadError = false;
  this._handle = null;
  this._host = null;
  this._parent = null;
  this.server = null;
  this._server = null;
  this._timer = null;
  this._peer = undefined;
  this._totals = null;
  this._pendingWrite = null;
  this._handOff = null;
  this.timeout = undefined;
  if (options.signal) validateAbortSignal(options.signal, 'options.signal');
  Duplex.call(this, options);
  if (!options.lent) this.on('end', onReadableEnd);
  if (options.noDelay) this._noDelay = true;
  if (options.keepAlive) {
    this._keepAlive = true;
    this._keepAliveDelay = keepAliveSeconds(options.keepAliveInitialDelay);
  }
  if (options.onread) readInto(this, options.onread);
  if (options.handle) {
    this._handle = handleFrom(this, options.handle);
    if (!options.lent && options.pauseOnCreate !== true && options.readable !== false) this.read(0);
  } else if (options.fd !== undefined && options.fd !== null) {
    takeOver(this, options);
  }
}
Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
// The frame of its events for async hooks, once it connects.
Socket.prototype._account = undefined;
Object.setPrototypeOf(Socket, Duplex);

// What few sockets have of their own.
Socket.prototype._attempt = null;               // while it connects: { settle(errno), timer }
Socket.prototype._noDelay = false;
Socket.prototype._keepAlive = false;
Socket.prototype._keepAliveDelay = 0;
Socket.prototype._pendingData = null;
Socket.prototype._pendingEncoding = '';
Socket.prototype._onread = null;                // { buffer, next, callback, held }

// Rooms of ours make the handle when they know whose it is; programs bring one, of ours or of their own.
function handleFrom(socket, handle) {
  if (typeof handle === 'function') return handle(socket);
  if (handle instanceof SocketHandle) handle.attach(handle.id, socket);
  else handle.read ??= (wanted) => (wanted ? handle.readStart() : handle.readStop());
  return handle;
}

// Over a descriptor that is connected already; which of its directions are meant, the caller has to say.
function takeOver(socket, options) {
  const { fd } = options;
  require('internal/validators').validateInt32(fd, 'fd', 0);
  const kind = net.kindOfFd(fd);
  if (kind !== 'TCP' && kind !== 'PIPE') throw new codes.ERR_INVALID_FD_TYPE(kind);
  const id = net.openFd(fd);
  socket._handle = new SocketHandle(id, socket);
  if (options.readable !== false && options.manualStart !== true) socket.read(0);
}

// ---- connecting ----------------------------------------------------------------------------------

function connect(...args) {
  const [options, callback] = normalizeArgs(args);
  const socket = new Socket(options);
  if (options.timeout) socket.setTimeout(options.timeout);
  return socket.connect(options, callback);
}

Socket.prototype.connect = function(...args) {
  const [options, callback] = normalizeArgs(args);
  if (this.write === writeAfterEnd) delete this.write;
  if (this.destroyed) revive(this);
  this._handle ??= new SocketHandle(-1, this);
  if (callback !== null) this.once('connect', callback);
  this._host = options.path ? null : options.host || 'localhost';
  this.connecting = true;
  if (context.channels) context.channels.tell('net.client.socket', { socket: this });
  if (context.hooks) this._account = context.hooks.frameFor(options.path ? 'PIPEWRAP' : 'TCPWRAP', this);
  refreshTimer(this);
  require('internal/net/connecting').begin(this, options);
  return this;
};

// connect() on a destroyed socket starts a new life.
function revive(socket) {
  socket._handle = null;
  socket._peer = undefined;
  socket._undestroy();
}

Socket.prototype._onConnect = function(errno) {
  const attempt = this._attempt;
  this._attempt = null;
  if (attempt !== null && attempt.timer !== null) timers.clearTimeout(attempt.timer);
  if (errno !== 0) {
    this._handle?.detach();
    if (attempt !== null) return attempt.settle(errno);
    this.connecting = false;
    this.destroy(errnoException(-errno, 'connect'));
    return;
  }
  this.connecting = false;
  refreshTimer(this);
  if (this._noDelay) tellNoDelay(this._handle, true);
  if (this._keepAlive) tellKeepAlive(this._handle, true, this._keepAliveDelay);
  if (attempt !== null) attempt.settle(0);
  this.emit('connect');
  this.emit('ready');
  const waiting = this._pendingWrite;
  if (waiting !== null && !this.destroyed) {
    this._pendingWrite = null;
    waiting.write();
  }
  if (!this.isPaused() && !this.destroyed) this.read(0);
};

// ---- reading -------------------------------------------------------------------------------------

Socket.prototype._read = function(n) {
  if (this.connecting) this.once('connect', () => this._read(n));
  else if (this._handle !== null) this._handle.read(true);
};

Socket.prototype._onData = function(chunk) {
  refreshTimer(this);
  if (this._onread !== null) return deliver(this, chunk);
  if (!this.push(chunk) && this._handle !== null) this._handle.read(false);
};

Socket.prototype._onEnd = function() {
  this.push(null);
  this.read(0);
};

function onReadableEnd() {
  if (!this.allowHalfOpen) this.write = writeAfterEnd;
}

// What write() becomes once the peer has ended and half-open is not allowed.
function writeAfterEnd(chunk, encoding, callback) {
  if (!this.writableEnded) return Duplex.prototype.write.call(this, chunk, encoding, callback);
  if (typeof encoding === 'function') callback = encoding;
  const error = new Error('This socket has been ended by the other party');
  error.code = 'EPIPE';
  if (typeof callback === 'function') process.nextTick(callback, error);
  this.destroy(error);
  return false;
}

Socket.prototype._onBroken = function(errno) {
  const handle = this._handle;
  this._handle = null;
  if (handle !== null) handle.close(false);
  this.destroy(errno === 0 ? undefined : errnoException(-errno, this.writableLength > 0 ? 'write' : 'read'));
};

// With the option `onread`, bytes go into the program's own buffer, and nothing into the stream.
function readInto(socket, onread) {
  const { buffer, callback } = onread;
  const isGiven = typeof buffer === 'function' || require('util').types.isUint8Array(buffer);
  if (typeof onread !== 'object' || !isGiven || typeof callback !== 'function') return;
  const next = typeof buffer === 'function' ? buffer : null;
  socket._onread = { buffer: next === null ? buffer : next(), next, callback, held: null };
}

// A buffer at a time, until the program has enough.
function deliver(socket, chunk) {
  const { _onread: onread } = socket;
  let at = 0;
  while (at < chunk.length) {
    const { buffer } = onread;
    const count = Math.min(buffer.length, chunk.length - at);
    buffer.set(chunk.subarray(at, at + count));
    at += count;
    const isEnough = onread.callback.call(socket, count, buffer) === false;
    if (onread.next !== null) onread.buffer = onread.next();
    if (socket.destroyed) return;
    if (isEnough || socket.isPaused()) {
      onread.held = at < chunk.length ? chunk.subarray(at) : null;
      socket._handle?.read(false);
      return;
    }
  }
}

Socket.prototype.pause = function() {
  if (this._onread !== null && !this.connecting) this._handle?.read(false);
  return Duplex.prototype.pause.call(this);
};

Socket.prototype.resume = function() {
  if (this._onread !== null && !this.connecting && this._handle !== null) goOn(this);
  return Duplex.prototype.resume.call(this);
};

function goOn(socket) {
  const { held } = socket._onread;
  socket._onread.held = null;
  socket._handle.read(true);
  if (held === null) return;
  process.nextTick(() => {
    if (!socket.destroyed) deliver(socket, held);
  });
}

// ---- writing -------------------------------------------------------------------------------------

Socket.prototype._write = function(chunk, encoding, callback) {
  if (this.connecting) {
    this._pendingData = chunk;
    this._pendingEncoding = encoding;
    afterConnecting(this, () => {
      this._pendingData = null;
      this._write(chunk, encoding, callback);
    }, callback);
    return;
  }
  if (this._handle === null) {
    callback(new codes.ERR_SOCKET_CLOSED());
    return;
  }
  refreshTimer(this);
  handedOver(this, put(this._handle, chunk, encoding, false), callback);
};

function afterConnecting(socket, write, callback) {
  socket._pendingWrite = { write, callback };
}

// `left` bytes of what was written have yet to go; below 0, the handle was closed under us.
function handedOver(socket, left, callback) {
  if (left === 0) {
    callback(null);
  } else if (left < 0) {
    callback(errnoException(EBADF, 'write'));
  } else {
    socket._handOff = callback;
    socket._handle.notifyDrain();
  }
}

// What was written while the socket was corked, or busy, goes at once.
Socket.prototype._writev = function(entries, callback) {
  if (this.connecting) {
    this._pendingData = entries;
    afterConnecting(this, () => {
      this._pendingData = null;
      this._writev(entries, callback);
    }, callback);
    return;
  }
  if (this._handle === null) {
    callback(new codes.ERR_SOCKET_CLOSED());
    return;
  }
  refreshTimer(this);
  let left = 0;
  for (let i = 0; i < entries.length && left >= 0; i++) {
    left = put(this._handle, entries[i].chunk, entries[i].encoding, i < entries.length - 1);
  }
  handedOver(this, left, callback);
};

// The short ways of both, for sockets that the native half may be told of by number; see
// internal/streams/writable.

Socket.prototype._write.atOnce = function(socket, chunk, encoding, callback) {
  const handle = socket._handle;
  if (handle === null || !handle.isPlain || socket.connecting) return NOT_BEGUN;
  if (encoding !== 'buffer' && encoding !== 'utf8') return NOT_BEGUN;
  if (socket._timer || socket._parent) refreshTimer(socket);
  const left = net.write(handle.id, chunk, false, false);
  return left === 0 ? 0 : waitFor(socket, left, callback);
};

Socket.prototype._writev.atOnce = function(socket, queue, from, callback) {
  const handle = socket._handle;
  if (handle === null || !handle.isPlain || socket.connecting) return NOT_BEGUN;
  const left = net.writeQueue(handle.id, queue, from);
  if (left === OTHER_ENCODING) return NOT_BEGUN;
  if (socket._timer || socket._parent) refreshTimer(socket);
  return left === 0 ? 0 : waitFor(socket, left, callback);
};

function waitFor(socket, left, callback) {
  if (left < 0) {
    process.nextTick(callback, errnoException(EBADF, 'write'));
  } else {
    socket._handOff = callback;
    socket._handle.notifyDrain();
  }
  return ON_ITS_WAY;
}

// Thrown natively in Node, hence the plain code.
function notBytes() {
  const error = new TypeError('Second argument must be a buffer');
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

// To the system, or with `more` to come into the native out-buffer: how many bytes wait there, -1 when the handle
// is gone.
function put(handle, chunk, encoding, more) {
  if (encoding === 'buffer' && typeof chunk === 'string') throw notBytes();
  const direct = typeof chunk !== 'string' || encoding === 'utf8' || encoding === 'utf-8' || encoding === 'latin1';
  if (!direct) chunk = require('buffer').Buffer.from(chunk, encoding);
  return handle.write(chunk, encoding === 'latin1', more);
}

Socket.prototype._onDrain = function() {
  const callback = this._handOff;
  this._handOff = null;
  refreshTimer(this);
  if (callback !== null) callback(null);
};

Socket.prototype._final = function(callback) {
  if (this.connecting) {
    afterConnecting(this, () => this._final(callback), null);
    return;
  }
  if (this._handle !== null) {
    if (context.hooks) context.hooks.shutDown(this._handle.id);
    this._handle.shutdown();
  }
  callback();
};

// ---- the end -------------------------------------------------------------------------------------

Socket.prototype._destroy = function(error, callback) {
  this.connecting = false;
  clearTimer(this);
  if (this._attempt !== null) abandon(this);
  const handle = this._handle;
  if (handle !== null) {
    this._totals = net.totals(handle.id);
    remember(this);
    this._handle = null;
    handle.close(this._resetting === true);
  }
  const handOff = this._handOff;
  this._handOff = null;
  if (handOff !== null) handOff(error ?? new codes.ERR_STREAM_DESTROYED('write'));
  callback(error);
  const server = this._server;
  this._server = null;
  const pending = this._pendingWrite;
  this._pendingWrite = null;
  const tell = () => {
    pending?.callback?.(new codes.ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
    this.emit('close', !!error);
    if (server !== null) server._onSocketGone(this);
  };
  // As in Node, a handle takes until the end of the turn to close.
  if (handle !== null) setImmediate(tell);
  else process.nextTick(tell);
};

function abandon(socket) {
  const { timer } = socket._attempt;
  socket._attempt = null;
  if (timer !== null) timers.clearTimeout(timer);
}

Socket.prototype.destroySoon = function() {
  if (this.writable) this.end();
  if (this.writableFinished) this.destroy();
  else this.once('finish', this.destroy);
};

Socket.prototype.resetAndDestroy = function() {
  if (this._handle === null) {
    this.destroy(new codes.ERR_SOCKET_CLOSED());
  } else {
    this._resetting = true;
    if (this.connecting) this.once('connect', () => this.destroy());
    else this.destroy();
  }
  return this;
};

Socket.prototype.end = function(data, encoding, callback) {
  Duplex.prototype.end.call(this, data, encoding, callback);
  return this;
};

// ---- timeouts ------------------------------------------------------------------------------------

Socket.prototype.setTimeout = function(milliseconds, callback) {
  if (this.destroyed) return this;
  this.timeout = milliseconds;
  validateNumber(milliseconds, 'msecs');
  if (milliseconds < 0 || !Number.isFinite(milliseconds)) {
    throw new codes.ERR_OUT_OF_RANGE('msecs', 'a non-negative finite number', milliseconds);
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  clearTimer(this);
  if (milliseconds === 0) {
    if (callback !== undefined) this.removeListener('timeout', callback);
  } else {
    if (callback !== undefined) this.once('timeout', callback);
    if (this._handle?.setTimeout === undefined) startTimer(this);
  }
  if (this._handle?.setTimeout !== undefined) this._handle.setTimeout(milliseconds);
  return this;
};

function startTimer(socket) {
  socket._timer = timers.setUnrefTimeout(() => {
    socket._onTimeout();
  }, Math.min(socket.timeout, timers.TIMEOUT_MAX));
}

Socket.prototype._onTimeout = function() {
  this.emit('timeout');
};

// What passes through a socket of TLS is traffic of the one below it, too.
function refreshTimer(socket) {
  if (socket._timer !== null) socket._timer.refresh();
  if (socket._parent !== null && socket._parent._timer) socket._parent._timer.refresh();
}

function clearTimer(socket) {
  if (socket._timer === null) return;
  timers.clearTimeout(socket._timer);
  socket._timer = null;
}

// ---- options and addresses -----------------------------------------------------------------------

// What handles are told; those without a method of their own are known to the native half.
function tellNoDelay(handle, enable) {
  if (handle.setNoDelay === undefined) net.setNoDelay(handle.id, enable);
  else if (handle.setNoDelay) handle.setNoDelay(enable);
}

function tellKeepAlive(handle, enable, seconds) {
  if (handle.setKeepAlive === undefined) net.setKeepAlive(handle.id, enable, seconds);
  else if (handle.setKeepAlive) handle.setKeepAlive(enable, seconds);
}

function keepAliveSeconds(milliseconds) {
  if (milliseconds === undefined) return 0;
  validateNumber(milliseconds, 'options.keepAliveInitialDelay');
  return Math.trunc(Math.max(milliseconds, 0) / 1000);
}

// What is asked before there is a connection is done again once there is one.
Socket.prototype.setNoDelay = function(enable) {
  enable = enable === undefined ? true : !!enable;
  if (enable === this._noDelay) return this;
  this._noDelay = enable;
  if (this._handle !== null) tellNoDelay(this._handle, enable);
  return this;
};

Socket.prototype.setKeepAlive = function(enable, initialDelay) {
  enable = !!enable;
  const seconds = Math.trunc(initialDelay / 1000) || 0;
  if (enable === this._keepAlive && (!enable || seconds === this._keepAliveDelay)) return this;
  this._keepAlive = enable;
  this._keepAliveDelay = seconds;
  if (this._handle !== null) tellKeepAlive(this._handle, enable, seconds);
  return this;
};

function setReferenced(socket, referenced) {
  const handle = socket._handle;
  if (handle === null) socket.once('connect', () => setReferenced(socket, referenced));
  else if (handle.setReferenced) handle.setReferenced(referenced);
  else if (referenced) handle.ref?.();
  else handle.unref?.();
  return socket;
}

Socket.prototype.ref = function() {
  return setReferenced(this, true);
};

Socket.prototype.unref = function() {
  return setReferenced(this, false);
};

Socket.prototype.address = function() {
  const local = this._handle === null ? null : net.localAddress(this._handle.id);
  return local === null ? {} : { address: local[0], family: local[2] === 4 ? 'IPv4' : 'IPv6', port: local[1] };
};

// The peer's address is remembered for after the end.
function remember(socket) {
  if (socket._peer === undefined && socket._handle !== null && !socket.connecting) {
    socket._peer = net.peerAddress(socket._handle.id) ?? undefined;
  }
  return socket._peer;
}

function getter(name, get) {
  Object.defineProperty(Socket.prototype, name, { configurable: true, enumerable: false, get });
}

const family = (version) => (version === 4 ? 'IPv4' : 'IPv6');

getter('remoteAddress', function() { return remember(this)?.[0]; });
getter('remotePort', function() { return remember(this)?.[1]; });
getter('remoteFamily', function() {
  const peer = remember(this);
  return peer === undefined ? undefined : family(peer[2]);
});
getter('localAddress', function() { return this.address().address; });
getter('localPort', function() { return this.address().port; });
getter('localFamily', function() { return this.address().family; });
getter('pending', function() { return this._handle === null || this.connecting; });
getter('readyState', function() {
  if (this.connecting) return 'opening';
  if (this.readable && this.writable) return 'open';
  if (this.readable) return 'readOnly';
  return this.writable ? 'writeOnly' : 'closed';
});
getter('bytesRead', function() {
  const totals = this._handle === null ? this._totals : net.totals(this._handle.id);
  return totals?.[0] ?? 0;
});
getter('bytesWritten', function() {
  // Of the prototype, which is no socket.
  if (this._handle === undefined) return undefined;
  const totals = this._handle === null ? this._totals : net.totals(this._handle.id);
  let bytes = totals?.[1] ?? 0;
  if (this.destroyed) return bytes;
  // What waits here counts too; a chunk that was handed over is among the totals already.
  for (const { chunk, encoding } of this.writableBuffer ?? []) bytes += byteLength(chunk, encoding);
  const pending = this._pendingData;
  if (Array.isArray(pending)) for (const { chunk, encoding } of pending) bytes += byteLength(chunk, encoding);
  else if (pending !== null) bytes += byteLength(pending, this._pendingEncoding);
  return bytes;
});

function byteLength(chunk, encoding) {
  return typeof chunk === 'string' ? require('buffer').Buffer.byteLength(chunk, encoding) : chunk.length;
}

getter('bufferSize', function() { return this._handle === null ? undefined : this.writableLength; });
getter('_connecting', function() { return this.connecting; });

// For packages that reach below.
Socket.prototype._getpeername = function() {
  const peer = remember(this);
  return peer === undefined ? {} : { address: peer[0], family: family(peer[2]), port: peer[1] };
};

Socket.prototype._getsockname = function() {
  return this.address();
};

Socket.prototype._unrefTimer = function() {
  refreshTimer(this);
};

module.exports = { Socket, connect };
