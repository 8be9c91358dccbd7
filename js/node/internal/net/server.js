'use strict';
// net.Server (https://nodejs.org/api/net.html#class-netserver).

const net = native('net');
const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { validateAbortSignal, validateFunction, validatePort, validateString } = require('internal/validators');
const { SocketHandle, servers } = require('internal/net/handles');
const { normalizeArgs } = require('internal/net/args');

const { context } = require('internal/dispatch');

const BACKLOG = 511;

function Server(options, connectionListener) {
  if (!(this instanceof Server)) return new Server(options, connectionListener);
  EventEmitter.call(this);
  if (typeof options === 'function') {
    connectionListener = options;
    options = {};
  } else if (options === undefined || options === null) {
    options = {};
  } else if (typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  if (connectionListener) this.on('connection', connectionListener);
  this._id = -1;
  this._path = null;
  this._connections = 0;
  this._unref = false;
  this._closed = false;
  this.allowHalfOpen = options.allowHalfOpen || false;
  this.pauseOnConnect = !!options.pauseOnConnect;
  this.noDelay = !!options.noDelay;
  this.keepAlive = !!options.keepAlive;
  this.keepAliveInitialDelay = Math.trunc((options.keepAliveInitialDelay || 0) / 1000);
  this.highWaterMark = options.highWaterMark ?? require('stream').getDefaultHighWaterMark(false);
}
Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);

Object.defineProperty(Server.prototype, 'listening', {
  configurable: true,
  enumerable: true,
  get() {
    return this._id !== -1;
  },
});

// For those who hand a listening socket to a child, or to another server.
class ListenerHandle {
  constructor(server) {
    this.server = server;
  }

  get fd() {
    return this.server._id === -1 ? -1 : this.server._descriptor(this.server._id);
  }

  ref() {
    this.server.ref();
  }

  unref() {
    this.server.unref();
  }

  close() {
    this.server.close();
  }
}

Object.defineProperty(Server.prototype, '_handle', {
  configurable: true,
  get() {
    return this._id === -1 ? null : new ListenerHandle(this);
  },
  set(value) {
    Object.defineProperty(this, '_handle', { value, writable: true, configurable: true });
  },
});

// ---- listen --------------------------------------------------------------------------------------

Server.prototype.listen = function(...args) {
  const [options, callback] = listenArgs(args);
  if (this._id !== -1 || this._opening) throw new codes.ERR_SERVER_ALREADY_LISTEN();
  if (callback !== null) this.once('listening', callback);
  this._closed = false;
  const { fd, path, port } = options;
  const backlog = (options.backlog | 0) || BACKLOG;
  if (options.signal !== undefined) closeOnAbort(this, options.signal);
  if (context.channels) context.channels.trace('net.server.listen', 'asyncStart', { server: this, options });
  const shared = options.exclusive !== true && isWorker();
  if (typeof fd === 'number' && fd >= 0) {
    bind(this, () => listenOnFd(fd, backlog), null, -1, fd);
  } else if (port !== undefined && port !== null && port !== true || (path === undefined && 'port' in options)) {
    if (port !== undefined && port !== null && typeof port !== 'number' && typeof port !== 'string') {
      throw invalidListen(options);
    }
    validatePort(port ?? 0, 'options.port');
    const ipv6Only = options.ipv6Only === true;
    listenOnPort(this, (port ?? 0) | 0, options.host, { backlog, ipv6Only, shared });
  } else if (typeof path === 'string') {
    listenOnPath(this, path, options, { backlog, shared });
  } else {
    throw invalidListen(options);
  }
  return this;
};

// What is no socket is no good, as in Node: EINVAL.
function listenOnFd(fd, backlog) {
  const kind = net.kindOfFd(fd);
  if (kind === 'TCP' || kind === 'PIPE') return net.listenFd(fd, backlog);
  throw require('internal/errors').errnoException(-22, 'listen');
}

function invalidListen(options) {
  return new codes.ERR_INVALID_ARG_VALUE('options', options, 'must have the property "port" or "path"');
}

