'use strict';
// tls.Server (https://nodejs.org/api/tls.html#class-tlsserver): a net.Server that puts a TLS session on each
// connection, and tells of it once it is secure.

const native_ = native('tls');
const EventEmitter = require('events');
const net = require('internal/net/server');
const { TLSSocket } = require('internal/tls/socket');
const { SecureContext, numberOf } = require('internal/tls/context');
const { codes, ConnResetException } = require('internal/errors');
const { validateBuffer, validateObject, validateString } = require('internal/validators');

const HANDSHAKE_TIMEOUT = 120_000;

function Server(options, listener) {
  if (!(this instanceof Server)) return new Server(options, listener);
  if (typeof options === 'function') {
    listener = options;
    options = {};
  } else if (options === null || options === undefined) {
    options = {};
  } else if (typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  this._contexts = [];
  this.requestCert = options.requestCert === true;
  this.rejectUnauthorized = options.rejectUnauthorized !== false;
  this.ALPNCallback = options.ALPNCallback;
  if (options.sessionTimeout) this.sessionTimeout = options.sessionTimeout;
  if (options.ticketKeys) this.ticketKeys = options.ticketKeys;
  if (options.ALPNProtocols) {
    if (this.ALPNCallback) throw new codes.ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS();
    require('tls').convertALPNProtocols(options.ALPNProtocols, this);
  }
  this.setSecureContext(options);
  this._handshakeTimeout = options.handshakeTimeout || HANDSHAKE_TIMEOUT;
  this._SNICallback = options.SNICallback;
  if (typeof this._handshakeTimeout !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.handshakeTimeout', 'number', options.handshakeTimeout);
  }
  if (this._SNICallback && typeof this._SNICallback !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.SNICallback', 'function', options.SNICallback);
  }
  net.Server.call(this, options, onConnection);
  if (listener) this.on('secureConnection', listener);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

function createServer(options, listener) {
  return new Server(options, listener);
}

// ---- contexts ------------------------------------------------------------------------------------

const CONTEXT_OPTIONS = ['pfx', 'key', 'passphrase', 'cert', 'clientCertEngine', 'ca', 'minVersion', 'maxVersion',
  'secureProtocol', 'crl', 'ciphers', 'ecdhCurve', 'dhparam', 'sigalgs', 'secureOptions', 'sessionIdContext',
  'sessionTimeout', 'allowPartialTrustChain', 'privateKeyIdentifier', 'privateKeyEngine'];

Server.prototype.setSecureContext = function(options) {
  validateObject(options, 'options');
  const own = {};
  for (const name of CONTEXT_OPTIONS) {
    if (options[name]) own[name] = options[name];
    this[name] = own[name];
  }
  this.honorCipherOrder = options.honorCipherOrder === undefined ? true : !!options.honorCipherOrder;
  own.honorCipherOrder = this.honorCipherOrder;
  if (options.ticketKeys) {
    this.ticketKeys = options.ticketKeys;
    own.ticketKeys = options.ticketKeys;
  }
  this._sharedCreds = require('tls').createSecureContext(own);
};

Server.prototype.setOptions = require('internal/util').deprecate(function setOptions(options) {
  this.requestCert = options.requestCert === true;
  this.rejectUnauthorized = options.rejectUnauthorized !== false;
  for (const name of [...CONTEXT_OPTIONS, 'dhparam', 'ticketKeys', 'SNICallback']) {
    if (options[name]) this[name === 'SNICallback' ? '_SNICallback' : name] = options[name];
  }
  if (options.honorCipherOrder !== undefined) this.honorCipherOrder = !!options.honorCipherOrder;
  if (options.ALPNProtocols) require('tls').convertALPNProtocols(options.ALPNProtocols, this);
}, 'Server.prototype.setOptions() is deprecated', 'DEP0122');

Server.prototype.getTicketKeys = function() {
  return require('internal/buffer').fromArrayBuffer(native_.ticketKeys(numberOf(this._sharedCreds)));
};

Server.prototype.setTicketKeys = function(keys) {
  validateBuffer(keys);
  require('assert')(keys.byteLength === 48, 'Session ticket keys must be a 48-byte buffer');
  native_.setTicketKeys(numberOf(this._sharedCreds), keys);
};

// A name, in which * stands for anything but a dot.
Server.prototype.addContext = function(servername, context) {
  if (!servername) throw new codes.ERR_TLS_REQUIRED_SERVER_NAME();
  validateString(servername, 'servername');
  const pattern = servername.replace(/[.^$+?()|\-\\[\]{}]/g, '\\$&').replace(/\*/g, '[^.]*');
  const secure = context instanceof SecureContext ? context : require('tls').createSecureContext(context);
  this._contexts.push([new RegExp(`^${pattern}$`), secure]);
};

// What was added last wins.
function defaultSNICallback(servername, callback) {
  const found = this._tlsOptions.server._contexts.findLast(([pattern]) => pattern.test(servername));
  callback(null, found?.[1]);
}

// ---- connections ---------------------------------------------------------------------------------

function onConnection(raw) {
  const socket = new TLSSocket(raw, {
    secureContext: this._sharedCreds,
    isServer: true,
    server: this,
    requestCert: this.requestCert,
    rejectUnauthorized: this.rejectUnauthorized,
    handshakeTimeout: this._handshakeTimeout,
    ALPNProtocols: this.ALPNProtocols,
    ALPNCallback: this.ALPNCallback,
    SNICallback: this._SNICallback || defaultSNICallback,
    highWaterMark: this.highWaterMark,
    pauseOnConnect: this.pauseOnConnect,
  });
  socket.on('secure', onSecure);
  socket._errorEmitted = false;
  socket.on('close', onClose);
  socket.on('_tlsError', onError);
}

function onSecure() {
  if (this._requestCert) {
    const error = this._verdict();
    if (error === undefined) {
      this.authorized = true;
    } else {
      this.authorizationError = error.code;
      if (this._rejectUnauthorized) this.destroy();
    }
  }
  if (this.destroyed || !this._releaseControl()) return;
  this.secureConnecting = false;
  this._trust();
  this._tlsOptions.server.emit('secureConnection', this);
}

function onError(error) {
  if (this._controlReleased || this._errorEmitted) return;
  this._errorEmitted = true;
  this._tlsOptions.server.emit('tlsClientError', error, this);
}

// The client has gone in the midst of the handshake.
function onClose(hadError) {
  if (hadError || this._controlReleased || this._errorEmitted) return;
  this._errorEmitted = true;
  this._tlsOptions.server.emit('tlsClientError', new ConnResetException('socket hang up'), this);
}

// With captureRejections: what a listener rejects with is its socket's error.
Server.prototype[EventEmitter.captureRejectionSymbol] = function(error, event, socket) {
  if (event === 'secureConnection') socket.destroy(error);
  else net.Server.prototype[EventEmitter.captureRejectionSymbol].call(this, error, event, socket);
};

module.exports = { Server, createServer, defaultSNICallback };
