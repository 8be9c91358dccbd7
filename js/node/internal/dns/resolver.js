'use strict';
// dns.Resolver and dns.promises.Resolver (https://nodejs.org/api/dns.html#class-dnsresolver): one base, whose
// subclasses differ in how an answer comes back.

const { codes, DNSException } = require('internal/errors');
const { validateArray, validateFunction, validateInt32, validateOneOf, validateString,
  validateUint32 } = require('internal/validators');
const { isIP } = native('net');
const { observe } = require('internal/dns_common');
const { Channel } = require('internal/dns/channel');
const records = require('internal/dns/records');
const system = require('internal/dns/system');

class Resolver {
  constructor(options = undefined) {
    const { timeout = -1, tries, maxTimeout = 0 } = { ...options };
    validateInt32(timeout, 'options.timeout', -1);
    if (tries !== undefined) validateInt32(tries, 'options.tries', 1);
    validateUint32(maxTimeout, 'options.maxTimeout');
    this._handle = new Channel(timeout, tries, maxTimeout);
  }

  cancel() {
    this._handle.cancel();
  }

  getServers() {
    const servers = this._handle.getServers() || [];
    return servers.map(([address, port]) => {
      if (!port || port === system.PORT) return address;
      return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
    });
  }

  setServers(servers) {
    const parsed = parseServers(servers);
    if (this._handle.pending.size > 0) {
      throw new codes.ERR_DNS_SET_SERVERS_FAILED('There are pending queries.', servers);
    }
    this._handle.setServers(parsed);
  }

  setLocalAddress(ipv4, ipv6) {
    validateString(ipv4, 'ipv4');
    if (ipv6 !== undefined) validateString(ipv6, 'ipv6');
    this._handle.setLocalAddress(ipv4, ipv6);
  }
}

function parseServers(servers) {
  validateArray(servers, 'servers');
  const parsed = [];
  servers.forEach((server, index) => {
    validateString(server, `servers[${index}]`);
    const found = system.parseServer(server);
    if (found === undefined) throw new codes.ERR_INVALID_IP_ADDRESS(server);
    parsed.push(found);
  });
  return parsed;
}

// ---- questions -----------------------------------------------------------------------------------

const METHODS = {
  A: 'resolve4', AAAA: 'resolve6', ANY: 'resolveAny', CAA: 'resolveCaa', CNAME: 'resolveCname', MX: 'resolveMx',
  NAPTR: 'resolveNaptr', NS: 'resolveNs', PTR: 'resolvePtr', SOA: 'resolveSoa', SRV: 'resolveSrv',
  TLSA: 'resolveTlsa', TXT: 'resolveTxt',
};

// Method → record type, and the name that its errors have as `syscall`.
const QUESTIONS = {};
for (const type of Object.keys(METHODS)) {
  QUESTIONS[METHODS[type]] = [records[type], `query${type[0]}${type.slice(1).toLowerCase()}`];
}

// Names in other scripts are asked for in their form for the DNS.
function toAscii(name) {
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(name) ? name : require('url').domainToASCII(name);
}

/** answer(error) or answer(null, result). */
function ask(channel, method, name, ttl, answer) {
  const [type, syscall] = QUESTIONS[method];
  const done = observe(syscall);
  channel.query(toAscii(name), type, (code, found) => {
    const result = code ? undefined : records.result(type, found, ttl);
    if (result === undefined) return answer(new DNSException(code ?? 'ENODATA', syscall, name));
    if (done !== undefined) done({ host: name, ttl, result });
    answer(null, result);
  });
}

