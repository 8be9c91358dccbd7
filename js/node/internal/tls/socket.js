'use strict';
// tls.TLSSocket (https://nodejs.org/api/tls.html#class-tlstlssocket): a net.Socket whose handle has a TLS
// session between itself and the wire. The session begins on a connection of its own, or on one that another
// socket gives up; streams without a descriptor are led through a pair of sockets (internal/tls/bridge).

const native_ = native('tls');
const net = native('net');
const { Socket } = require('internal/net/socket');
const { SocketHandle } = require('internal/net/handles');
const { codes } = require('internal/errors');
const { numberOf } = require('internal/tls/context');
const { verdictError } = require('internal/tls/certificate');

// Flags of a session's beginning (src/modules/tls/mod.rs).
const ASK_PROGRAM = 1;
const ASK_CERTIFICATE = 2;
const INSIST = 4;
const LOG = 8;

function TLSSocket(socket, options) {
  if (!(this instanceof TLSSocket)) return new TLSSocket(socket, options);
  const settings = { ...options };
  if (settings.ALPNProtocols) require('tls').convertALPNProtocols(settings.ALPNProtocols, settings);
  this._tlsOptions = settings;
  this._secureEstablished = false;
  this._controlReleased = false;
  this.secureConnecting = true;
  this._SNICallback = null;
  this.servername = null;
  this.alpnProtocol = null;
  this.authorized = false;
  this.authorizationError = null;
  this._session = null;           // what to resume, and later what may be resumed
  this._pendingSession = null;
  this._isVerified = false;
  this._begun = false;
  this._about = null;             // what the native half says of the established session
  this._fragmentSize = 0;
  this._context = settings.secureContext ?? require('tls').createSecureContext(settings);
  this._requestCert = !!settings.requestCert || !settings.isServer;
  this._rejectUnauthorized = !!settings.rejectUnauthorized;
  if (numberOf(this._context) === undefined) throw new codes.ERR_TLS_INVALID_CONTEXT('context');
  const { SNICallback } = settings;
  if (settings.isServer && (SNICallback ?? undefined) !== undefined && typeof SNICallback !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.SNICallback', 'function', SNICallback);
  }
  Socket.call(this, {
    allowHalfOpen: socket ? socket.allowHalfOpen : settings.allowHalfOpen,
    highWaterMark: settings.highWaterMark,
    signal: settings.signal,
    onread: settings.onread,
  });
  // Any property of the prototype's would be shadowed by what Socket sets.
  this.encrypted = true;
  this.server = settings.server ?? null;
  this.on('error', this._tlsError);
  if (settings.session) this._session = settings.session;
  if (settings.handshakeTimeout > 0) this.setTimeout(settings.handshakeTimeout, this._handleTimeout);
  if (socket) wrap(this, socket);
  if (settings.pauseOnConnect) this.pause();
  else if (this._handle !== null) this.read(0);
}
Object.setPrototypeOf(TLSSocket.prototype, Socket.prototype);
Object.setPrototypeOf(TLSSocket, Socket);

// ---- whose connection it is ----------------------------------------------------------------------

function wrap(self, socket) {
  self._parent = socket;
  if (!(socket instanceof Socket)) {
    requireStream(socket);
    bridge(self, socket);
  } else if (!socket.destroyed && (socket.connecting || socket._handle === null || socket.writableLength > 0)) {
    awaitConnection(self, socket);
  } else if (!socket.destroyed) {
    takeOver(self, socket);
  } else {
    self.destroy();
  }
}

// What was written to the socket before goes out first, as it is: a word to a proxy, or to ask for TLS.
function awaitConnection(self, socket) {
  const gone = () => self.destroy();
  const connects = socket.connecting || socket._handle === null;
  self.connecting = true;
  self._awaitsParent = true;
  const proceed = () => {
    if (self.destroyed || socket.destroyed) return;
    self._awaitsParent = false;
    // Who takes it over sees to its end as well.
    socket.removeListener('close', gone);
    self.connecting = false;
    takeOver(self, socket);
    if (connects && !self._tlsOptions.isServer) self.emit('connect');
    const waiting = self._pendingWrite;
    self._pendingWrite = null;
    if (waiting !== null && !self.destroyed) waiting.write();
  };
  const connected = () => {
    if (socket.writableLength > 0) socket.write('', proceed);
    else proceed();
  };
  if (connects) socket.once('connect', connected);
  else connected();
  socket.on('error', (error) => self.destroy(error));
  socket.on('close', gone);
}