// listen(), listen(port, host, backlog), listen(path, backlog), listen(options), listen(handle).
function listenArgs(args) {
  const [options, callback] = normalizeArgs(args);
  const first = args[0];
  if (args.length === 0 || typeof first === 'function' || first === undefined || first === null) {
    const listed = { port: 0 };
    if (typeof args[1] === 'string') listed.host = args[1];
    return [listed, callback];
  }
  if (typeof first === 'object') {
    const handle = first._handle ?? first;
    if (handle instanceof SocketHandle || handle instanceof ListenerHandle) return [{ fd: handle.fd }, callback];
    return [options, callback];
  }
  if (typeof first !== 'number' && typeof first !== 'string') {
    throw new codes.ERR_INVALID_ARG_VALUE('options', first);
  }
  const backlog = args.find((arg, at) => at > 0 && (typeof arg === 'number' || (at > 1 && Number(arg) >= 0 && arg !== '')));
  return [{ ...options, backlog: backlog === undefined ? undefined : Number(backlog) }, callback];
}

function closeOnAbort(server, signal) {
  validateAbortSignal(signal, 'options.signal');
  const close = () => server.close();
  if (signal.aborted) process.nextTick(close);
  else signal.addEventListener('abort', close, { once: true });
}

// A worker of a cluster gets its sockets from the primary.
function isWorker() {
  return require('internal/bundle').isLoaded('cluster') && require('cluster').isWorker;
}

function listenOnPort(server, port, host, how) {
  const { backlog, shared } = how;
  if (host === undefined || host === null || host === '') {
    if (shared) {
      bindShared(server, { address: null, port, addressType: 4, backlog, flags: 0 });
      return;
    }
    // All addresses of both families, or IPv4 alone where the board has no IPv6.
    bind(server, () => {
      try {
        return net.listenTcp('::', port, backlog, false);
      } catch (error) {
        if (error.code !== 'EAFNOSUPPORT' && error.code !== 'EADDRNOTAVAIL' && error.code !== 'EINVAL') throw error;
        return net.listenTcp('0.0.0.0', port, backlog, false);
      }
    }, '::', port);
    return;
  }
  validateString(host, 'hostname');
  if (net.isIP(host) !== 0) {
    bindAddress(server, port, host, how);
    return;
  }
  server._opening = true;
  require('dns').lookup(host, (error, address) => {
    server._opening = false;
    if (error) server.emit('error', error);
    else if (!server._closed) bindAddress(server, port, address, how);
  });
}

function bindAddress(server, port, address, { backlog, ipv6Only, shared }) {
  if (shared) {
    bindShared(server, { address, port, addressType: net.isIP(address), backlog, flags: ipv6Only ? 1 : 0 });
  } else {
    bind(server, () => net.listenTcp(address, port, backlog, ipv6Only), address, port);
  }
}

function bindShared(server, wanted, options) {
  require('internal/net/shared_listen').listenShared(server, wanted, (begin) => {
    bind(server, begin, wanted.address ?? '::', wanted.port);
    if (wanted.addressType === -1) pathIsOpen(server, wanted.address, options);
  });
}

function listenOnPath(server, path, options, { backlog, shared }) {
  if (path[0] === '\0' && (options.readableAll || options.writableAll)) {
    throw new codes.ERR_INVALID_ARG_VALUE('options', options,
      'can not set readableAll or writableAllt to true when path is abstract unix socket');
  }
  if (shared) {
    bindShared(server, { address: path, port: -1, addressType: -1, backlog, flags: 0 }, options);
    return;
  }
  bind(server, () => net.listenUnix(path, backlog), path, -1);
  pathIsOpen(server, path, options);
}

function pathIsOpen(server, path, options) {
  if (server._id === -1) return;
  server._path = path;
  const mode = (options.readableAll ? 0o444 : 0) | (options.writableAll ? 0o222 : 0);
  if (mode !== 0) {
    const fs = require('fs');
    fs.chmodSync(path, fs.statSync(path).mode | mode);
  }
}

function bind(server, open, address, port, fd) {
  try {
    server._id = open();
  } catch (error) {
    const { uvExceptionWithHostPort } = require('internal/system_errors');
    const failed = uvExceptionWithHostPort(error.errno, 'listen', address ?? undefined, port);
    if (fd !== undefined) failed.fd = fd;
    if (context.channels) context.channels.trace('net.server.listen', 'error', { server, error: failed });
    process.nextTick(() => server.emit('error', failed));
    return;
  }
  servers.set(server._id, server);
  if (context.hooks) context.hooks.openHandle(server._id, port === -1 ? 'PIPESERVERWRAP' : 'TCPSERVERWRAP', server);
  server._accept(server._id);
  if (server._unref) server.unref();
  if (context.channels) context.channels.trace('net.server.listen', 'asyncEnd', { server });
  process.nextTick(() => {
    if (server._id !== -1) server.emit('listening');
  });
}

