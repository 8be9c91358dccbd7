'use strict';
// net.Server (https://nodejs.org/api/net.html#class-netserver).

const net = native('net');
const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { validateAbortSignal, validateFunction, validateNumber, validatePort,
  validateString } = require('internal/validators');
const { ListenHandle, SocketHandle, servers } = require('internal/net/handles');
const { normalizeArgs } = require('internal/net/args');

const { context } = require('internal/dispatch');

const BACKLOG = 511;
// The native half's flags of listening sockets.
const ONLY_V6 = 1;
const REUSE_PORT = 2;

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
  if (options.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
  }
  this.keepAliveInitialDelay = Math.trunc(Math.max(options.keepAliveInitialDelay ?? 0, 0) / 1000);
  this.highWaterMark = options.highWaterMark ?? require('stream').getDefaultHighWaterMark(false);
  if (options.blockList) {
    if (!require('internal/net/block_list').BlockList.isBlockList(options.blockList)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', options.blockList);
    }
    this.blockList = options.blockList;
  }
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

// For those who hand a listening socket to a child or to another server; made when first looked at.
Object.defineProperty(Server.prototype, '_handle', {
  configurable: true,
  get() {
    if (this._id === -1) return null;
    if (this._shown?.id !== this._id) this._shown = new ListenHandle(this._id, this);
    return this._shown;
  },
  set(value) {
    Object.defineProperty(this, '_handle', { value, writable: true, configurable: true });
  },
});
Server.prototype._shown = undefined;
// Counts calls of listen() and close(): a name that was looked up for an earlier one is of no use any more.
Server.prototype._listeningId = 0;

// ---- listen --------------------------------------------------------------------------------------

Server.prototype.listen = function(...args) {
  const [options, callback] = listenArgs(args);
  if (this._id !== -1 || this._opening) throw new codes.ERR_SERVER_ALREADY_LISTEN();
  if (callback !== null) this.once('listening', callback);
  this._closed = false;
  this._listeningId++;
  const { fd, path, port } = options;
  const backlog = (options.backlog | 0) || BACKLOG;
  if (options.signal !== undefined) closeOnAbort(this, options.signal);
  if (context.channels) context.channels.trace('net.server.listen', 'asyncStart', { server: this, options });
  const shared = options.exclusive !== true && isWorker();
  if (typeof fd === 'number' && fd >= 0) {
    if (shared) bindShared(this, { address: null, port: -1, fd, backlog, flags: 0 });
    else bind(this, () => listenOnFd(fd, backlog), null, -1, fd);
  } else if (typeof port === 'number' || typeof port === 'string' || isUnset(options)) {
    validatePort(port ?? 0, 'options.port');
    const flags = (options.ipv6Only === true ? ONLY_V6 : 0) | (options.reusePort === true ? REUSE_PORT : 0);
    const how = { backlog, flags, shared: shared && options.reusePort !== true };
    listenOnPort(this, (port ?? 0) | 0, options.host, how);
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

// A port that is there but nothing is any port.
function isUnset(options) {
  return 'port' in options && (options.port === undefined || options.port === null);
}

function invalidListen(options) {
  if ('port' in options || 'path' in options) return new codes.ERR_INVALID_ARG_VALUE('options', options);
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
    if (handle instanceof SocketHandle || handle instanceof ListenHandle) return [{ fd: handle.fd }, callback];
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
  const { backlog, flags, shared } = how;
  if (host === undefined || host === null || host === '') {
    if (shared) {
      bindShared(server, { address: null, port, addressType: 4, backlog, flags });
      return;
    }
    // All addresses of both families, or IPv4 alone where the board has no IPv6.
    bind(server, () => {
      try {
        return net.listenTcp('::', port, backlog, flags);
      } catch (error) {
        if (error.code !== 'EAFNOSUPPORT' && error.code !== 'EADDRNOTAVAIL' && error.code !== 'EINVAL') throw error;
        return net.listenTcp('0.0.0.0', port, backlog, flags & REUSE_PORT);
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
  const id = server._listeningId;
  require('dns').lookup(host, { all: true }, (error, addresses) => {
    if (server._listeningId !== id) return;
    server._opening = false;
    if (error) server.emit('error', error);
    else bindAddress(server, port, bestOf(addresses), how);
  });
}

// An address that is valid on one link only can't be listened on without saying which.
function bestOf(addresses) {
  const isLocal = ({ address, family }) => family === 6 && /^fe[89ab]/i.test(address);
  return (addresses.find((entry) => !isLocal(entry)) ?? addresses[0]).address;
}

function bindAddress(server, port, address, { backlog, flags, shared }) {
  if (shared) {
    bindShared(server, { address, port, addressType: net.isIP(address), backlog, flags });
  } else {
    bind(server, () => net.listenTcp(address, port, backlog, flags), address, port);
  }
}

function bindShared(server, wanted, options) {
  require('internal/net/shared_listen').listenShared(server, wanted, (begin) => {
    if (wanted.fd === undefined) bind(server, begin, wanted.address ?? '::', wanted.port);
    else bind(server, begin, null, -1, wanted.fd);
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
  server._connectionKey = `${address === null || port === -1 ? -1 : net.isIP(address)}:${address}:${port}`;
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
  if (this._shown !== undefined && Object.hasOwn(this._shown, 'getsockname')) return shownAddress(this._shown);
  const bound = this._path ?? this._boundAddress ?? net.listenerAddress(this._id);
  if (typeof bound === 'string' || bound === null) return bound;
  return { address: bound[0], family: bound[2] === 4 ? 'IPv4' : 'IPv6', port: bound[1] };
};

// As a package's own `getsockname` has it.
function shownAddress(handle) {
  const out = {};
  const errno = handle.getsockname(out);
  if (errno !== 0) throw new (require('internal/errors').ErrnoException)(errno, 'address');
  return out;
}

// ---- connections ---------------------------------------------------------------------------------

Server.prototype._onConnection = function(id) {
  if (this.blockList !== undefined && isBlocked(this, id)) {
    net.close(id, false, true);
    return;
  }
  if (this.maxConnections !== undefined && isFull(this)) {
    const data = dropDetails(id);
    net.close(id, false, false);
    this.emit('drop', data);
    return;
  }
  // Whoever takes it becomes its owner.
  const handle = new SocketHandle(-1);
  handle.id = id;
  if (this._shown === undefined) this._take(handle);
  else this._shown.onconnection(0, handle);
};

Server.prototype._take = function(handle) {
  const { Socket } = require('internal/net/socket');
  const socket = new Socket({
    handle,
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

function isFull({ maxConnections, _connections }) {
  return maxConnections !== null && _connections >= maxConnections;
}

function isBlocked({ blockList }, id) {
  const peer = net.peerAddress(id);
  return peer !== null && blockList.check(peer[0], peer[2] === 4 ? 'ipv4' : 'ipv6');
}

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
  this._listeningId++;
  this._opening = false;
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
