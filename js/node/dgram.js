'use strict';
// https://nodejs.org/api/dgram.html: datagrams over UDP. A socket has nothing of the system's until it is
// bound, which sending and connecting do by themselves.

const EventEmitter = require('events');
const udp = native('dgram');
const { on, context } = require('internal/dispatch');
const { fromArrayBuffer } = require('internal/buffer');
const { codes, defineHidden, ErrnoException, ExceptionWithHostPort } = require('internal/errors');
const {
  validateAbortSignal, validateFunction, validateNumber, validatePort, validateString, validateUint32,
} = require('internal/validators');
const { payload } = require('internal/dgram/payload');
const { EINVAL, check, checkOpen, sockets } = require('internal/dgram/shared');

const EAGAIN = -11;

const UNBOUND = 0;
const BINDING = 1;
const BOUND = 2;

on('datagram', (id, memory, address, port, version) => {
  const socket = sockets.get(id);
  if (socket === undefined) return;
  context.frame = socket._frame;
  if (memory === null) {
    socket.emit('error', new ErrnoException(-address, 'recvmsg'));
    return;
  }
  const message = fromArrayBuffer(memory);
  const family = version === 4 ? 'IPv4' : 'IPv6';
  if (isBlocked(socket._options.receiveBlockList, address)) return;
  socket.emit('message', message, { address, family, port, size: message.length });
});

on('datagramSent', (id, number, errno, bytes) => {
  const socket = sockets.get(id);
  const sent = socket?._sending.get(number);
  if (sent === undefined) return;
  context.frame = socket._frame;
  socket._sending.delete(number);
  if (errno === 0) sent.callback(null, bytes);
  else sent.callback(new ExceptionWithHostPort(-errno, 'send', sent.address, sent.port));
});

function isBlocked(blockList, address) {
  return blockList !== undefined && blockList.check(address, `ipv${native('net').isIP(address)}`);
}

// The two lists are checked once, here.
function checkBlockLists(options) {
  for (const name of ['receiveBlockList', 'sendBlockList']) {
    const list = options[name];
    if (!list) options[name] = undefined;
    else if (!require('internal/net/block_list').BlockList.isBlockList(list)) {
      throw new codes.ERR_INVALID_ARG_TYPE(`options.${name}`, 'net.BlockList', list);
    }
  }
}

function Socket(type, listener) {
  EventEmitter.call(this);
  let options = {};
  if (type !== null && typeof type === 'object') {
    options = type;
    type = options.type;
  }
  if (type !== 'udp4' && type !== 'udp6') throw new codes.ERR_SOCKET_BAD_TYPE();
  if (options.lookup !== undefined) validateFunction(options.lookup, 'lookup');
  for (const name of ['recvBufferSize', 'sendBufferSize']) {
    if (options[name]) validateUint32(options[name], `options.${name}`);
  }
  const settings = { ...options };
  checkBlockLists(settings);
  hide(this, {
    _id: -1,
    _options: settings,
    _lookup: options.lookup,
    _state: UNBOUND,
    _connection: 'none',          // or 'begun', or 'made'
    _waiting: null,                 // what waits until the socket is bound
    _closed: false,
    _unref: false,
    _sending: new Map(),          // number → what the system has not taken yet
    _number: 0,
    _frame: context.hooks ? context.hooks.frameFor('UDPWRAP', this) : context.frame,
  });
  this.type = type;
  if (typeof listener === 'function') this.on('message', listener);
  if (options.signal !== undefined) closeOnAbort(this, options.signal);
  if (context.channels) context.channels.tell('udp.socket', { socket: this });
}
Object.setPrototypeOf(Socket.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Socket, EventEmitter);

function hide(object, fields) {
  for (const name of Object.keys(fields)) {
    defineHidden(object, name, fields[name]);
  }
}

