'use strict';
// X509Certificate: what a certificate says, whom it speaks for (RFC 6125, as OpenSSL checks it), and who
// signed it.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { fromArrayBuffer } = require('internal/buffer');
const { validateBoolean, validateObject, validateString } = require('internal/validators');
const { fromBytes, nativeEncoding } = require('internal/crypto/bytes');
const { handleOf, isKeyObject, wrap } = require('internal/crypto/keys');

const HOST_FLAGS = ['wildcards', 'partialWildcards', 'multiLabelWildcards', 'singleLabelSubdomains'];

// (certificates, each followed by its issuer): the first, which knows its issuer, and so on.
let chained;

class X509Certificate {
  #facts;
  #raw;
  #issuer;
  #publicKey;

  constructor(buffer) {
    if (typeof buffer !== 'string' && !ArrayBuffer.isView(buffer)) {
      throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
    }
    this.#facts = native_.readCertificate(fromBytes(buffer, 'buffer'));
    this.#raw = fromArrayBuffer(this.#facts.raw);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('util');
    const shown = {};
    for (const name of ['subject', 'subjectAltName', 'issuer', 'infoAccess', 'validFrom', 'validTo',
      'fingerprint',
      'fingerprint256', 'fingerprint512', 'keyUsage', 'serialNumber']) {
      shown[name] = this[name];
    }
    return `X509Certificate ${inspect(shown, options)}`;
  }

  get subject() {
    return this.#facts.subject || undefined;
  }

  get issuer() {
    return this.#facts.issuer || undefined;
  }

  get subjectAltName() {
    return this.#altName();
  }

