'use strict';
// What dns and dns/promises share: names looked up as the system does it (hosts file, resolver), in the pool; the
// order of addresses; error codes. Name servers are asked by internal/dns/, which not every build has.

const net = native('net');
const { codes, DNSException } = require('internal/errors');
const { validateBoolean, validateNumber, validateOneOf, validatePort } = require('internal/validators');

const ADDRCONFIG = 32;
const V4MAPPED = 8;
const ALL = 16;

const FAMILIES = [0, 4, 6];
const ORDERS = ['ipv4first', 'ipv6first', 'verbatim'];

// The names of error codes without their 'E'; CANCELLED stands last, as in Node.
const CODES = ['NODATA', 'FORMERR', 'SERVFAIL', 'NOTFOUND', 'NOTIMP', 'REFUSED', 'BADQUERY', 'BADNAME', 'BADFAMILY',
  'BADRESP', 'CONNREFUSED', 'TIMEOUT', 'EOF', 'FILE', 'NOMEM', 'DESTRUCTION', 'BADSTR', 'BADFLAGS', 'NONAME',
  'BADHINTS', 'NOTINITIALIZED', 'LOADIPHLPAPI', 'ADDRGETNETWORKPARAMS', 'CANCELLED'];

/** NODATA: 'ENODATA' and so on, into `target`. */
function addCodes(target) {
  for (const name of CODES) target[name] = name === 'EOF' ? 'EOF' : `E${name}`;
}

// ---- the order of addresses ----------------------------------------------------------------------

let defaultOrder;

function getDefaultResultOrder() {
  return defaultOrder ??= require('internal/options').get('--dns-result-order') ?? 'verbatim';
}

function setDefaultResultOrder(value) {
  validateOneOf(value, 'dnsOrder', ['verbatim', 'ipv4first', 'ipv6first']);
  defaultOrder = value;
}

function sort(addresses, order) {
  if (order === 'ipv4first') addresses.sort((a, b) => a.family - b.family);
  else if (order === 'ipv6first') addresses.sort((a, b) => b.family - a.family);
}

// ---- lookup --------------------------------------------------------------------------------------

/** The options of lookup(), checked: { family, hints, all, order }. A number is a family. */
function lookupOptions(options) {
  if (typeof options === 'number') {
    validateOneOf(options, 'family', FAMILIES);
    return { family: options, hints: 0, all: false, order: getDefaultResultOrder() };
  }
  if (options !== undefined && typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  let family = 0;
  let hints = 0;
  let order = getDefaultResultOrder();
  if (options?.hints !== undefined && options.hints !== null) {
    validateNumber(options.hints, 'options.hints');
    hints = options.hints >>> 0;
    if ((hints & ~(ADDRCONFIG | ALL | V4MAPPED)) !== 0) throw new codes.ERR_INVALID_ARG_VALUE('hints', hints);
  }
  if (options?.family !== undefined && options.family !== null) {
    family = options.family === 'IPv4' ? 4 : options.family === 'IPv6' ? 6 : options.family;
    validateOneOf(family, 'options.family', FAMILIES);
  }
  const all = options?.all ?? false;
  validateBoolean(all, 'options.all');
  if (options?.verbatim !== undefined && options.verbatim !== null) {
    validateBoolean(options.verbatim, 'options.verbatim');
    order = options.verbatim ? 'verbatim' : 'ipv4first';
  }
  if (options?.order !== undefined && options.order !== null) {
    validateOneOf(options.order, 'options.order', ORDERS);
    order = options.order;
  }
  return { family, hints, all, order };
}

/** callback(null, addresses) with { address, family } each, or callback(error). */
function lookUp(hostname, { family, hints, order }, callback) {
  const version = net.isIP(hostname);
  if (version !== 0) {
    process.nextTick(callback, null, [{ address: hostname, family: version }]);
    return;
  }
  const done = observe('lookup');
  require('internal/jobs').start(net.lookup(hostname, family, hints), (error, found) => {
    if (error) return callback(error);
    if (typeof found === 'number') return callback(new DNSException(found, 'getaddrinfo', hostname));
    const addresses = [];
    for (let i = 0; i < found.length; i += 2) addresses.push({ address: found[i], family: found[i + 1] });
    sort(addresses, order);
    if (done !== undefined) {
      const verbatim = order === 'verbatim';
      done({ hostname, family, hints, verbatim, order, addresses: addresses.map(({ address }) => address) });
    }
    callback(null, addresses);
  }, 'GETADDRINFOREQWRAP');
}

let hasWarned = false;

/** Names that are none are looked up in vain, for whoever has always done so. */
function warnOfNoName(hostname) {
  if (hasWarned || hostname === '' || hostname === undefined || hostname === null) return;
  hasWarned = true;
  process.emitWarning(`The provided hostname "${String(hostname)}" is not a valid hostname, and is supported in ` +
    'the dns module solely for compatibility.', 'DeprecationWarning', 'DEP0118');
}

// ---- lookupService -------------------------------------------------------------------------------

function checkService(address, port) {
  if (net.isIP(address) === 0) throw new codes.ERR_INVALID_ARG_VALUE('address', address);
  validatePort(port);
}

/** callback(null, hostname, service) for an address and port that were checked. */
function lookUpService(address, port, callback) {
  const done = observe('lookupService');
  require('internal/jobs').start(resolving('lookupService').service(address, +port), (error, found) => {
    if (error) return callback(error);
    if (typeof found === 'number') return callback(new DNSException(found, 'getnameinfo', address));
    if (done !== undefined) done({ host: address, port: +port, hostname: found[0], service: found[1] });
    callback(null, found[0], found[1]);
  }, 'GETNAMEINFOREQWRAP');
}

// ---- parts that not every build has, and performance entries --------------------------------------

/** The native half for what needs name servers. */
function resolving(what) {
  const found = native('dns');
  if (found === undefined) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`dns.${what}()`);
  return found;
}

const ASKING = ['getServers', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname',
  'resolveMx', 'resolveNaptr', 'resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTlsa', 'resolveTxt',
  'reverse'];

/**
 * Gives a module what needs name servers: the class, by its name in internal/dns/resolver, and the methods of the
 * one resolver that stands for all programs that make none of their own, which `standard` of that room answers.
 * `prefix` goes before the names that errors tell.
 */
function addResolver(target, prefix, Class, standard) {
  Object.defineProperty(target, 'Resolver', {
    configurable: true,
    enumerable: true,
    get() {
      resolving(`${prefix}Resolver`);
      return require('internal/dns/resolver')[Class];
    },
  });
  target.setServers = function setServers(servers) {
    resolving(`${prefix}setServers`);
    require('internal/dns/resolver').setStandardServers(servers);
  };
  for (const name of ASKING) {
    target[name] = { [name](...args) {
      resolving(prefix + name);
      return require('internal/dns/resolver')[standard]()[name](...args);
    } }[name];
  }
}

/** While somebody observes performance: what to call with the details at the end. */
function observe(name) {
  if (!require('internal/bundle').isLoaded('internal/perf/observer')) return undefined;
  return require('internal/perf/entries').begin('dns', name);
}

module.exports = {
  ADDRCONFIG, ALL, V4MAPPED, addCodes, addResolver, checkService, getDefaultResultOrder, lookUp, lookUpService,
  lookupOptions, observe, resolving, setDefaultResultOrder, warnOfNoName,
};
