'use strict';
// net.Socket (https://nodejs.org/api/net.html#class-netsocket): a Duplex over a handle. The handle is a
// plain socket, or an HTTP connection that lends itself to whoever asks for `req.socket`.

const net = native('net');
const { Duplex } = require('stream');
const { codes, exceptionWithHostPort, errnoException } = require('internal/errors');
const { validateAbortSignal, validateFunction, validateNumber, validateString, validatePort } = require('internal/validators');
const { normalizeArgs } = require('internal/net/args');
const { SocketHandle } = require('internal/net/handles');
const timers = require('internal/timers');
const { context } = require('internal/dispatch');

function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  if (typeof options === 'number') options = { fd: options };
  options = { ...options };
  if (options.objectMode || options.readableObjectMode || options.writableObjectMode) {
    const name = options.objectMode ? 'objectMode' : options.readableObjectMode ? 'readableObjectMode' : 'writableObjectMode';
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
  this.on('end', onReadableEnd);
  if (options.handle) {
    this._handle = options.handle(this);
    if (!options.lent && options.pauseOnCreate !== true) this.read(0);
  } else if (options.fd !== undefined && options.fd !== null) {
    takeOver(this, options);
  }
}
Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
// The frame of its events for async hooks, once it connects.
Socket.prototype._account = undefined;
Object.setPrototypeOf(Socket, Duplex);

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
  if (this.destroyed) revive(this);
  if (callback !== null) this.once('connect', callback);
  this.connecting = true;
  if (context.channels) context.channels.tell('net.client.socket', { socket: this });
  if (context.hooks) this._account = context.hooks.frameFor(options.path ? 'PIPEWRAP' : 'TCPWRAP', this);
  if (options.path !== undefined && options.path !== null) {
    validateString(options.path, 'options.path');
    this._host = null;
    this._retry = (errno) => {
      this.connecting = false;
      this.destroy(exceptionWithHostPort(-errno, 'connect', options.path));
    };
    open(this, () => net.connectUnix(options.path));
    return this;
  }
  const { port, family = 0, localAddress, localPort = 0 } = options;
  const host = options.host || 'localhost';
  if (port === undefined) throw new codes.ERR_MISSING_ARGS(['options', 'port', 'path']);
  if (typeof port !== 'number' && typeof port !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
  }
  validatePort(port);
  if (localAddress && net.isIP(localAddress) === 0) throw new codes.ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) validateNumber(localPort, 'options.localPort');
  validateString(host, 'hostname');
  this._host = host;
  const target = { port: port | 0, localAddress, localPort };
  if (net.isIP(host) !== 0) {
    process.nextTick(() => {
      if (this.connecting && !this.destroyed) tryNext(this, [host], target);
    });
  } else {
    const question = { family, hints: options.hints || 0 };
    if (family !== 4 && family !== 6) question.all = true;
    lookUp(this, host, question, options.lookup, target);
  }
  return this;
};

// connect() on a destroyed socket starts a new life.
function revive(socket) {
  socket._handle = null;
  socket._peer = undefined;
  socket._undestroy();
}

function lookUp(socket, host, question, lookup, target) {
  if (lookup !== undefined) validateFunction(lookup, 'options.lookup');
  const resolve = lookup ?? require('dns').lookup;
  resolve(host, question, (error, addresses, version) => {
    if (!Array.isArray(addresses)) addresses = addresses ? [{ address: addresses, family: version }] : [];
    socket.emit('lookup', error, addresses[0]?.address, addresses[0]?.family, host);
    if (!socket.connecting || socket.destroyed) return;
    if (error) {
      // Whoever made the socket has yet to listen, should `lookup` answer at once.
      process.nextTick(() => {
        socket.connecting = false;
        socket.destroy(error);
      });
      return;
    }
    tryNext(socket, addresses.map((entry) => entry.address), target);
  });
}

// Tries one address after the other; the error of the last one, or of all, is the socket's.
function tryNext(socket, addresses, target, errors = []) {
  const address = addresses[0];
  const settle = (errno) => {
    const error = exceptionWithHostPort(-errno, 'connect', address, target.port);
    if (addresses.length > 1) return tryNext(socket, addresses.slice(1), target, [...errors, error]);
    socket.connecting = false;
    if (errors.length === 0) return socket.destroy(error);
    const all = new AggregateError([...errors, error]);
    all.code = error.code;
    socket.destroy(all);
  };
  socket._retry = settle;
  socket.emit('connectionAttempt', address, target.port, net.isIP(address));
  open(socket, () => net.connectTcp(address, target.port, localAddress(target, address), target.localPort | 0));
}

// A port of one's own needs an address to go with it: any.
function localAddress(target, address) {
  if (target.localAddress) return target.localAddress;
  if (!target.localPort) return undefined;
  return net.isIP(address) === 6 ? '::' : '0.0.0.0';
}