function requireStream(socket) {
  if (typeof socket.pipe === 'function' && typeof socket.write === 'function') return;
  throw new codes.ERR_INVALID_ARG_TYPE('socket', 'Duplex', socket);
}

// A plain connection of the native half changes its owner; of anything else only the bytes can be taken.
function takeOver(self, socket) {
  if (!(socket._handle instanceof SocketHandle) || socket instanceof TLSSocket) {
    bridge(self, socket);
    return;
  }
  socket.on('close', () => self.destroy());
  const { id } = socket._handle;
  const unread = drain(socket);
  self._handle = new SocketHandle(id, self);
  socket._handle = new LentHandle(self, id);
  if (self._tlsOptions.isServer) begin(self);
  else if (self._started) self._start();
  if (unread !== null) receive(self, unread);
}

function drain(socket) {
  const { Buffer } = require('buffer');
  const chunks = [];
  for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) chunks.push(Buffer.from(chunk));
  return chunks.length === 0 ? null : Buffer.concat(chunks);
}

// What the other socket had read already. It may come before the session has begun.
function receive(self, bytes) {
  if (self._begun) native_.receive(self._handle.id, bytes);
  else self._early = bytes;
}

function bridge(self, stream) {
  self._handle = require('internal/tls/bridge').lead(self, stream);
  if (self._tlsOptions.isServer) begin(self);
  else if (self._started) self._start();
  else hold(self, false);
}

// A stream keeps no program alive by itself; the pair of sockets behind it does while a session goes over it.
function hold(self, referenced) {
  self._handle.setReferenced(referenced);
  self._handle._parentWrap._handle?.setReferenced(referenced);
}

/** What a socket has in place of its handle while a TLSSocket works with it. */
class LentHandle {
  constructor(borrower, id) {
    this.borrower = borrower;
    this.id = id;
  }

  get fd() {
    return net.totals(this.id)?.[3] ?? -1;
  }

  read() {}                       // what comes in is the session's

  write() {
    return -1;
  }

  notifyDrain() {}

  shutdown() {}

  close() {
    const { borrower } = this;
    if (!borrower.destroyed) borrower.destroy();
  }

  setReferenced(referenced) {
    net.setReferenced(this.id, referenced);
  }
}

// ---- the session begins --------------------------------------------------------------------------

TLSSocket.prototype._started = false;
TLSSocket.prototype._early = null;
TLSSocket.prototype._awaitsParent = false;

/** Lets a client's handshake begin, once there is a connection. */
TLSSocket.prototype._start = function() {
  this._started = true;
  if (!this.connecting && this._handle !== null) begin(this);
};

// Before anything that waits for the connection is written.
TLSSocket.prototype._onConnect = function(errno) {
  if (errno === 0 && !this._tlsOptions.isServer) begin(this);
  Socket.prototype._onConnect.call(this, errno);
};

function begin(self) {
  if (self._begun) return;
  self._begun = true;
  if (self._handle._parentWrap) hold(self, true);
  const { id } = self._handle;
  // Where those who have no 'secureConnect' look whether the peer can be trusted.
  self._handle.verifyError = () => self._verdict();
  self._handle.forgets = true;
  try {
    if (self._tlsOptions.isServer) beginServer(self, id);
    else beginClient(self, id);
  } catch (error) {
    process.nextTick(() => self.destroy(error));
    return;
  }
  if (self._fragmentSize !== 0) native_.setMostFragment(id, self._fragmentSize);
  if (self._early !== null) native_.receive(id, self._early);
  self._early = null;
}

