'use strict';
// 'trust proxy': which peers may be believed about whom they forward for. Addresses are given singly, as
// subnets (10.0.0.0/8 or 10.0.0.0/255.0.0.0) or by name; IPv4 in IPv6 clothing counts as IPv4.

const { isIP } = require('net');

const NAMED = {
  loopback: ['127.0.0.1/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']
};

// The bytes of an address, four or sixteen of them; null when it isn't one.
function bytesOf(text) {
  const kind = typeof text === 'string' ? isIP(text) : 0;
  if (kind === 4) return text.split('.').map(Number);
  return kind === 6 ? bytesOfIPv6(text) : null;
}

function bytesOfIPv6(text) {
  let address = text.split('%')[0];
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (dotted !== null) {
    const [a, b, c, d] = dotted.slice(1).map(Number);
    address = address.slice(0, dotted.index) + (a * 256 + b).toString(16) + ':' + (c * 256 + d).toString(16);
  }
  const [head, tail] = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const words = tail === undefined ? head :
    [...head, ...new Array(8 - head.length - tail.length).fill('0'), ...tail];
  return words.flatMap((word) => {
    const value = parseInt(word, 16);
    return [value >> 8, value & 255];
  });
}

const isMapped = (bytes) => bytes.length === 16 && bytes[10] === 255 && bytes[11] === 255 &&
  bytes.slice(0, 10).every((byte) => byte === 0);

function prefixOfMask(mask) {
  const bits = bytesOf(mask).map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : 0;
}

function parseSubnet(note) {
  const slash = note.lastIndexOf('/');
  const text = slash === -1 ? note : note.slice(0, slash);
  let bytes = bytesOf(text);
  if (bytes === null) throw new TypeError('invalid IP address: ' + text);
  let prefix = bytes.length * 8;
  if (slash !== -1) {
    const given = note.slice(slash + 1);
    if (/^[0-9]+$/.test(given)) prefix = parseInt(given, 10);
    else prefix = bytes.length === 4 && isIP(given) === 4 ? prefixOfMask(given) : 0;
  }
  if (prefix <= 0 || prefix > bytes.length * 8) throw new TypeError('invalid range on address: ' + note);
  if (isMapped(bytes) && prefix >= 96) {
    bytes = bytes.slice(12);
    prefix -= 96;
  }
  return { bytes, prefix };
}

function isInside(bytes, subnet) {
  if (bytes.length !== subnet.bytes.length) return false;
  let left = subnet.prefix;
  for (let i = 0; left > 0; i++, left -= 8) {
    const shift = left >= 8 ? 0 : 8 - left;
    if (bytes[i] >> shift !== subnet.bytes[i] >> shift) return false;
  }
  return true;
}

function compile(list) {
  const subnets = [].concat(list)
    .flatMap((one) => (Object.hasOwn(NAMED, one) ? NAMED[one] : one))
    .map(parseSubnet);
  return function trust(address) {
    let bytes = bytesOf(address);
    if (bytes === null) return false;
    if (isMapped(bytes)) bytes = bytes.slice(12);
    return subnets.some((subnet) => isInside(bytes, subnet));
  };
}

// The peer and those it forwards for, nearest first, up to the first that isn't trusted.
function addresses(req, trust) {
  const forwarded = (req.headers['x-forwarded-for'] || '').split(',')
    .map((one) => one.trim()).filter(Boolean);
  const all = [req.socket.remoteAddress, ...forwarded.reverse()];
  for (let hops = 0; hops < all.length - 1; hops++) {
    if (!trust(all[hops], hops)) return all.slice(0, hops + 1);
  }
  return all;
}

module.exports = { compile, addresses };
