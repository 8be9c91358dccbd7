'use strict';
// Certificates as the objects that Node hands out (https://nodejs.org/api/tls.html#certificate-object), and
// the errors that say why one is not trusted.

const native_ = native('tls');
const { fromArrayBuffer } = require('internal/buffer');

// Names and values in turn to an object without a prototype; what comes several times is an array.
function gather(pairs, always) {
  const object = Object.create(null);
  for (let i = 0; i < pairs.length; i += 2) {
    const [name, value] = [pairs[i], pairs[i + 1]];
    if (object[name] === undefined) object[name] = always ? [value] : value;
    else if (Array.isArray(object[name])) object[name].push(value);
    else object[name] = [object[name], value];
  }
  return object;
}

/** A certificate in DER as an object; undefined for what is none. */
function describe(der) {
  const cert = native_.readCertificate(der);
  if (cert === undefined) return undefined;
  cert.subject = gather(cert.subject, false);
  cert.issuer = gather(cert.issuer, false);
  if (cert.infoAccess !== undefined) cert.infoAccess = gather(cert.infoAccess, true);
  if (cert.pubkey !== undefined) cert.pubkey = fromArrayBuffer(cert.pubkey);
  cert.raw = fromArrayBuffer(cert.raw);
  return cert;
}

const sameName = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const isSelfIssued = (cert) => sameName(cert.subject, cert.issuer);

/** The peer's certificate with its issuers, each in the other's `issuerCertificate`; a root is its own. */
function describeChain(chain, context) {
  const certs = chain.map(describe).filter((cert) => cert !== undefined);
  if (certs.length === 0) return undefined;
  const [leaf] = certs;
  const others = certs.slice(1);
  let last = leaf;
  while (!isSelfIssued(last)) {
    const at = others.findIndex((cert) => sameName(cert.subject, last.issuer));
    const issuer = at === -1 ? fromStore(last, context) : others.splice(at, 1)[0];
    if (issuer === undefined) return leaf;
    last.issuerCertificate = issuer;
    last = issuer;
  }
  last.issuerCertificate = last;
  return leaf;
}

function fromStore(cert, context) {
  const der = native_.issuerOf(context, cert.raw);
  const issuer = der ? describe(der) : undefined;
  return issuer !== undefined && issuer.fingerprint256 !== cert.fingerprint256 ? issuer : undefined;
}

// OpenSSL's words for its verdicts.
const REASONS = {
  __proto__: null,
  CERT_CHAIN_TOO_LONG: 'certificate chain too long',
  CERT_HAS_EXPIRED: 'certificate has expired',
  CERT_NOT_YET_VALID: 'certificate is not yet valid',
  CERT_REJECTED: 'certificate rejected',
  CERT_SIGNATURE_FAILURE: 'certificate signature failure',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  INVALID_CA: 'invalid CA certificate',
  INVALID_PURPOSE: 'unsuitable certificate purpose',
  PATH_LENGTH_EXCEEDED: 'path length constraint exceeded',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in certificate chain',
  UNABLE_TO_GET_ISSUER_CERT: 'unable to get issuer certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unable to get local issuer certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to verify the first certificate',
  UNSPECIFIED: 'unhandled critical extension or name constraint',
};

/** The error for a verdict of the native half. */
function verdictError(name) {
  const error = new Error(REASONS[name] ?? name);
  error.code = name;
  return error;
}

/**
 * For those who have a certificate in the form that Node's own native half gives: places of information in
 * lines, `method:place`, the place in JSON where it has a quote.
 */
function translatePeerCertificate(cert) {
  if (!cert) return null;
  const { infoAccess, issuerCertificate } = cert;
  if (issuerCertificate !== undefined && issuerCertificate !== null && issuerCertificate !== cert) {
    cert.issuerCertificate = translatePeerCertificate(issuerCertificate);
  }
  if (typeof infoAccess === 'string') {
    const places = Object.create(null);
    for (const [, method, place] of infoAccess.matchAll(/([^\n:]*):([^\n]*)(?:\n|$)/g)) {
      (places[method] ??= []).push(place[0] === '"' ? JSON.parse(place) : place);
    }
    cert.infoAccess = places;
  }
  return cert;
}

module.exports = { describe, describeChain, verdictError, translatePeerCertificate };