function beginClient(self, id) {
  const { ALPNProtocols } = self._tlsOptions;
  const flags = self.listenerCount('keylog') > 0 || keylogFile() !== undefined ? LOG : 0;
  const session = self._session ?? undefined;
  native_.client(id, numberOf(self._context), self._askedName ?? '', ALPNProtocols, session, flags);
}

TLSSocket.prototype._askedName = undefined;

function beginServer(self, id) {
  const { server, SNICallback, ALPNCallback, ALPNProtocols } = self._tlsOptions;
  const byDefault = require('internal/tls/server').defaultSNICallback;
  const isOwn = SNICallback !== byDefault || server?._contexts.length > 0;
  if (SNICallback && isOwn) self._SNICallback = SNICallback;
  let flags = wishes(self);
  if (self._SNICallback !== null || ALPNCallback) flags |= ASK_PROGRAM;
  const isLogged = server?.listenerCount('keylog') > 0 || self.listenerCount('keylog') > 0;
  if (isLogged || keylogFile() !== undefined) flags |= LOG;
  native_.server(id, numberOf(self._context), ALPNProtocols, flags);
}

function wishes(self) {
  if (!self._requestCert) return 0;
  return self._rejectUnauthorized ? ASK_CERTIFICATE | INSIST : ASK_CERTIFICATE;
}

// ---- what comes up in it -------------------------------------------------------------------------

// By the numbers of the native half (src/io/tls.rs).
const notices = [onHello, onSecure, onTicket, onSecrets, onFailure];

TLSSocket.prototype._onTls = function(notice) {
  notices[notice](this);
};

// A client waits for the program to choose: a context by the name it asks for, a protocol.
function onHello(self) {
  const [name, ...protocols] = native_.hello(self._handle.id);
  self.servername = name ?? false;
  const choose = () => {
    if (self._handle === null) return self.destroy(new codes.ERR_SOCKET_CLOSED());
    chooseProtocol(self, name, protocols);
  };
  if (!name || self._SNICallback === null) return choose();
  let answered = false;
  guarded(self, () => self._SNICallback(name, (error, context) => {
    if (answered) return self.destroy(new codes.ERR_MULTIPLE_CALLBACK());
    answered = true;
    if (error) return self.destroy(error);
    if (context) {
      if (numberOf(context) === undefined) return self.destroy(new Error('Invalid SNI context'));
      self._context = context;
    }
    choose();
  }));
}

// What a program's callback throws is the end of this connection alone.
function guarded(self, call) {
  try {
    return call();
  } catch (error) {
    self.destroy(error);
    return undefined;
  }
}

function chooseProtocol(self, name, protocols) {
  const { ALPNCallback, ALPNProtocols } = self._tlsOptions;
  let chosen = ALPNProtocols;
  if (ALPNCallback && protocols.length > 0) {
    const protocol = guarded(self,
      () => ALPNCallback.call(self, { servername: name ?? '', protocols }));
    if (self.destroyed) return;
    if (protocol === undefined) {
      native_.refuseProtocols(self._handle.id);
      return;
    }
    if (!protocols.includes(protocol)) {
      self.destroy(new codes.ERR_TLS_ALPN_CALLBACK_INVALID_RESULT(protocol, protocols));
      return;
    }
    const out = {};
    require('tls').convertALPNProtocols([protocol], out);
    chosen = out.ALPNProtocols;
  }
  try {
    native_.choose(self._handle.id, numberOf(self._context), chosen, wishes(self));
  } catch (error) {
    self.destroy(error);
  }
}

function onSecure(self) {
  const { id } = self._handle;
  self._about = native_.describe(id);
  self.alpnProtocol = self._about[3] ?? false;
  if (self._tlsOptions.isServer) self.servername = native_.hello(id)[0] ?? false;
  else if (self.servername === null) self.servername = false;
  self._finishInit();
}

/** From now on the peer may have what is written. */
TLSSocket.prototype._trust = function() {
  this._isVerified = true;
  if (this._handle !== null) this._handle.forgets = false;
};