function open(socket, begin) {
  try {
    socket._handle = new SocketHandle(begin(), socket);
    if (context.hooks) context.hooks.openConnect(socket._handle.id, socket._host ? 'TCPCONNECTWRAP' : 'PIPECONNECTWRAP');
  } catch (error) {
    process.nextTick(() => socket._onConnect(-error.errno));
  }
}

Socket.prototype._onConnect = function(errno) {
  if (errno !== 0) {
    if (this._handle !== null) this._handle.close(false);
    this._handle = null;
    if (this._retry) return this._retry(errno);
    this.connecting = false;
    this.destroy(errnoException(-errno, 'connect'));
    return;
  }
  this.connecting = false;
  this._retry = null;
  refreshTimer(this);
  this.emit('connect');
  this.emit('ready');
  const waiting = this._pendingWrite;
  if (waiting !== null && !this.destroyed) {
    this._pendingWrite = null;
    waiting();
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
  process.nextTick(() => this.destroy(error));
  return false;
}

Socket.prototype._onBroken = function(errno) {
  const handle = this._handle;
  this._handle = null;
  if (handle !== null) handle.close(false);
  this.destroy(errno === 0 ? undefined : errnoException(-errno, this.writableLength > 0 ? 'write' : 'read'));
};

// ---- writing -------------------------------------------------------------------------------------

Socket.prototype._write = function(chunk, encoding, callback) {
  if (this.connecting) {
    this._pendingWrite = () => this._write(chunk, encoding, callback);
    return;
  }
  if (this._handle === null) {
    callback(new codes.ERR_SOCKET_CLOSED());
    return;
  }
  refreshTimer(this);
  if (!put(this._handle, chunk, encoding)) return callback(new codes.ERR_SOCKET_CLOSED());
  this._handOff = callback;
  this._handle.notifyDrain();
};

// What was written while the socket was corked, or busy, goes at once.
Socket.prototype._writev = function(entries, callback) {
  if (this.connecting) {
    this._pendingWrite = () => this._writev(entries, callback);
    return;
  }
  refreshTimer(this);
  for (let i = 0; i < entries.length; i++) {
    if (this._handle === null || !put(this._handle, entries[i].chunk, entries[i].encoding)) {
      callback(new codes.ERR_SOCKET_CLOSED());
      return;
    }
  }
  this._handOff = callback;
  this._handle.notifyDrain();
};

// Thrown natively in Node, hence the plain code.
function notBytes() {
  const error = new TypeError('Second argument must be a buffer');
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

// Into the native out-buffer; false when the handle is gone.
function put(handle, chunk, encoding) {
  if (encoding === 'buffer' && typeof chunk === 'string') throw notBytes();
  const direct = typeof chunk !== 'string' || encoding === 'utf8' || encoding === 'utf-8' || encoding === 'latin1';
  if (!direct) chunk = require('buffer').Buffer.from(chunk, encoding);
  return handle.write(chunk, encoding === 'latin1') >= 0;
}

Socket.prototype._onDrain = function() {
  const callback = this._handOff;
  this._handOff = null;
  refreshTimer(this);
  if (callback !== null) callback(null);
};

Socket.prototype._final = function(callback) {
  if (this.connecting) {
    this._pendingWrite = () => this._final(callback);
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
  const tell = () => {
    this.emit('close', !!error);
    if (server !== null) server._onSocketGone(this);
  };
  // As in Node, a handle takes until the end of the turn to close.
  if (handle !== null) setImmediate(tell);
  else process.nextTick(tell);
};

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
    if (socket._timer !== null) socket._timer.refresh();
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

// What is asked before there is a connection is done once there is one.
function whenConnected(socket, action) {
  if (socket.connecting) socket.once('connect', action);
  else if (socket._handle !== null) action();
  return socket;
}

Socket.prototype.setNoDelay = function(enable) {
  return whenConnected(this, () => net.setNoDelay(this._handle.id, enable === undefined ? true : !!enable));
};

Socket.prototype.setKeepAlive = function(enable, initialDelay) {
  return whenConnected(this, () => net.setKeepAlive(this._handle.id, !!enable, Math.trunc(initialDelay / 1000) || 0));
};

Socket.prototype.ref = function() {
  return whenConnected(this, () => this._handle.setReferenced(true));
};

Socket.prototype.unref = function() {
  return whenConnected(this, () => this._handle.setReferenced(false));
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
  const totals = this._handle === null ? this._totals : net.totals(this._handle.id);
  // What waits here counts too; a chunk that was handed over is among the totals already.
  const handedOver = this._handOff === null ? 0 : this._writableState.writelen;
  return (totals?.[1] ?? 0) + (this.destroyed ? 0 : this.writableLength - handedOver);
});
getter('bufferSize', function() { return this._handle === null ? undefined : this.writableLength; });
getter('_connecting', function() { return this.connecting; });

module.exports = { Socket, connect };