  #altName() {
    const { names } = this.#facts;
    const shown = [];
    for (let i = 0; i < names.length; i += 4) shown.push(`${names[i + 1]}:${names[i + 3]}`);
    return shown.length === 0 ? undefined : shown.join(', ');
  }

  get infoAccess() {
    const { access } = this.#facts;
    const lines = [];
    for (let i = 0; i < access.length; i += 4) {
      lines.push(`${access[i]} - ${access[i + 1]}:${access[i + 3]}`);
    }
    return lines.length === 0 ? undefined : lines.join('\n');
  }

  get validFrom() {
    return this.#facts.validFrom;
  }

  get validTo() {
    return this.#facts.validTo;
  }

  get validFromDate() {
    return new Date(this.#facts.validFrom);
  }

  get validToDate() {
    return new Date(this.#facts.validTo);
  }

  get fingerprint() {
    return fingerprint('sha1', this.#raw);
  }

  get fingerprint256() {
    return fingerprint('sha256', this.#raw);
  }

  get fingerprint512() {
    return fingerprint('sha512', this.#raw);
  }

  get keyUsage() {
    return this.#facts.purposes ?? undefined;
  }

  get serialNumber() {
    return this.#facts.serialNumber;
  }

  get raw() {
    return this.#raw;
  }

  get publicKey() {
    if (this.#facts.key === undefined) throw new codes.ERR_CRYPTO_UNSUPPORTED_OPERATION();
    return this.#publicKey ??= wrap(this.#facts.key);
  }

  // A certificate by itself knows its issuer by name only; a peer may have shown it.
  get issuerCertificate() {
    return this.#issuer;
  }

  static {
    chained = (certificates) => {
      for (let i = 0; i + 1 < certificates.length; i++) certificates[i].#issuer = certificates[i + 1];
      return certificates[0];
    };
  }

  get ca() {
    return this.#facts.ca;
  }

  toString() {
    const lines = this.#raw.toString('base64').match(/.{1,64}/g);
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  }

  toJSON() {
    return this.toString();
  }

  checkHost(name, options) {
    validateString(name, 'name');
    const rules = hostRules(options);
    return this.#match('DNS', 'CN', rules.subject, (pattern) => matchesHost(pattern, name, rules));
  }

  checkEmail(email, options) {
    validateString(email, 'email');
    const { subject } = hostRules(options);
    return this.#match('email', 'emailAddress', subject, (own) => sameEmail(own, email)) && email;
  }

  checkIP(ip) {
    validateString(ip, 'ip');
    const wanted = addressOf(ip);
    if (wanted === undefined) throw Object.assign(new TypeError('Invalid IP'),
      { code: 'ERR_INVALID_ARG_VALUE' });
    return this.#match('IP Address', undefined, 'never', (own) => addressOf(own) === wanted) && ip;
  }

  // Alternative names count first; the subject only if there are none of the kind, unless it always counts.
  #match(kind, attribute, subject, matches) {
    const { names, subjectParts } = this.#facts;
    let isNamed = false;
    for (let i = 0; i < names.length; i += 4) {
      if (names[i + 1] !== kind) continue;
      isNamed = true;
      if (matches(names[i + 2])) return names[i + 2];
    }
    if (subject === 'never' || (isNamed && subject !== 'always')) return undefined;
    for (let i = 0; i < subjectParts.length; i += 2) {
      if (subjectParts[i] === attribute && matches(subjectParts[i + 1])) return subjectParts[i + 1];
    }
    return undefined;
  }

  checkIssued(otherCert) {
    if (!(otherCert instanceof X509Certificate)) {
      throw new codes.ERR_INVALID_ARG_TYPE('otherCert', 'X509Certificate', otherCert);
    }
    return native_.isIssuedBy(this.#raw, otherCert.raw);
  }

  checkPrivateKey(pkey) {
    if (!isKeyObject(pkey)) throw new codes.ERR_INVALID_ARG_TYPE('pkey', 'KeyObject', pkey);
    if (pkey.type !== 'private') throw new codes.ERR_INVALID_ARG_VALUE('pkey', pkey);
    return native_.keysEqual(native_.publicOf(handleOf(pkey)), handleOf(this.publicKey));
  }

  verify(pkey) {
    if (!isKeyObject(pkey)) throw new codes.ERR_INVALID_ARG_TYPE('pkey', 'KeyObject', pkey);
    if (pkey.type !== 'public') throw new codes.ERR_INVALID_ARG_VALUE('pkey', pkey);
    return native_.isSignedBy(this.#raw, handleOf(pkey));
  }

  toLegacyObject() {
    const facts = this.#facts;
    const access = this.infoAccess;
    return {
      subject: grouped(facts.subjectParts),
      issuer: grouped(facts.issuerParts),
      ...(facts.names.length > 0 && { subjectaltname: this.#altName() }),
      ...(access !== undefined && { infoAccess: accessObject(facts.access) }),
      ca: facts.ca,
      ...(facts.key !== undefined && keyFacts(this.publicKey)),
      valid_from: facts.validFrom,
      valid_to: facts.validTo,
      fingerprint: this.fingerprint,
      fingerprint256: this.fingerprint256,
      fingerprint512: this.fingerprint512,
      ...(facts.purposes && { ext_key_usage: facts.purposes }),
      serialNumber: facts.serialNumber,
      raw: this.#raw,
    };
  }
}
Object.defineProperty(X509Certificate.prototype, require('internal/untransferable').kClone, {
  value() {
    return new X509Certificate(this.raw);
  },
});
Object.defineProperty(X509Certificate.prototype, require('internal/untransferable').kPack, {
  value() {
    return ['internal/crypto/x509', this.raw];
  },
});
Object.defineProperty(X509Certificate.prototype, Symbol.toStringTag, {
  configurable: true, value: 'X509Certificate',
});

function fingerprint(name, raw) {
  return native_.hashOnce(name, raw, nativeEncoding('hex')).toUpperCase().replace(/..(?=.)/g, '$&:');
}

function put(object, key, value) {
  const before = object[key];
  if (before === undefined) object[key] = value;
  else if (Array.isArray(before)) before.push(value);
  else object[key] = [before, value];
}

function grouped(parts) {
  const object = { __proto__: null };
  for (let i = 0; i < parts.length; i += 2) put(object, parts[i], parts[i + 1]);
  return object;
}

function accessObject(access) {
  const object = { __proto__: null };
  for (let i = 0; i < access.length; i += 4) {
    (object[`${access[i]} - ${access[i + 1]}`] ??= []).push(access[i + 2]);
  }
  return object;
}

const NIST_NAMES = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

// The key as old programs want it.
function keyFacts(key) {
  const details = key.asymmetricKeyDetails;
  const handle = handleOf(key);
  if (key.asymmetricKeyType === 'ec') {
    const [x, y] = native_.keyParts(handle).map(fromArrayBuffer);
    const bits = { prime256v1: 256, secp256k1: 256, secp384r1: 384, secp521r1: 521 }[details.namedCurve];
    const nistCurve = NIST_NAMES[details.namedCurve];
    return {
      bits, pubkey: Buffer.concat([Buffer.of(4), x, y]), asn1Curve: details.namedCurve,
      ...(nistCurve && { nistCurve }),
    };
  }
  if (key.asymmetricKeyType !== 'rsa') return {};
  const [modulus] = native_.keyParts(handle).map(fromArrayBuffer);
  return {
    modulus: modulus.toString('hex').toUpperCase(),
    bits: details.modulusLength,
    exponent: `0x${details.publicExponent.toString(16)}`,
    pubkey: key.export({ type: 'spki', format: 'der' }),
  };
}

// ---- whom it speaks for ---------------------------------------------------------------------------------

function hostRules(options) {
  if (options !== undefined) validateObject(options, 'options');
  const rules = { subject: 'default', wildcards: true, partialWildcards: true };
  for (const name of HOST_FLAGS) {
    const value = options?.[name];
    if (value === undefined) continue;
    validateBoolean(value, `options.${name}`);
    rules[name] = value;
  }
  const subject = options?.subject;
  if (subject !== undefined) {
    if (!['default', 'always', 'never'].includes(subject)) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.subject', subject);
    }
    rules.subject = subject;
  }
  return rules;
}

function matchesHost(pattern, host, rules) {
  pattern = pattern.toLowerCase();
  const name = host.toLowerCase();
  // A name with a dot before it asks for anything below.
  if (name.startsWith('.')) {
    if (!pattern.endsWith(name)) return false;
    const rest = pattern.slice(0, -name.length);
    return rest !== '' && (!rules.singleLabelSubdomains || !rest.includes('.'));
  }
  if (pattern === name) return true;
  return rules.wildcards && matchesWildcard(pattern, name, rules);
}

// One star, in the first label, with at least two labels behind it.
function matchesWildcard(pattern, name, { partialWildcards, multiLabelWildcards }) {
  const star = pattern.indexOf('*');
  const dot = pattern.indexOf('.');
  if (star < 0 || dot < star || pattern.indexOf('*', star + 1) >= 0 ||
    !pattern.slice(dot + 1).includes('.')) {
    return false;
  }
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const isWhole = start === '' && end.startsWith('.');
  if (!isWhole && (!partialWildcards || pattern.startsWith('xn--'))) return false;
  if (name.length < start.length + end.length || !name.startsWith(start) || !name.endsWith(end)) return false;
  const middle = name.slice(start.length, name.length - end.length);
  if (isWhole && middle === '') return false;
  return multiLabelWildcards && isWhole ? /^[a-z0-9.-]+$/.test(middle) : /^[a-z0-9-]*$/.test(middle);
}

// The part before the sign may tell upper from lower case, the domain does not.
function sameEmail(own, email) {
  const [a, b] = [own.lastIndexOf('@'), email.lastIndexOf('@')];
  return own.slice(0, a + 1) === email.slice(0, b + 1) &&
    own.slice(a + 1).toLowerCase() === email.slice(b + 1).toLowerCase();
}

/** An address in one form: eight or four numbers. */
function addressOf(text) {
  const kind = require('net').isIP(text);
  if (kind === 4) return text;
  if (kind !== 6) return undefined;
  let address = text.toLowerCase();
  const last = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (last) {
    const [a, b, c, d] = last.slice(1).map(Number);
    address = address.slice(0, last.index) + (a << 8 | b).toString(16) + ':' + (c << 8 | d).toString(16);
  }
  const [head, tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const groups = tail === undefined ? head :
    [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

module.exports = { X509Certificate, chained, unpack: (raw) => new X509Certificate(raw) };
