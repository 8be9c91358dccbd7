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

/** What native functions know a context by. */
class NativeContext {
  constructor() {
    this.number = native_.newContext();
    forgotten ??= new FinalizationRegistry((number) => native_.forgetContext(number));
    forgotten.register(this, this.number);
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
  const { number } = this.context;
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

function addKeys(number, key, passphrase) {
  each(key, (entry) => {
    const inner = !ArrayBuffer.isView(entry) && isSet(entry) && entry.pem !== undefined;
    const text = inner ? entry.pem : entry;
    const phrase = inner && entry.passphrase !== undefined ? entry.passphrase : passphrase;
    checkText(text, 'options.key');
    if (isSet(phrase) && !ArrayBuffer.isView(phrase)) validateString(phrase, 'options.passphrase');
    telling(() => native_.addKey(number, text, phrase));
  });
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
  const { clientCertEngine, crl, pfx, privateKeyEngine, privateKeyIdentifier } = options;
  if (isSet(pfx)) unavailable('tls.createSecureContext({ pfx }) (key and cert in PEM will do)');
  if (isSet(crl)) unavailable('tls.createSecureContext({ crl })');
  if (isSet(privateKeyEngine) || isSet(privateKeyIdentifier)) {
    if (typeof privateKeyIdentifier !== 'string' && isSet(privateKeyIdentifier)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.privateKeyIdentifier', ['string', 'null', 'undefined'],
        privateKeyIdentifier);
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

function createSecureContext(options) {
  options ||= {};
  validateObject(options, 'options');
  const { maxVersion, minVersion, secureOptions, secureProtocol } = options;
  const context = new SecureContext(secureProtocol, secureOptions, minVersion, maxVersion);
  const { number } = context.context;
  refuseUnknown(options);
  chooseAlgorithms(number, options);
  addIdentity(number, options);
  setTickets(number, options);
  if (options.honorCipherOrder || has(secureOptions, SERVER_PREFERENCE)) native_.preferOwnOrder(number);
  return context;
}

/** The number of a context that a program hands in; a raw one (`secureContext.context`) does too. */
function numberOf(context) {
  const raw = context?.context ?? context;
  return raw instanceof NativeContext ? raw.number : undefined;
}

module.exports = { SecureContext, createSecureContext, numberOf };
