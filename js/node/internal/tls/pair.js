'use strict';
// tls.createSecurePair (deprecated): a session between two streams, without any socket: what goes in at one
// comes out at the other, enciphered.

const EventEmitter = require('events');
const { duplexPair } = require('stream');
const { deprecate } = require('internal/util');
const { codes } = require('internal/errors');
const { SecureContext, createSecureContext } = require('internal/tls/context');
const { TLSSocket } = require('internal/tls/socket');

class SecurePair extends EventEmitter {
  constructor(secureContext = createSecureContext(), isServer = false, requestCert = !isServer,
    rejectUnauthorized = false, options = {}) {
    super();
    const [inner, encrypted] = duplexPair();
    this.server = options.server;
    this.credentials = secureContext;
    this.encrypted = encrypted;
    this.cleartext = new TLSSocket(inner, {
      secureContext, isServer, requestCert, rejectUnauthorized, ...options,
    });
    this.cleartext.once('secure', () => this.emit('secure'));
  }

  destroy() {
    this.cleartext.destroy();
    this.encrypted.destroy();
  }
}

function createSecurePair(context, ...others) {
  if (context !== undefined && context !== null && !(context instanceof SecureContext)) {
    throw new codes.ERR_TLS_INVALID_CONTEXT('context');
  }
  return new SecurePair(context ?? undefined, ...others);
}

module.exports = {
  createSecurePair: deprecate(createSecurePair,
    'tls.createSecurePair() is deprecated. Please use tls.TLSSocket instead.', 'DEP0064'),
};
