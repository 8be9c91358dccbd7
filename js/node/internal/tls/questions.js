'use strict';
// What may be asked of a TLSSocket, and set on one: its certificates, its session, its algorithms.

const native_ = native('tls');
const { codes } = require('internal/errors');
const { validateBuffer, validateFunction, validateInt32, validateObject, validateString, validateUint32 } =
  require('internal/validators');
const { fromArrayBuffer } = require('internal/buffer');

// Sizes in bits as OpenSSL tells them.
const GROUPS = {
  __proto__: null,
  X25519: ['X25519', 253],
  secp256r1: ['prime256v1', 256],
  secp384r1: ['secp384r1', 384],
};

const questions = {
  getPeerCertificate(detailed) {
    if (this._handle === null) return null;
    const { describe, describeChain } = require('internal/tls/certificate');
    const chain = native_.peerCertificates(this._handle.id);
    if (chain.length === 0) return {};
    return (detailed ? describeChain(chain, numberOf(this)) : describe(chain[0])) ?? {};
  },

  getCertificate() {
    if (this._handle === null) return null;
    const [own] = native_.ownCertificates(numberOf(this));
    return own === undefined ? {} : require('internal/tls/certificate').describe(own) ?? {};
  },

  getPeerX509Certificate() {
    if (this._handle === null) return undefined;
    return x509(native_.peerCertificates(this._handle.id));
  },

  getX509Certificate() {
    if (this._handle === null) return undefined;
    return x509(native_.ownCertificates(numberOf(this)).slice(0, 1));
  },

  getCipher() {
    const about = aboutOf(this);
    if (about === null || about[1] === '') return undefined;
    return { name: about[1], standardName: about[2], version: about[0] };
  },

  getProtocol() {
    return aboutOf(this)?.[0] ?? null;
  },

  // Clients are told with which key they agreed; a resumed session of TLS 1.2 had none of its own.
  getEphemeralKeyInfo() {
    if (this._handle === null || this._tlsOptions.isServer) return null;
    const group = GROUPS[aboutOf(this)?.[5]];
    return group === undefined ? {} : { type: 'ECDH', name: group[0], size: group[1] };
  },

  getSession() {
    if (this._handle === null) return undefined;
    if (this._session !== null || !this._secureEstablished) return this._session ?? undefined;
    // Before the server has given a ticket there is a session, but none that could be resumed.
    if (this._passing === undefined) native('random').fill(this._passing = Buffer.alloc(32));
    return this._passing;
  },

  isSessionReused() {
    return aboutOf(this)?.[4] ?? false;
  },

  // What the library below keeps to itself.
  getTLSTicket() {
    return undefined;
  },

  getFinished() {
    return undefined;
  },

  getPeerFinished() {
    return undefined;
  },

  getSharedSigalgs() {
    return [];
  },

  setSession(session) {
    if (typeof session === 'string') session = require('buffer').Buffer.from(session, 'latin1');
    validateBuffer(session, 'session');
    this._session = session;
  },

  setServername(name) {
    validateString(name, 'name');
    if (this._tlsOptions.isServer) throw new codes.ERR_TLS_SNI_FROM_SERVER();
    this._askedName = name;
  },

  /** For servers: another identity for this connection, before the handshake has chosen one. */
  setKeyCert(context) {
    const secure = context?.context === undefined ? require('tls').createSecureContext(context) : context;
    this._context = secure;
  },

  setMaxSendFragment(size) {
    validateInt32(size, 'size');
    if (size < 512 || size > 16384) return false;
    this._fragmentSize = size;
    return this._begun && this._handle !== null ? native_.setMostFragment(this._handle.id, size) : true;
  },

  exportKeyingMaterial(length, label, context) {
    validateUint32(length, 'length', true);
    validateString(label, 'label');
    if (context !== undefined) validateBuffer(context, 'context');
    if (!this._secureEstablished || this._handle === null) throw new codes.ERR_TLS_INVALID_STATE();
    const material = native_.keyingMaterial(this._handle.id, length, label, context);
    if (!material) throw new codes.ERR_TLS_INVALID_STATE();
    return fromArrayBuffer(material);
  },

  // There is none in TLS 1.3, and none of it here in TLS 1.2.
  renegotiate(options, callback) {
    validateObject(options, 'options');
    if (callback !== undefined) validateFunction(callback, 'callback');
    if (this.destroyed) return undefined;
    if (callback) process.nextTick(callback, this.getProtocol() === 'TLSv1.3' ? wrongVersion()
      : new codes.ERR_TLS_RENEGOTIATION_DISABLED());
    return false;
  },

  disableRenegotiation() {},

  enableTrace() {},
};

function wrongVersion() {
  const [library, reason] = ['SSL routines', 'wrong ssl version'];
  const error = new Error(`error:0A00010A:${library}::${reason}`);
  return Object.assign(error, { library, reason, code: 'ERR_SSL_WRONG_SSL_VERSION' });
}

function numberOf(socket) {
  return require('internal/tls/context').numberOf(socket._context);
}

function aboutOf(socket) {
  if (socket._handle === null) return null;
  if (socket._about !== null) return socket._about;
  return socket._begun ? native_.describe(socket._handle.id) ?? null : null;
}

function x509(chain) {
  const { X509Certificate, chained } = require('internal/crypto/x509');
  return chained(chain.map((der) => new X509Certificate(fromArrayBuffer(der))));
}

/** Gives a prototype all these methods, and the old name of the handle. */
function addTo(prototype) {
  Object.defineProperty(prototype, 'ssl', {
    configurable: true,
    enumerable: false,
    get() {
      return this._handle;
    },
    set() {},                     // programs that let go of it by hand have nothing to let go of
  });
  for (const name of Object.keys(questions)) {
    Object.defineProperty(prototype, name,
      { value: questions[name], writable: true, configurable: true, enumerable: true });
  }
}

module.exports = { addTo };
