'use strict';
// tls.connect (https://nodejs.org/api/tls.html#tlsconnectoptions-callback): a connection, a handshake, and
// the question whether the server is the one that was asked for.

const { TLSSocket } = require('internal/tls/socket');
const { normalizeArgs } = require('internal/net/args');
const { ConnResetException } = require('internal/errors');
const { validateFunction, validateNumber } = require('internal/validators');

let warnedOfEnvironment = false;
let warnedOfAddress = false;

// NODE_TLS_REJECT_UNAUTHORIZED=0 trusts everybody; whoever sets it is told once what that means.
function trustsEverybody() {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0') return false;
  if (!warnedOfEnvironment) {
    warnedOfEnvironment = true;
    process.emitWarning('Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to \'0\' makes TLS ' +
      'connections and HTTPS requests insecure by disabling certificate verification.');
  }
  return true;
}

// (options), (path, options), (port, options), (port, host, options), each with a callback at the end.
function readArguments(args) {
  const [given, callback] = normalizeArgs(args);
  const options = { ...given };
  const more = [args[1], args[2]].find((arg) => typeof arg === 'object' && arg !== null);
  if (more !== undefined) Object.assign(options, more);
  return [options, callback];
}

function connect(...args) {
  const [given, callback] = readArguments(args);
  const tls = require('tls');
  const options = {
    rejectUnauthorized: !trustsEverybody(),
    ciphers: tls.DEFAULT_CIPHERS,
    checkServerIdentity: tls.checkServerIdentity,
    minDHSize: 1024,
    ...given,
  };
  validateFunction(options.checkServerIdentity, 'options.checkServerIdentity');
  validateNumber(options.minDHSize, 'options.minDHSize', 1);
  options.rejectUnauthorized = options.rejectUnauthorized !== false;
  const socket = new TLSSocket(options.socket, settingsOf(options));
  socket._connectOptions = options;
  if (callback !== null) socket.once('secureConnect', callback);
  socket._releaseControl();
  if (options.session) socket.setSession(options.session);
  if (options.servername) askForName(socket, options.servername);
  socket._started = true;
  if (options.socket) {
    socket._start();
  } else {
    if (options.timeout) socket.setTimeout(options.timeout);
    // (the socket has the signal already)
    socket.connect(options.signal ? { ...options, signal: undefined } : options);
  }
  socket.on('secure', onSecure);
  socket.prependListener('end', onEnd);
  return socket;
}

function settingsOf(options) {
  const { socket } = options;
  return {
    allowHalfOpen: socket ? socket.allowHalfOpen : !!options.allowHalfOpen,
    pipe: !!options.path,
    secureContext: options.secureContext || require('tls').createSecureContext(options),
    isServer: false,
    requestCert: true,
    rejectUnauthorized: options.rejectUnauthorized,
    session: options.session,
    ALPNProtocols: options.ALPNProtocols,
    requestOCSP: options.requestOCSP,
    enableTrace: options.enableTrace,
    highWaterMark: options.highWaterMark,
    signal: options.signal,
    onread: options.onread,
  };
}

function askForName(socket, name) {
  if (!warnedOfAddress && require('net').isIP(name)) {
    warnedOfAddress = true;
    process.emitWarning('Setting the TLS ServerName to an IP address is not permitted by RFC 6066. ' +
      'This will be ignored in a future version.', 'DeprecationWarning', 'DEP0123');
  }
  socket.setServername(name);
}

function onSecure() {
  const options = this._connectOptions;
  let error = this._verdict();
  // A resumed session is with the server that was checked when it was made.
  if (error === undefined && !this.isSessionReused()) {
    const host = options.servername || options.host || options.socket?._host || 'localhost';
    error = options.checkServerIdentity(host, this.getPeerCertificate(true));
  }
  if (error) {
    this.authorized = false;
    this.authorizationError = error.code || error.message;
    if (options.rejectUnauthorized) {
      this.destroy(error);
      return;
    }
  } else {
    this.authorized = true;
  }
  this.secureConnecting = false;
  this._trust();
  this.emit('secureConnect');
  const session = this._pendingSession;
  this._pendingSession = null;
  if (session !== null) this.emit('session', session);
  this.removeListener('end', onEnd);
}

// The server has gone before the handshake was through.
function onEnd() {
  if (this._hadError) return;
  const { path, host, port, localAddress } = this._connectOptions;
  this._hadError = true;
  const error = new ConnResetException(
    'Client network socket disconnected before secure TLS connection was established');
  this.destroy(Object.assign(error, { path, host, port, localAddress }));
}

module.exports = { connect };
