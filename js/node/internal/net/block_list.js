'use strict';
// net.BlockList and net.SocketAddress (https://nodejs.org/api/net.html#class-netblocklist). Addresses are
// compared as numbers of 128 bits; an IPv4 address is its IPv4-mapped IPv6 one.

const { codes } = require('internal/errors');
const { validateInt32, validateObject, validatePort, validateString,
  validateUint32 } = require('internal/validators');
const isIP = native('net').isIP;

const { kClone, kPack } = require('internal/untransferable');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const MAPPED = 0xffffn << 32n;

function ipv4Number(text) {
  return text.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

// Groups of 16 bits; '::' stands for as many empty ones as are missing.
function ipv6Number(text) {
  const address = text.split('%')[0].replace(/[\d.]+\.\d+$/, (tail) => {
    const number = ipv4Number(tail);
    return `${(number >> 16n).toString(16)}:${(number & 0xffffn).toString(16)}`;
  });
  const [front, back] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const groups = back === undefined ? front : [...front, ...Array(8 - front.length - back.length).fill('0'),
    ...back];
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

function numberOf(address, family) {
  return family === 'ipv4' ? MAPPED | ipv4Number(address) : ipv6Number(address);
}

function checkFamily(family, name) {
  validateString(family, name);
  const lower = family.toLowerCase();
  if (lower !== 'ipv4' && lower !== 'ipv6') throw new codes.ERR_INVALID_ARG_VALUE(name, family);
  return lower;
}

class SocketAddress {
  #address;
  #port;
  #family;
  #flowlabel;

  constructor(options = {}) {
    validateObject(options, 'options');
    this.#family = checkFamily(options.family ?? 'ipv4', 'options.family');
    const { address = this.#family === 'ipv4' ? '127.0.0.1' : '::', port = 0, flowlabel = 0 } = options;
    validateString(address, 'options.address');
    validatePort(port, 'options.port');
    validateUint32(flowlabel, 'options.flowlabel', false);
    if (isIP(address) !== (this.#family === 'ipv4' ? 4 : 6)) throw new codes.ERR_INVALID_ADDRESS();
    this.#address = address;
    this.#port = port | 0;
    this.#flowlabel = flowlabel;
  }

  /** 'address' or 'address:port', an IPv6 address in brackets; undefined for what is neither. */
  static parse(input) {
    validateString(input, 'input');
    if (!URL.canParse(`http://${input}`)) return undefined;
    const { hostname, port } = new URL(`http://${input}`);
    const isV6 = hostname.startsWith('[');
    const address = isV6 ? hostname.slice(1, -1) : hostname;
    if (isIP(address) === 0) return undefined;
    return new SocketAddress({ address, port: port | 0, family: isV6 ? 'ipv6' : 'ipv4' });
  }

  static isSocketAddress(value) {
    return value !== null && typeof value === 'object' && #address in value;
  }

  get address() {
    return this.#address;
  }

  get port() {
    return this.#port;
  }

  get family() {
    return this.#family;
  }

  get flowlabel() {
    return this.#family === 'ipv4' ? 0 : this.#flowlabel;
  }

  [kClone]() {
    return new SocketAddress(this.toJSON());
  }

  [kPack]() {
    return ['internal/net/block_list', this.toJSON()];
  }

  toJSON() {
    return { address: this.address, port: this.port, family: this.family, flowlabel: this.flowlabel };
  }

  [kInspect](depth, options) {
    return depth < 0 ? '[SocketAddress]' : `SocketAddress ${require('util').inspect(this.toJSON(), options)}`;
  }
}

function socketAddress(address, family) {
  if (SocketAddress.isSocketAddress(address)) return address;
  validateString(address, 'address');
  return new SocketAddress({ address, family: checkFamily(family, 'family') });
}

// 'Address: IPv4 1.2.3.4', 'Range: IPv4 1.2.3.4-1.2.3.9', 'Subnet: IPv6 8592:757c::/64'.
function addRule(list, rule) {
  const [, kind, version, what] = /^(Address|Range|Subnet): IPv([46]) (\S+)$/.exec(rule) ?? [];
  const family = `ipv${version}`;
  if (kind === 'Address') {
    list.addAddress(what, family);
  } else if (kind === 'Range') {
    const [start, end] = what.split('-');
    list.addRange(start, end, family);
  } else if (kind === 'Subnet') {
    const [network, prefix] = what.split('/');
    list.addSubnet(network, +prefix, family);
  }
}

const label = (family) => (family === 'ipv4' ? 'IPv4' : 'IPv6');

class BlockList {
  #ranges = [];                   // { from, to, rule }, the latest first

  static isBlockList(value) {
    return value !== null && typeof value === 'object' && #ranges in value;
  }

  addAddress(address, family = 'ipv4') {
    const { address: text, family: version } = socketAddress(address, family);
    const number = numberOf(text, version);
    this.#ranges.unshift({ from: number, to: number, rule: `Address: ${label(version)} ${text}` });
  }

  addRange(start, end, family = 'ipv4') {
    const first = socketAddress(start, family);
    const last = socketAddress(end, family);
    const from = numberOf(first.address, first.family);
    const to = numberOf(last.address, last.family);
    if (from > to) throw new codes.ERR_INVALID_ARG_VALUE('start', start, 'must come before end');
    this.#ranges.unshift({ from, to,
      rule: `Range: ${label(first.family)} ${first.address}-${last.address}` });
  }

  addSubnet(network, prefix, family = 'ipv4') {
    const { address, family: version } = socketAddress(network, family);
    const bits = version === 'ipv4' ? 32 : 128;
    validateInt32(prefix, 'prefix', 0, bits);
    const host = (1n << BigInt(bits - prefix)) - 1n;
    const number = numberOf(address, version);
    const rule = `Subnet: ${label(version)} ${address}/${prefix}`;
    this.#ranges.unshift({ from: number & ~host, to: number | host, rule });
  }

  check(address, family = 'ipv4') {
    let found = address;
    if (!SocketAddress.isSocketAddress(address)) {
      validateString(address, 'address');
      const version = checkFamily(family, 'family');
      if (isIP(address) !== (version === 'ipv4' ? 4 : 6)) return false;
      found = { address, family: version };
    }
    const number = numberOf(found.address, found.family);
    return this.#ranges.some(({ from, to }) => from <= number && number <= to);
  }

  toJSON() {
    return this.rules;
  }

  /** Adds the rules of toJSON(), or of its text; what is no rule is passed over. */
  fromJSON(value) {
    let rules = value;
    if (typeof rules === 'string') rules = JSON.parse(rules);
    if (!Array.isArray(rules) || !rules.every((rule) => typeof rule === 'string')) {
      throw new codes.ERR_INVALID_ARG_TYPE('value', ['string[]', 'string'], value);
    }
    for (const rule of rules) addRule(this, rule);
  }

  // As in Node, a copy knows of what is added to the original, and the other way around.
  [kClone]() {
    const copy = new BlockList();
    copy.#ranges = this.#ranges;
    return copy;
  }

  // In another thread it is one of its own.
  [kPack]() {
    return ['internal/net/block_list', this.rules];
  }

  get rules() {
    return this.#ranges.map(({ rule }) => rule);
  }

  [kInspect](depth, options) {
    return depth < 0 ? '[BlockList]' : `BlockList ${require('util').inspect({ rules: this.rules }, options)}`;
  }
}

/** What another thread has packed: a list's rules, or an address. */
function unpack(value) {
  if (!Array.isArray(value)) return new SocketAddress(value);
  const list = new BlockList();
  // The latest rule comes first.
  list.fromJSON(value.reverse());
  return list;
}

module.exports = { BlockList, SocketAddress, numberOf, unpack };
