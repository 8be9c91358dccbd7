'use strict';
// Cookie headers, Set-Cookie values (RFC 6265) and signed cookie values: `value.signature`, the signature an
// HMAC-SHA-256 of the value in base64 without padding, as the cookie-parser middleware reads them.

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^("?)[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*\1$/;
const DOMAIN = /^\.?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const PATH = /^[\x20-\x3a\x3d-\x7e]*$/;

const PRIORITIES = { low: 'Low', medium: 'Medium', high: 'High' };
const SAME_SITES = { true: 'Strict', strict: 'Strict', lax: 'Lax', none: 'None' };

function serialize(name, value, options) {
  const encode = options.encode || encodeURIComponent;
  if (typeof encode !== 'function') throw new TypeError('option encode is invalid');
  if (!NAME.test(name)) throw new TypeError('argument name is invalid');
  const encoded = encode(value);
  if (!VALUE.test(encoded)) throw new TypeError('argument val is invalid');
  return `${name}=${encoded}${lifetime(options)}${scope(options)}`;
}

function invalid(option) {
  return new TypeError(`option ${option} is invalid`);
}

function lifetime({ maxAge, domain, path, expires }) {
  let text = '';
  if (maxAge !== undefined && maxAge !== null) {
    const seconds = Math.floor(maxAge);
    if (!Number.isFinite(seconds)) throw invalid('maxAge');
    text += `; Max-Age=${seconds}`;
  }
  if (domain) {
    if (!DOMAIN.test(domain)) throw invalid('domain');
    text += `; Domain=${domain}`;
  }
  if (path) {
    if (!PATH.test(path)) throw invalid('path');
    text += `; Path=${path}`;
  }
  if (expires) {
    const isDate = Object.prototype.toString.call(expires) === '[object Date]';
    if (!isDate || Number.isNaN(expires.valueOf())) throw invalid('expires');
    text += `; Expires=${expires.toUTCString()}`;
  }
  return text;
}

function scope(options) {
  let text = '';
  if (options.httpOnly) text += '; HttpOnly';
  if (options.secure) text += '; Secure';
  if (options.partitioned) text += '; Partitioned';
  if (options.priority) text += `; Priority=${wordOf(PRIORITIES, options, 'priority')}`;
  if (options.sameSite) text += `; SameSite=${wordOf(SAME_SITES, options, 'sameSite')}`;
  return text;
}

function wordOf(words, options, option) {
  const value = options[option];
  const known = typeof value === 'string' ? value.toLowerCase() : value;
  if ((typeof value !== 'string' && value !== true) || !Object.hasOwn(words, known) || value === 'true') {
    throw invalid(option);
  }
  return words[known];
}

function sign(value, secret) {
  const key = Array.isArray(secret) ? secret[0] : secret;
  const signature = require('crypto').createHmac('sha256', key).update(value).digest('base64');
  return `${value}.${signature.replace(/=+$/, '')}`;
}

// The value that was signed with one of the secrets, or false.
function unsign(text, secrets) {
  const { createHmac, timingSafeEqual } = require('crypto');
  const dot = text.lastIndexOf('.');
  const value = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1));
  for (const secret of secrets) {
    const digest = createHmac('sha256', secret).update(value).digest('base64').replace(/=+$/, '');
    const expected = Buffer.from(digest);
    if (expected.length === given.length && timingSafeEqual(expected, given)) return value;
  }
  return false;
}

// The cookies of a Cookie header by name; the first of a name counts, as the client sends the closest first.
function parse(header, options) {
  const decode = (options && options.decode) || decodeValue;
  const cookies = {};
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals === -1) continue;
    const name = pair.slice(0, equals).trim();
    if (Object.hasOwn(cookies, name)) continue;
    let value = pair.slice(equals + 1).trim();
    if (value.length > 1 && value[0] === '"' && value.endsWith('"')) value = value.slice(1, -1);
    // (A cookie named `__proto__` leaves no trace, as with npm's.)
    cookies[name] = decodedBy(decode, value);
  }
  return cookies;
}

const decodeValue = (text) => (text.includes('%') ? decodeURIComponent(text) : text);

function decodedBy(decode, text) {
  try {
    return decode(text);
  } catch {
    return text;
  }
}

module.exports = { serialize, parse, sign, unsign };
