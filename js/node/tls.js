'use strict';
// https://nodejs.org/api/tls.html. Records, suites and signatures are rustls' (TLS 1.2 and 1.3 only);
// contexts are in internal/tls/context, sockets, servers and connecting in rooms of their own beside it.

const native_ = native('tls');
const { codes } = require('internal/errors');
const { lazy } = require('internal/globals');

// The suites that there are, in the order of Node's own list.
const DEFAULT_CIPHERS = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:' +
  'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:' +
  'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-CHACHA20-POLY1305';

const tls = {
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS,
  DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
  getCiphers() {
    return native_.suites().sort();
  },
  getCACertificates,
  convertALPNProtocols,
};

let certificates;                 // kind → frozen array of PEM texts

function authorities(kind) {
  certificates ??= new Map();
  if (!certificates.has(kind)) certificates.set(kind, Object.freeze(native_.authorities(kind)));
  return certificates.get(kind);
}

// There are no bundled authorities: the system's stand for them.
function getCACertificates(type = 'default') {
  require('internal/validators').validateString(type, 'type');
  if (type === 'default' || type === 'extra') return authorities(type);
  if (type === 'system' || type === 'bundled') return authorities('system');
  throw new codes.ERR_INVALID_ARG_VALUE('type', type);
}

Object.defineProperty(tls, 'rootCertificates', {
  configurable: false,
  enumerable: true,
  get: () => authorities('system'),
});

// As protocols stand in the extension: each behind a byte with its length (RFC 7301 section 3.1).
function protocolBytes(protocols) {
  const { Buffer } = require('buffer');
  const parts = [];
  for (let i = 0; i < protocols.length; i++) {
    const name = Buffer.from(protocols[i]);
    if (name.length > 255) {
      throw new codes.ERR_OUT_OF_RANGE('The byte length of the protocol at index ' +
        `${i} exceeds the maximum length.`, '<= 255', name.length, true);
    }
    parts.push(Buffer.of(name.length), name);
  }
  return Buffer.concat(parts);
}

function convertALPNProtocols(protocols, out) {
  if (Array.isArray(protocols)) {
    out.ALPNProtocols = protocolBytes(protocols);
  } else if (ArrayBuffer.isView(protocols)) {
    // A copy: the program may go on writing into its own.
    const { buffer, byteOffset, byteLength } = protocols;
    out.ALPNProtocols = require('buffer').Buffer.from(new Uint8Array(buffer, byteOffset, byteLength));
  }
}

lazy(tls, 'checkServerIdentity', () => require('internal/tls/identity').checkServerIdentity, true);
lazy(tls, 'createSecureContext', () => require('internal/tls/context').createSecureContext, true);
lazy(tls, 'SecureContext', () => require('internal/tls/context').SecureContext, true);
lazy(tls, 'TLSSocket', () => require('internal/tls/socket').TLSSocket, true);
lazy(tls, 'Server', () => require('internal/tls/server').Server, true);
lazy(tls, 'createServer', () => require('internal/tls/server').createServer, true);
lazy(tls, 'connect', () => require('internal/tls/connect').connect, true);

module.exports = tls;