Server.prototype._descriptor = net.listenerFd;

// For subclasses that take the listener over.
Server.prototype._accept = function() {};

Server.prototype.address = function() {
  if (this._id === -1) return null;
  const bound = this._path ?? this._boundAddress ?? net.listenerAddress(this._id);
  if (typeof bound === 'string' || bound === null) return bound;
  return { address: bound[0], family: bound[2] === 4 ? 'IPv4' : 'IPv6', port: bound[1] };
};

// ---- connections ---------------------------------------------------------------------------------

Server.prototype._onConnection = function(id) {
  if (this.maxConnections && this._connections >= this.maxConnections) {
    const data = dropDetails(id);
    net.close(id, false, false);
    this.emit('drop', data);
    return;
  }
  const { Socket } = require('internal/net/socket');
  const socket = new Socket({
    handle: (owner) => new SocketHandle(id, owner),
    allowHalfOpen: this.allowHalfOpen,
    highWaterMark: this.highWaterMark,
    pauseOnCreate: this.pauseOnConnect,
  });
  if (this.noDelay) socket.setNoDelay(true);
  if (this.keepAlive) socket.setKeepAlive(true, this.keepAliveInitialDelay * 1000);
  if (this.pauseOnConnect) socket.pause();
  this._connections++;
  socket.server = this;
  socket._server = this;
  if (context.channels) context.channels.tell('net.server.socket', { socket });
  this.emit('connection', socket);
};

function dropDetails(id) {
  const local = net.localAddress(id);
  const peer = net.peerAddress(id);
  if (local === null || peer === null) return {};
  const family = (version) => (version === 4 ? 'IPv4' : 'IPv6');
  return {
    localAddress: local[0], localPort: local[1], localFamily: family(local[2]),
    remoteAddress: peer[0], remotePort: peer[1], remoteFamily: family(peer[2]),
  };
}

Server.prototype._onSocketGone = function() {
  this._connections--;
  endIfDone(this);
};

Server.prototype.getConnections = function(callback) {
  validateFunction(callback, 'callback');
  process.nextTick(callback, null, this._connections);
  return this;
};

// ---- close ---------------------------------------------------------------------------------------

Server.prototype.close = function(callback) {
  if (typeof callback === 'function') {
    if (this._id === -1) this.once('close', () => callback(new codes.ERR_SERVER_NOT_RUNNING()));
    else this.once('close', callback);
  }
  this._closed = true;
  if (this._id !== -1) {
    const id = this._id;
    this._id = -1;
    this._release(id);
    if (context.hooks) context.hooks.closeHandle(id);
    this._whenReleased?.();
    this._whenReleased = undefined;
  }
  endIfDone(this);
  return this;
};

// For subclasses whose native half closes by itself.
Server.prototype._release = function(id) {
  servers.delete(id);
  net.close(id, false, false);
};

Server.prototype._hasConnections = function() {
  return this._connections > 0;
};

// With captureRejections: what a listener for 'connection' rejects with is its socket's error.
Server.prototype[EventEmitter.captureRejectionSymbol] = function(error, event, socket) {
  if (event === 'connection') socket.destroy(error);
  else this.emit('error', error);
};

function endIfDone(server) {
  if (server._id !== -1 || !server._closed || server._hasConnections()) return;
  process.nextTick(() => {
    if (server._id === -1 && server._closed && !server._hasConnections()) {
      server._closed = false;
      server.emit('close');
    }
  });
}

Server.prototype[Symbol.asyncDispose] = function() {
  return new Promise((resolve, reject) => {
    if (this._id === -1) resolve();
    else this.close((error) => (error ? reject(error) : resolve()));
  });
};

Server.prototype.ref = function() {
  this._unref = false;
  if (this._id !== -1) net.setReferenced(this._id, true);
  return this;
};

Server.prototype.unref = function() {
  this._unref = true;
  if (this._id !== -1) net.setReferenced(this._id, false);
  return this;
};

module.exports = { Server, endIfDone, dropDetails };
