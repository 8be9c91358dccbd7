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
  setDefaultCACertificates,
  convertALPNProtocols,
};

const { get } = require('internal/options');

// What flags have set; the lowest of the lowest versions holds, and the highest of the highest.
const LOWEST = { '--tls-min-v1.0': 'TLSv1', '--tls-min-v1.1': 'TLSv1.1', '--tls-min-v1.2': 'TLSv1.2',
  '--tls-min-v1.3': 'TLSv1.3' };
const HIGHEST = { '--tls-max-v1.3': 'TLSv1.3', '--tls-max-v1.2': 'TLSv1.2' };

function chosen(versions) {
  return versions[Object.keys(versions).find((flag) => get(flag) === true)];
}

tls.DEFAULT_MIN_VERSION = chosen(LOWEST) ?? tls.DEFAULT_MIN_VERSION;
tls.DEFAULT_MAX_VERSION = chosen(HIGHEST) ?? tls.DEFAULT_MAX_VERSION;
tls.DEFAULT_CIPHERS = get('--tls-cipher-list') ?? tls.DEFAULT_CIPHERS;

let isReplaced = false;
let certificates;                 // kind → frozen array of PEM texts

function authorities(kind) {
  certificates ??= new Map();
  if (!certificates.has(kind)) certificates.set(kind, Object.freeze(textsOf(kind)));
  return certificates.get(kind);
}

// As in Node, only what is bundled has no line's end behind it.
function textsOf(kind) {
  if (kind === 'bundled') return native_.authorities('system').map((text) => text.trimEnd());
  if (kind !== 'default' || isReplaced) return native_.authorities(kind);
  const bundled = authorities('bundled');
  return [...bundled, ...authorities('extra').filter((text) => !bundled.includes(text.trimEnd()))];
}

// There are no bundled authorities: the system's stand for them.
function getCACertificates(type = 'default') {
  require('internal/validators').validateString(type, 'type');
  if (['default', 'extra', 'system', 'bundled'].includes(type)) return authorities(type);
  throw new codes.ERR_INVALID_ARG_VALUE('type', type);
}

function setDefaultCACertificates(certs) {
  if (!Array.isArray(certs)) throw new codes.ERR_INVALID_ARG_TYPE('certs', 'Array', certs);
  for (let i = 0; i < certs.length; i++) {
    if (typeof certs[i] === 'string' || ArrayBuffer.isView(certs[i])) continue;
    throw new codes.ERR_INVALID_ARG_TYPE(`certs[${i}]`, ['string', 'ArrayBufferView'], certs[i]);
  }
  const texts = certs.map((text) => (text instanceof DataView
    ? new Uint8Array(text.buffer, text.byteOffset, text.byteLength) : text));
  let isAny;
  try {
    isAny = native_.setAuthorities(texts);
  } catch (error) {
    throw Object.assign(new Error('error:0488000D:PEM routines::ASN1 lib'), {
      library: 'PEM routines', reason: 'ASN1 lib', code: 'ERR_OSSL_PEM_ASN1_LIB', cause: error,
    });
  }
  if (!isAny) {
    throw Object.assign(new Error('No valid certificates found in the provided array'),
      { code: 'ERR_CRYPTO_OPERATION_FAILED' });
  }
  isReplaced = true;
  certificates?.delete('default');
}

Object.defineProperty(tls, 'rootCertificates', {
  configurable: false,
  enumerable: true,
  get: () => authorities('bundled'),
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
lazy(tls, 'createSecurePair', () => require('internal/tls/pair').createSecurePair, true);
lazy(tls, 'connect', () => require('internal/tls/connect').connect, true);

module.exports = tls;
