'use strict';
// https://nodejs.org/api/dns.html#dnslookuphostname-options-callback: names are looked up as the system does it
// (hosts file, resolver), in the pool.

const net = native('net');
const jobs = require('internal/jobs');
const { validateFunction, validateOneOf, validateString } = require('internal/validators');

const ADDRCONFIG = 32;
const V4MAPPED = 8;
const ALL = 16;

function lookup(hostname, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  if (typeof options === 'number') options = { family: options };
  options ??= {};
  if (hostname) validateString(hostname, 'hostname');
  validateFunction(callback, 'callback');
  const all = options.all === true;
  let family = options.family ?? 0;
  if (family === 'IPv4') family = 4;
  else if (family === 'IPv6') family = 6;
  validateOneOf(family, 'options.family', [0, 4, 6]);
  if (!hostname) {
    process.nextTick(callback, null, all ? [] : null, family === 6 ? 6 : 4);
    return {};
  }
  const version = net.isIP(hostname);
  if (version !== 0) {
    if (all) process.nextTick(callback, null, [{ address: hostname, family: version }]);
    else process.nextTick(callback, null, hostname, version);
    return {};
  }
  jobs.start(net.lookup(hostname, family), (error, found) => {
    if (error || found.length === 0) return callback(notFound(hostname));
    const addresses = [];
    for (let i = 0; i < found.length; i += 2) addresses.push({ address: found[i], family: found[i + 1] });
    order(addresses, options.order ?? (options.verbatim === false ? 'ipv4first' : defaultOrder));
    if (all) callback(null, addresses);
    else callback(null, addresses[0].address, addresses[0].family);
  }, 'GETADDRINFOREQWRAP');
  return {};
}

let defaultOrder = 'verbatim';

function order(addresses, how) {
  if (how === 'ipv4first') addresses.sort((a, b) => a.family - b.family);
  else if (how === 'ipv6first') addresses.sort((a, b) => b.family - a.family);
}

function notFound(hostname) {
  const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
  error.errno = -3008;
  error.code = 'ENOTFOUND';
  error.syscall = 'getaddrinfo';
  error.hostname = hostname;
  return error;
}

module.exports = {
  lookup,
  ADDRCONFIG,
  V4MAPPED,
  ALL,
  get promises() {
    return require('dns/promises');
  },
  getDefaultResultOrder: () => defaultOrder,
  setDefaultResultOrder(value) {
    validateOneOf(value, 'dnsOrder', ['verbatim', 'ipv4first', 'ipv6first']);
    defaultOrder = value;
  },
};
