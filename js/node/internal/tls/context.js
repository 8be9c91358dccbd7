'use strict';
// tls.createSecureContext (https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions): the options of a
// context, checked and handed to the native half, which knows it by a number.

const native_ = native('tls');
const { codes } = require('internal/errors');
const { validateBuffer, validateInt32, validateInteger, validateObject, validateString } =
  require('internal/validators');

const VERSIONS = { '__proto__': null, 'TLSv1': 1, 'TLSv1.1': 2, 'TLSv1.2': 3, 'TLSv1.3': 4 };
// The names of OpenSSL's methods, and the only version that each allows; 0: any.
const METHODS = { __proto__: null, SSLv23: 0, TLS: 0, TLSv1: 1, TLSv1_1: 2, TLSv1_2: 3 };

let forgotten;                    // frees native contexts with their JavaScript objects

/** What native functions know a context by; some of it is asked for and changed by hand. */
class NativeContext {
  #number = native_.newContext();

  constructor() {
    forgotten ??= new FinalizationRegistry((number) => native_.forgetContext(number));
    forgotten.register(this, this.#number);
  }

  static numberOf(context) {
    return #number in context ? context.#number : undefined;
  }

  get _external() {
    return { number: this.#number };
  }

  addCACert(text) {
    checkOwn(this);
    checkText(text, 'cert');
    telling(() => native_.addAuthorities(this.#number, text));
  }

  addRootCerts() {
    checkOwn(this);
    for (const text of native_.authorities('all')) native_.addAuthorities(this.#number, text);
  }

  setCert(text) {
    checkOwn(this);
    telling(() => native_.addCertificate(this.#number, text));
  }

  setKey(text, passphrase) {
    checkOwn(this);
    telling(() => native_.addKey(this.#number, opened(text, passphrase)));
  }

  setCiphers(list) {
    checkOwn(this);
    telling(() => native_.chooseSuites(this.#number, list));
  }

  setOptions(options) {
    checkOwn(this);
    if (has(options, SERVER_PREFERENCE)) native_.preferOwnOrder(this.#number);
  }

  setSessionIdContext() {
    checkOwn(this);
  }

  setSessionTimeout(seconds) {
    checkOwn(this);
    native_.setTicketLifetime(this.#number, seconds);
  }

  getTicketKeys() {
    checkOwn(this);
    return require('internal/buffer').fromArrayBuffer(native_.ticketKeys(this.#number));
  }

  setTicketKeys(keys) {
    checkOwn(this);
    native_.setTicketKeys(this.#number, keys);
  }

  close() {
    checkOwn(this);
  }
}

function checkOwn(context) {
  if (typeof context !== 'object' || context === null || NativeContext.numberOf(context) === undefined) {
    throw new TypeError('Illegal invocation');
  }
}

function SecureContext(secureProtocol, secureOptions, minVersion, maxVersion) {
  if (!(this instanceof SecureContext)) {
    return new SecureContext(secureProtocol, secureOptions, minVersion, maxVersion);
  }
  if (secureProtocol) {
    for (const version of [minVersion, maxVersion]) {
      if (version === undefined || version === null) continue;
      throw new codes.ERR_TLS_PROTOCOL_VERSION_CONFLICT(version, secureProtocol);
    }
  }
  const tls = require('tls');
  let lowest = versionNumber('minimum', minVersion ?? tls.DEFAULT_MIN_VERSION);
  let highest = versionNumber('maximum', maxVersion ?? tls.DEFAULT_MAX_VERSION);
  if (secureProtocol) {
    const only = methodVersion(secureProtocol);
    if (only !== 0) lowest = highest = only;
  }
  if (secureOptions) validateInteger(secureOptions, 'secureOptions');
  this.context = new NativeContext();
  const within = (version) => lowest <= version && version <= highest;
  const number = NativeContext.numberOf(this.context);
  native_.setVersions(number, within(3) && !has(secureOptions, NO_TLS12),
    within(4) && !has(secureOptions, NO_TLS13));
}

// Of OpenSSL's options (crypto.constants.SSL_OP_…) those that leave a version out or choose whose order
// counts; the others change nothing that there is here.
const SERVER_PREFERENCE = 0x00400000;
const NO_TLS12 = 0x08000000;
const NO_TLS13 = 0x20000000;

function has(options, bit) {
  return ((options ?? 0) & bit) !== 0;
}

function versionNumber(which, name) {
  const version = VERSIONS[name];
  if (version === undefined) throw new codes.ERR_TLS_INVALID_PROTOCOL_VERSION(name, which);
  return version;
}

function methodVersion(method) {
  const fail = (message) => {
    const error = new TypeError(message);
    error.code = 'ERR_TLS_INVALID_PROTOCOL_METHOD';
    throw error;
  };
  const name = /^(.*?)(?:_client|_server)?_method$/.exec(`${method}`)?.[1];
  if (name === 'SSLv2' || name === 'SSLv3') return fail(`${name} methods disabled`);
  const version = METHODS[name];
  return version === undefined ? fail(`Unknown method: ${method}`) : version;
}

// ---- options -------------------------------------------------------------------------------------

function isSet(value) {
  return value !== undefined && value !== null;
}

function checkText(value, name) {
  if (typeof value === 'string' || ArrayBuffer.isView(value)) return;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
}

// OpenSSL's errors name their library and reason apart, too.
function telling(call) {
  try {
    return call();
  } catch (error) {
    const parts = /^error:[0-9A-F]{8}:([^:]*)::(.*)$/.exec(error.message);
    if (parts !== null) Object.assign(error, { library: parts[1], reason: parts[2], code: error.code });
    throw error;
  }
}

function each(value, act) {
  if (Array.isArray(value)) for (const one of value) act(one);
  else act(value);
}

function unavailable(what) {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(what);
}

function addKey(number, text, passphrase) {
  checkText(text, 'options.key');
  if (isSet(passphrase) && !ArrayBuffer.isView(passphrase)) validateString(passphrase, 'options.passphrase');
  telling(() => native_.addKey(number, opened(text, passphrase)));
}

// Only in a list may a key have a passphrase of its own.
function addKeys(number, key, passphrase) {
  if (!Array.isArray(key)) return addKey(number, key, passphrase);
  for (const entry of key) {
    const text = entry?.pem !== undefined ? entry.pem : entry;
    addKey(number, text, entry?.passphrase !== undefined ? entry.passphrase : passphrase);
  }
}

const asText = (bytes) => (typeof bytes === 'string' ? bytes
  : require('buffer').Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));

// A key that is encrypted, in any of the ways there are, is opened by crypto.
function opened(text, passphrase) {
  if (!/^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: *4,ENCRYPTED/m.test(asText(text))) return text;
  if (!require('internal/bundle').has('crypto')) unavailable('encrypted keys without crypto');
  try {
    const options = { key: text, passphrase: isSet(passphrase) ? passphrase : undefined };
    const key = require('crypto').createPrivateKey(options);
    return key.export({ type: 'pkcs8', format: 'pem' });
  } catch (error) {
    if (error.code !== 'ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED') throw error;
    const [library, reason] = ['Provider routines', 'bad decrypt'];
    const message = `error:1C800064:${library}::${reason}`;
    throw Object.assign(new Error(message), { library, reason, code: 'ERR_OSSL_BAD_DECRYPT' });
  }
}

// PKCS #12: a key, the certificate that belongs to it, and those above it, which are trusted as well.
function addPfx(number, pfx, passphrase) {
  if (!Array.isArray(pfx)) return addOnePfx(number, pfx, passphrase);
  for (const entry of pfx) {
    const bytes = entry?.buf !== undefined ? entry.buf : entry;
    addOnePfx(number, bytes, (entry?.buf !== undefined && entry.passphrase) || passphrase);
  }
}

function addOnePfx(number, pfx, passphrase) {
  if (typeof pfx !== 'string') checkText(pfx, 'options.pfx');
  if (isSet(passphrase) && !ArrayBuffer.isView(passphrase)) validateString(passphrase, 'options.passphrase');
  const { has } = require('internal/bundle');
  if (!has('crypto')) unavailable('tls.createSecureContext({ pfx }) without crypto');
  const bytes = typeof pfx === 'string' ? require('buffer').Buffer.from(pfx) : new Uint8Array(pfx.buffer,
    pfx.byteOffset, pfx.byteLength);
  const [key, ...certificates] = native('crypto').readPfx(bytes, isSet(passphrase) ? passphrase : undefined);
  if (key === undefined || key === null) throw new Error('Unable to load private key from PFX data');
  if (certificates.length === 0) throw new Error('Unable to load PFX certificate');
  const leaf = certificates.findIndex((text) => belongs(text, key));
  const [own] = certificates.splice(Math.max(leaf, 0), 1);
  native_.addCertificate(number, [own, ...certificates].join(''));
  if (certificates.length > 0) native_.addAuthorities(number, certificates.join(''));
  telling(() => native_.addKey(number, key));
}

function belongs(certificate, key) {
  const { X509Certificate, createPrivateKey } = require('crypto');
  return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
}

function addIdentity(number, options) {
  const { ca, cert, key } = options;
  if (ca) {
    each(ca, (text) => {
      checkText(text, 'options.ca');
      telling(() => native_.addAuthorities(number, text));
    });
  }
  if (cert) {
    each(cert, (text) => {
      checkText(text, 'options.cert');
      telling(() => native_.addCertificate(number, text));
    });
  }
  if (key) addKeys(number, key, options.passphrase);
}

function chooseAlgorithms(number, options) {
  const { ciphers, ecdhCurve, sigalgs } = options;
  if (isSet(sigalgs)) {
    validateString(sigalgs, 'options.sigalgs');
    if (sigalgs === '') throw new codes.ERR_INVALID_ARG_VALUE('options.sigalgs', sigalgs);
  }
  if (isSet(ciphers)) {
    validateString(ciphers, 'options.ciphers');
    if (ciphers === '') throw new codes.ERR_INVALID_ARG_VALUE('options.ciphers', ciphers);
  }
  const tls = require('tls');
  telling(() => native_.chooseSuites(number, ciphers ?? tls.DEFAULT_CIPHERS));
  const curves = ecdhCurve === undefined ? tls.DEFAULT_ECDH_CURVE : ecdhCurve;
  validateString(curves, 'options.ecdhCurve');
  if (curves !== 'auto' && !native_.chooseGroups(number, curves)) {
    throw operationFailed('Failed to set ECDH curve');
  }
}

function operationFailed(message) {
  const error = new Error(message);
  error.code = 'ERR_CRYPTO_OPERATION_FAILED';
  return error;
}

// What the library below does not have is refused, not passed over.
function refuseUnknown(options) {
  const { clientCertEngine, crl, privateKeyEngine, privateKeyIdentifier } = options;
  if (isSet(crl)) unavailable('tls.createSecureContext({ crl })');
  if (isSet(privateKeyEngine) || isSet(privateKeyIdentifier)) {
    if (typeof privateKeyIdentifier !== 'string' && isSet(privateKeyIdentifier)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.privateKeyIdentifier', ['string', 'null', 'undefined'],
        privateKeyIdentifier);
    }
    if (typeof privateKeyEngine !== 'string' && isSet(privateKeyEngine)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.privateKeyEngine', ['string', 'null', 'undefined'],
        privateKeyEngine);
    }
    throw new codes.ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED();
  }
  if (typeof clientCertEngine === 'string') throw new codes.ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED();
  if (isSet(clientCertEngine)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.clientCertEngine', ['string', 'null', 'undefined'],
      clientCertEngine);
  }
}

function setTickets(number, options) {
  const { sessionIdContext, sessionTimeout, ticketKeys } = options;
  if (isSet(sessionIdContext)) validateString(sessionIdContext, 'options.sessionIdContext');
  if (isSet(ticketKeys)) {
    validateBuffer(ticketKeys, 'options.ticketKeys');
    if (ticketKeys.byteLength !== 48) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.ticketKeys', ticketKeys.byteLength,
        'must be exactly 48 bytes');
    }
    native_.setTicketKeys(number, ticketKeys);
  }
  if (isSet(sessionTimeout)) {
    validateInt32(sessionTimeout, 'options.sessionTimeout', 0);
    native_.setTicketLifetime(number, sessionTimeout);
  }
}

let hasLooked = false;

// A file of more authorities that can't be read is told of once.
function checkExtraAuthorities() {
  const file = process.env.NODE_EXTRA_CA_CERTS;
  if (hasLooked || !file) return;
  hasLooked = true;
  try {
    require('fs').accessSync(file, 4);
  } catch (error) {
    const reason = /: (.*?),/.exec(error.message)?.[1] ?? error.code;
    const text = `${reason[0].toUpperCase()}${reason.slice(1)}`;
    const number = `8${(-error.errno).toString(16).toUpperCase().padStart(7, '0')}`;
    process.emitWarning(
      `Ignoring extra certs from \`${file}\`, load failed: error:${number}:system library::${text}`);
  }
}

function createSecureContext(options) {
  options ||= {};
  validateObject(options, 'options');
  if (!options.ca) checkExtraAuthorities();
  const { maxVersion, minVersion, secureOptions, secureProtocol } = options;
  const context = new SecureContext(secureProtocol, secureOptions, minVersion, maxVersion);
  const number = NativeContext.numberOf(context.context);
  refuseUnknown(options);
  chooseAlgorithms(number, options);
  addIdentity(number, options);
  if (isSet(options.pfx)) addPfx(number, options.pfx, options.passphrase);
  setTickets(number, options);
  if (options.allowPartialTrustChain) native_.trustPartly(number);
  if (options.honorCipherOrder || has(secureOptions, SERVER_PREFERENCE)) native_.preferOwnOrder(number);
  return context;
}

/** The number of a context that a program hands in; a raw one (`secureContext.context`) does too. */
function numberOf(context) {
  const raw = context?.context ?? context;
  return typeof raw === 'object' && raw !== null ? NativeContext.numberOf(raw) : undefined;
}

module.exports = { SecureContext, createSecureContext, numberOf };