TLSSocket.prototype._finishInit = function() {
  if (this._handle === null) return;
  this._secureEstablished = true;
  if (this._tlsOptions.handshakeTimeout > 0) this.setTimeout(0, this._handleTimeout);
  this.emit('secure');
};

// A session may be told only after the peer's identity was.
function onTicket(self) {
  const name = native_.takeSession(self._handle.id);
  if (name === undefined) return;
  self._session = require('internal/buffer').fromArrayBuffer(name);
  if (self._isVerified) self.emit('session', self._session);
  else self._pendingSession = self._session;
}

function keylogFile() {
  return require('internal/options').get('--tls-keylog');
}

function onSecrets(self) {
  const { Buffer } = require('buffer');
  const file = keylogFile();
  for (const line of native_.takeSecrets(self._handle.id).split('\n')) {
    if (line === '') continue;
    const bytes = Buffer.from(`${line}\n`);
    if (file !== undefined) require('fs').appendFileSync(file, bytes, { mode: 0o600 });
    self.emit('keylog', bytes);
    if (self._tlsOptions.isServer) self._tlsOptions.server?.emit('keylog', bytes, self);
  }
}

function onFailure(self) {
  const [number, reason] = native_.failure(self._handle.id);
  if (self._hadError) return;
  self._hadError = true;
  const error = failureOf(number, reason, self.writableLength > 0);
  // Before the handshake's end nobody has the socket but the server, or the one who connects.
  if (!self._secureEstablished) self.destroy(error);
  else if (self._tlsOptions.isServer && self._rejectUnauthorized && !self._controlReleased) self.destroy();
  else self._emitTLSError(error);
}

// As in Node, a write that waits for the handshake fails with it.
function failureOf(number, reason, isWriting) {
  const text = `error:${number.toString(16).toUpperCase().padStart(8, '0')}:SSL routines::${reason}`;
  if (isWriting) {
    const error = new Error(`write EPROTO ${text}`);
    return Object.assign(error, { errno: -71, code: 'EPROTO', syscall: 'write' });
  }
  const code = `ERR_SSL_${reason.toUpperCase().replace(/[ -]/g, '_')}`;
  return Object.assign(new Error(text), { library: 'SSL routines', reason, code });
}

/** Why the peer is not to be trusted; undefined if it is. */
TLSSocket.prototype._verdict = function() {
  const name = native_.verdict(this._handle.id, numberOf(this._context), !!this._tlsOptions.isServer);
  return name === undefined || name === null ? undefined : verdictError(name);
};

// ---- errors --------------------------------------------------------------------------------------

TLSSocket.prototype._tlsError = function(error) {
  this.emit('_tlsError', error);
  return this._controlReleased ? error : null;
};

TLSSocket.prototype._emitTLSError = function(error) {
  const own = this._tlsError(error);
  if (own) this.destroy(own);
};

TLSSocket.prototype._handleTimeout = function() {
  this._emitTLSError(new codes.ERR_TLS_HANDSHAKE_TIMEOUT());
};

// Programs that let go of the session by hand have nothing to let go of.
TLSSocket.prototype._destroySSL = function() {};

// From now on errors are the program's to hear of. Answers whether it was so already.
TLSSocket.prototype._releaseControl = function() {
  if (this._controlReleased) return false;
  this._controlReleased = true;
  this.removeListener('error', this._tlsError);
  return true;
};

TLSSocket.prototype._destroy = function(error, callback) {
  const parent = this._parent;
  if (this._handle !== null) remember(this);
  const isOurs = this._awaitsParent || parent?._handle instanceof LentHandle;
  if (isOurs && !parent.destroyed) parent.destroy();
  else if (parent !== null && error) parent.destroy?.();
  Socket.prototype._destroy.call(this, error, callback);
};

// What is asked of a socket after its end as well.
function remember(self) {
  if (self._about === null && self._begun) self._about = native_.describe(self._handle.id);
}

require('internal/tls/questions').addTo(TLSSocket.prototype);

module.exports = { TLSSocket };