// The number of an address, and its name in the tree for addresses (RFC 1035 section 3.5, RFC 3596 section 2.5).
function numberOf(address) {
  return require('internal/net/block_list').numberOf(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

function nameOfAddress(address) {
  if (isIP(address) === 4) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const digits = numberOf(address).toString(16).padStart(32, '0');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}

/** The hosts file is asked first, then the name servers, but not of addresses that mean this machine. */
function reverse(channel, address, answer) {
  const done = observe('getHostByAddr');
  const end = (code, names) => {
    if (code) return answer(new DNSException(code, 'getHostByAddr', address));
    if (done !== undefined) done({ host: address, ttl: false, result: names });
    answer(null, names);
  };
  system.hostNames(address, numberOf, (names) => {
    // The first name is the host's own, the others are its aliases; Node tells of these if there are any.
    if (names.length > 0) return end(null, names.length > 1 ? names.slice(1) : names);
    if (address.startsWith('127.') || numberOf(address) === 1n) return end('ENOTFOUND');
    channel.query(nameOfAddress(address), records.PTR, (code, found) => {
      const result = code ? undefined : records.result(records.PTR, found, false);
      end(code ?? (result === undefined ? 'ENOTFOUND' : null), result);
    });
  });
}

function checkAddress(address) {
  if (isIP(address) === 0) throw new DNSException(-22, 'getHostByAddr', address);
}

// ---- with callbacks ------------------------------------------------------------------------------

class CallbackResolver extends Resolver {
  resolve(hostname, rrtype, callback) {
    if (typeof rrtype === 'function') {
      callback = rrtype;
      rrtype = 'A';
    } else if (typeof rrtype !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('rrtype', 'string', rrtype);
    }
    return this[methodFor(rrtype)](hostname, callback);
  }

  reverse(address, callback) {
    validateString(address, 'name');
    validateFunction(callback, 'callback');
    checkAddress(address);
    reverse(this._handle, address, callback);
    return {};
  }
}

function methodFor(rrtype) {
  if (!Object.hasOwn(METHODS, rrtype)) throw new codes.ERR_INVALID_ARG_VALUE('rrtype', rrtype);
  return METHODS[rrtype];
}

// ---- with promises -------------------------------------------------------------------------------

class PromisesResolver extends Resolver {
  resolve(hostname, rrtype) {
    validateString(hostname, 'name');
    if (rrtype === undefined) return this.resolve4(hostname);
    validateString(rrtype, 'rrtype');
    return this[methodFor(rrtype)](hostname);
  }

  reverse(address) {
    validateString(address, 'name');
    return promised((answer) => {
      checkAddress(address);
      reverse(this._handle, address, answer);
    });
  }
}

function promised(begin) {
  return new Promise((resolve, reject) => {
    begin((error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
  });
}

function define(target, name, value) {
  Object.defineProperty(target.prototype, name, { configurable: true, enumerable: false, writable: true, value });
}

for (const method of Object.keys(QUESTIONS)) {
  define(CallbackResolver, method, { [method](name, options, callback) {
    if (arguments.length < 3) callback = options;
    validateString(name, 'name');
    validateFunction(callback, 'callback');
    ask(this._handle, method, name, !!options?.ttl, callback);
    return {};
  } }[method]);
  define(PromisesResolver, method, { [method](name, options) {
    validateString(name, 'name');
    return promised((answer) => ask(this._handle, method, name, !!options?.ttl, answer));
  } }[method]);
}

// What shows itself as `Resolver` in both flavours.
for (const flavour of [CallbackResolver, PromisesResolver]) {
  Object.defineProperty(flavour, 'name', { configurable: true, value: 'Resolver' });
}

// ---- the one for everybody -----------------------------------------------------------------------

let standard;
let standardPromises;

function setStandardServers(servers) {
  // Questions under way stay with the servers that they were put to.
  const fresh = new CallbackResolver();
  fresh.setServers(servers);
  standard = fresh;
  standardPromises = undefined;
}

function theStandard() {
  return standard ??= new CallbackResolver();
}

function theStandardPromises() {
  if (standardPromises === undefined) {
    standardPromises = new PromisesResolver();
    standardPromises._handle = theStandard()._handle;
  }
  return standardPromises;
}

module.exports = {
  Resolver: CallbackResolver,
  PromisesResolver,
  setStandardServers,
  standard: theStandard,
  standardPromises: theStandardPromises,
};