function closeOnAbort(socket, signal) {
  validateAbortSignal(signal, 'options.signal');
  const close = () => {
    if (!socket._closed) socket.close();
  };
  if (signal.aborted) {
    close();
    return;
  }
  signal.addEventListener('abort', close, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', close));
}

function createSocket(type, listener) {
  return new Socket(type, listener);
}

function resolve(socket, host, callback) {
  const version = socket.type === 'udp4' ? 4 : 6;
  const address = host || (version === 4 ? '127.0.0.1' : '::1');
  if (socket._lookup !== undefined) socket._lookup(address, version, callback);
  else require('dns').lookup(address, version, callback);
}

// ---- bind ----------------------------------------------------------------------------------------

/** bind(port?, address?, callback?), bind({ port, address, exclusive, fd }, callback?) */
Socket.prototype.bind = function(port, address) {
  checkOpen(this);
  if (this._state !== UNBOUND) throw new codes.ERR_SOCKET_ALREADY_BOUND();
  this._state = BINDING;
  const callback = arguments.length > 0 ? arguments[arguments.length - 1] : undefined;
  if (typeof callback === 'function') callWhenListening(this, callback);
  let exclusive = this._options.reusePort === true;
  if (port !== null && typeof port === 'object') {
    exclusive ||= !!port.exclusive;
    if (Number.isInteger(port.fd) && port.fd > 0) return bindFd(this, port.fd);
    address = port.address || '';
    port = port.port;
  } else if (typeof address === 'function') {
    address = '';
  }
  if (typeof port === 'function') port = 0;
  bindAddress(this, (port ?? 0) & 0xffff, address || (this.type === 'udp4' ? '0.0.0.0' : '::'), exclusive);
  return this;
};

function callWhenListening(socket, callback) {
  const forget = () => {
    socket.removeListener('error', forget);
    socket.removeListener('listening', listening);
  };
  const listening = () => {
    forget();
    callback.call(socket);
  };
  socket.on('error', forget);
  socket.on('listening', listening);
}

function bindFd(socket, fd) {
  const kind = native('net').kindOfFd(fd);
  if (kind !== 'UDP') throw new codes.ERR_INVALID_FD_TYPE(kind);
  const id = udp.openFd(fd);
  check(id, 'open');
  startListening(socket, id);
  return socket;
}

function bindAddress(socket, port, address, exclusive) {
  resolve(socket, address, (error, ip) => {
    if (socket._closed) return;
    if (error) {
      socket._state = UNBOUND;
      socket.emit('error', error);
      return;
    }
    open(socket, ip, port, exclusive, (id) => {
      if (id >= 0) {
        if (!socket._closed) startListening(socket, id);
        return;
      }
      socket._state = UNBOUND;
      socket.emit('error', new ExceptionWithHostPort(id, 'bind', ip, port));
    });
  });
}

// Within a cluster the primary may have bound this address for other workers already.
function open(socket, ip, port, exclusive, done) {
  const { reuseAddr, ipv6Only, reusePort } = socket._options;
  const flags = (reuseAddr ? 1 : 0) | (ipv6Only ? 2 : 0) | (reusePort ? 4 : 0);
  // Joining a group has opened it before it was bound.
  if (socket._id !== -1) done(EINVAL);
  else if (exclusive || !isWorker()) done(udp.bind(ip, port, flags));
  else openShared(socket, { address: ip, port, addressType: socket.type, flags }, done);
}

function isWorker() {
  return require('internal/bundle').isLoaded('cluster') && require('cluster').isWorker;
}

function openShared(socket, wanted, done) {
  const cluster = require('cluster');
  const close = () => {
    if (!socket._closed) socket.close();
  };
  cluster._getSocket(wanted, close, (errno, fd, key) => {
    if (errno !== 0) {
      done(errno);
      return;
    }
    const id = udp.openFd(fd);
    socket.once('close', () => cluster._closed(key));
    if (socket._closed) {
      udp.close(id);
      cluster._closed(key);
      return;
    }
    done(id);
    cluster._listening({ ...wanted, port: socket.address().port });
  });
}

function startListening(socket, id) {
  socket._id = id;
  if (context.hooks && socket._frame?.scope) context.hooks.adoptHandle(id, socket._frame);
  sockets.set(id, socket);
  if (socket._unref) udp.setReferenced(id, false);
  udp.receive(id);
  socket._state = BOUND;
  const { recvBufferSize, sendBufferSize } = socket._options;
  if (recvBufferSize) socket.setRecvBufferSize(recvBufferSize);
  if (sendBufferSize) socket.setSendBufferSize(sendBufferSize);
  const waiting = socket._waiting;
  socket._waiting = null;
  socket.emit('listening');
  if (waiting !== null) for (const action of waiting) action();
}

// Sending, connecting and closing need a bound socket: they wait for it.
function whenBound(socket, action) {
  if (socket._state === BOUND) {
    action();
    return;
  }
  if (socket._waiting === null) {
    socket._waiting = [];
    // What can't be bound sends nothing.
    const drop = () => { socket._waiting = null; };
    socket.once('error', drop);
    socket.once('listening', () => socket.removeListener('error', drop));
  }
  socket._waiting.push(action);
}

function bindAnywhere(socket) {
  if (socket._state === UNBOUND) socket.bind({ port: 0, exclusive: true });
}

// ---- connect -------------------------------------------------------------------------------------

Socket.prototype.connect = function(port, address, callback) {
  port = validatePort(port, 'Port', false);
  if (typeof address === 'function') {
    callback = address;
    address = '';
  } else if (address === undefined) {
    address = '';
  }
  validateString(address, 'address');
  if (this._connection !== 'none') throw new codes.ERR_SOCKET_DGRAM_IS_CONNECTED();
  checkOpen(this);
  this._connection = 'begun';
  bindAnywhere(this);
  whenBound(this, () => connectNow(this, port, address, callback));
};

function connectNow(socket, port, address, callback) {
  if (callback) socket.once('connect', callback);
  resolve(socket, address, (error, ip) => {
    if (socket._closed) return;
    if (!error && isBlocked(socket._options.sendBlockList, ip)) error = new codes.ERR_IP_BLOCKED(ip);
    const errno = error ? 0 : udp.connect(socket._id, ip, port);
    if (!error && errno === 0) {
      socket._connection = 'made';
      process.nextTick(() => socket.emit('connect'));
      return;
    }
    socket._connection = 'none';
    const failed = error ?? new ExceptionWithHostPort(errno, 'connect', address, port);
    process.nextTick(() => {
      if (!callback) {
        socket.emit('error', failed);
        return;
      }
      socket.removeListener('connect', callback);
      callback(failed);
    });
  });
}

Socket.prototype.disconnect = function() {
  if (this._connection !== 'made') throw new codes.ERR_SOCKET_DGRAM_NOT_CONNECTED();
  check(udp.disconnect(this._id), 'connect');
  this._connection = 'none';
};

// ---- send ----------------------------------------------------------------------------------------

/**
 * send(msg, [offset, length,] port?, address?, callback?) of a socket without a peer;
 * send(msg, [offset, length,] callback?) of one that is connected.
 */
Socket.prototype.send = function(message, offset, length, port, address, callback) {
  const connected = this._connection === 'made';
  let range = null;
  if (connected ? typeof length === 'number' : address || (port && typeof port !== 'function')) {
    range = [offset, length];
    if (connected && typeof port === 'function') {
      callback = port;
      port = null;
    }
  } else if (connected) {
    callback = offset;
  } else {
    callback = port;
    port = offset;
    address = length;
  }
  if (connected && (port || address)) throw new codes.ERR_SOCKET_DGRAM_IS_CONNECTED();
  const bytes = payload(message, range);
  if (!connected) port = validatePort(port, 'Port', false);
  if (typeof callback !== 'function') callback = undefined;
  if (typeof address === 'function') {
    callback = address;
    address = undefined;
  } else if (address !== undefined && address !== null) {
    validateString(address, 'address');
  }
  checkOpen(this);
  bindAnywhere(this);
  whenBound(this, () => {
    if (connected) sendNow(this, bytes, undefined, port, callback);
    else resolveAndSend(this, bytes, address, port, callback);
  });
};

function resolveAndSend(socket, bytes, address, port, callback) {
  resolve(socket, address, (error, ip) => {
    if (!error && isBlocked(socket._options.sendBlockList, ip)) error = new codes.ERR_IP_BLOCKED(ip);
    if (!error) {
      if (!socket._closed) sendNow(socket, bytes, ip, port, callback, address);
    } else if (callback) {
      process.nextTick(callback, error);
    } else {
      process.nextTick(() => socket.emit('error', error));
    }
  });
}

function sendNow(socket, bytes, ip, port, callback, address) {
  if (socket._closed) return;
  const number = callback === undefined ? 0 : (socket._number = (socket._number % 0x3fffffff) + 1);
  const result = udp.send(socket._id, bytes, ip, port ?? 0, number);
  if (callback === undefined) return;
  if (context.hooks) callback = context.hooks.bind(callback, 'UDPSENDWRAP', {}, socket._frame?.scope?.id);
  if (result >= 0) process.nextTick(callback, null, result);
  else if (result === EAGAIN) socket._sending.set(number, { callback, address, port });
  else process.nextTick(callback, new ExceptionWithHostPort(result, 'send', address ?? ip, port));
}

// Of old, for whoever still calls it: offset and length are not optional.
Socket.prototype.sendto = function(buffer, offset, length, port, address, callback) {
  validateNumber(offset, 'offset');
  validateNumber(length, 'length');
  validateNumber(port, 'port');
  validateString(address, 'address');
  this.send(buffer, offset, length, port, address, callback);
};

Socket.prototype.getSendQueueSize = function() {
  return this._id === -1 ? 0 : udp.waiting(this._id)[1];
};

Socket.prototype.getSendQueueCount = function() {
  return this._id === -1 ? 0 : udp.waiting(this._id)[0];
};

// ---- the end -------------------------------------------------------------------------------------

Socket.prototype.close = function(callback) {
  if (typeof callback === 'function') this.on('close', callback);
  // What waits to be sent goes first.
  if (this._waiting !== null) {
    this._waiting.push(() => this.close());
    return this;
  }
  checkOpen(this);
  this._closed = true;
  if (this._id !== -1) {
    sockets.delete(this._id);
    udp.close(this._id);
    if (context.hooks) context.hooks.closeHandle(this._id);
  }
  for (const { callback: sent, address, port } of this._sending.values()) {
    process.nextTick(sent, new ExceptionWithHostPort(-125, 'send', address, port));
  }
  this._sending.clear();
  process.nextTick(() => this.emit('close'));
  return this;
};

Socket.prototype[Symbol.asyncDispose] = async function() {
  if (this._closed) return;
  await new Promise((done) => this.close(done));
};

// ---- addresses -----------------------------------------------------------------------------------

function describe(found, syscall) {
  check(found, syscall);
  return { address: found[0], family: found[2] === 4 ? 'IPv4' : 'IPv6', port: found[1] };
}

Socket.prototype.address = function() {
  checkOpen(this);
  return describe(udp.address(this._id), 'getsockname');
};

Socket.prototype.remoteAddress = function() {
  checkOpen(this);
  if (this._connection !== 'made') throw new codes.ERR_SOCKET_DGRAM_NOT_CONNECTED();
  return describe(udp.peer(this._id), 'getpeername');
};

// ---- whether the program waits for it ----------------------------------------------------------------

Socket.prototype.ref = function() {
  this._unref = false;
  if (this._id !== -1) udp.setReferenced(this._id, true);
  return this;
};

Socket.prototype.unref = function() {
  this._unref = true;
  if (this._id !== -1) udp.setReferenced(this._id, false);
  return this;
};

// ---- of old, for packages that reach below ---------------------------------------------------------------

let hasWarned = false;

function warnOfOld(name) {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning(`Socket.prototype.${name} is deprecated`, 'DeprecationWarning', 'DEP0112');
}

const OLD = {
  _handle: (socket) => (socket._id === -1 ? null :
    { fd: socket._fd(), ref: () => socket.ref(), unref: () => socket.unref() }),
  _receiving: (socket) => socket._state === BOUND,
  _bindState: (socket) => socket._state,
  _queue: (socket) => socket._waiting ?? undefined,
  _reuseAddr: (socket) => socket._options.reuseAddr,
};

for (const name of Object.keys(OLD)) {
  Object.defineProperty(Socket.prototype, name, {
    configurable: true,
    get() {
      warnOfOld(name);
      return OLD[name](this);
    },
    set() {
      warnOfOld(name);
    },
  });
}

Socket.prototype._healthCheck = function() {
  warnOfOld('_healthCheck()');
  checkOpen(this);
};

Socket.prototype._stopReceiving = function() {
  warnOfOld('_stopReceiving()');
};

/** For internal/child/handles, which gives it to another process. */
Socket.prototype._fd = function() {
  return udp.fd(this._id);
};
Object.defineProperty(Socket.prototype, '_fd', { enumerable: false });

Object.assign(Socket.prototype, require('internal/dgram/options'));

module.exports = { createSocket, Socket };
