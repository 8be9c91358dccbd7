'use strict';
// The url module, after https://nodejs.org/api/url.html. Here is the legacy API: url.parse(),
// url.format() and the Url class; resolving is in internal/url_resolve and the WHATWG classes are in
// internal/url, both loaded when first used, since servers mostly parse a path and a query.

const { codes } = require('internal/errors');

// Protocols that never have a host, so that what follows them is not escaped or taken apart.
const isHostless = (protocol) => protocol === 'javascript' || protocol === 'javascript:';

const slashed = ' http http: https https: ftp ftp: gopher gopher: file file: ws ws: wss wss: ';

// Protocols whose URLs have a host even without slashes, and at least '/' for a path.
function isSlashed(protocol) {
  return protocol !== null && protocol !== undefined && slashed.includes(` ${protocol} `);
}

const protocolPattern = /^[a-z0-9.+-]+:/i;
const hostPattern = /^\/\/[^@/]+@[^@/]+/;
const simplePathPattern = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/;
// What ends a host besides its delimiters.
const hostEndPattern = /[\t\n\r "%';<>\\^`{|}]/;
const forbiddenHost = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const forbiddenHostIpv6 = /[\0\t\n\r #%/<>?@\\^|]/;
const escapePattern = /[\t\n\r "'<>\\^`{|}]/g;

function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

function urlParse(url, parseQueryString, slashesDenoteHost) {
  if (url instanceof Url) return url;
  const result = new Url();
  result.parse(url, parseQueryString, slashesDenoteHost);
  return result;
}

function isSpace(char) {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r' || char === '\f' ||
    char === '\u00a0' || char === '\ufeff';
}

// Backslashes of the part before the query are slashes, as browsers read them.
function clean(url) {
  let text = url;
  if (isSpace(url[0]) || isSpace(url[url.length - 1])) {
    text = url.replace(/^[\t\n\r\f \u00a0\ufeff]+|[\t\n\r\f \u00a0\ufeff]+$/g, '');
  }
  if (!text.includes('\\')) return text;
  const split = text.search(/[?#]/);
  if (split < 0) return text.replaceAll('\\', '/');
  return text.slice(0, split).replaceAll('\\', '/') + text.slice(split);
}

function setQuery(result, search, parseQueryString) {
  if (search !== null) {
    result.search = search;
    const query = search.slice(1);
    result.query = parseQueryString ? require('querystring').parse(query) : query;
  } else if (parseQueryString) {
    result.search = null;
    result.query = { __proto__: null };
  }
}

function hasAt(text) {
  const at = text.indexOf('@');
  if (at < 0) return false;
  const question = text.indexOf('?');
  return question < 0 || at < question;
}

// A path with or without a query, and nothing else: what a server gets.
function parseSimplePath(result, rest, parseQueryString) {
  const simple = simplePathPattern.exec(rest);
  if (!simple) return false;
  result.path = rest;
  result.href = rest;
  result.pathname = simple[1];
  setQuery(result, simple[2] ?? null, parseQueryString);
  return true;
}

Url.prototype.parse = function parse(url, parseQueryString, slashesDenoteHost) {
  if (typeof url !== 'string') require('internal/validators').validateString(url, 'url');
  let rest = clean(url);
  if (!slashesDenoteHost && !rest.includes('#') && !hasAt(rest) && parseSimplePath(this, rest, parseQueryString)) {
    return this;
  }
  const proto = protocolPattern.exec(rest)?.[0];
  const protocol = proto?.toLowerCase();
  if (proto) {
    this.protocol = protocol;
    rest = rest.slice(proto.length);
  }
  let slashes = false;
  if (slashesDenoteHost || proto || hostPattern.test(rest)) {
    slashes = rest.startsWith('//');
    if (slashes && !(proto && isHostless(protocol))) {
      rest = rest.slice(2);
      this.slashes = true;
    }
  }
  // Only the protocol as written is looked up here: 'HTTP:a' has a host and 'http:a' has none.
  if (!isHostless(protocol) && (slashes || (proto && !isSlashed(proto)))) rest = parseAuthority(this, rest, url);
  if (!isHostless(protocol)) rest = escapeUnsafe(rest);
  parseRest(this, rest, parseQueryString);
  this.href = this.format();
  return this;
};

// user:password@host:port at the beginning; returns what is left.
function parseAuthority(result, text, url) {
  const delimiter = text.search(/[#/?]/);
  const start = delimiter < 0 ? text : text.slice(0, delimiter);
  const candidate = start.replace(/[\t\n\r]/g, '');
  // The last '@' counts, for passwords may have one.
  const at = candidate.lastIndexOf('@');
  if (at >= 0) result.auth = decodeURIComponent(candidate.slice(0, at));
  const stop = candidate.slice(at + 1).search(hostEndPattern);
  const end = stop < 0 ? candidate.length : at + 1 + stop;
  result.host = candidate.slice(at + 1, end);
  let rest = candidate.slice(end) + text.slice(start.length);
  result.parseHost();
  if (typeof result.hostname !== 'string') result.hostname = '';
  const { hostname } = result;
  const isIpv6 = isIpv6Hostname(hostname);
  if (!isIpv6) rest = cutHostname(result, hostname, rest, url);
  finishHostname(result, isIpv6, url);
  result.host = result.hostname + (result.port ? `:${result.port}` : '');
  if (isIpv6) {
    result.hostname = result.hostname.slice(1, -1);
    if (rest[0] !== '/') rest = `/${rest}`;
  }
  return rest;
}

function isIpv6Hostname(hostname) {
  return hostname[0] === '[' && hostname[hostname.length - 1] === ']';
}

let isPortWarned = false;

function warnOfPort(url) {
  if (isPortWarned) return;
  isPortWarned = true;
  process.emitWarning(`The URL ${url} is invalid. Future versions of Node.js will throw an error.`,
    'DeprecationWarning', 'DEP0170');
}

function cutHostname(result, hostname, rest, url) {
  const colon = hostname.indexOf(':');
  if (colon < 0) return rest;
  warnOfPort(url);
  result.hostname = hostname.slice(0, colon);
  return `/${hostname.slice(colon)}${rest}`;
}

function finishHostname(result, isIpv6, url) {
  if (result.hostname.length > 255) result.hostname = '';
  else result.hostname = result.hostname.toLowerCase();
  if (result.hostname === '') return;
  if (isIpv6) {
    if (forbiddenHostIpv6.test(result.hostname)) throw new codes.ERR_INVALID_URL(url);
    return;
  }
  if (/[^\0-\x7f]/.test(result.hostname) || result.hostname.includes('xn--')) {
    // The label appended keeps what looks like an IPv4 address from being read as one.
    result.hostname = native('url').domainToASCII(`${result.hostname.toWellFormed()}.a`).slice(0, -2);
    if (result.hostname === '') throw new codes.ERR_INVALID_URL(url);
  }
  if (forbiddenHost.test(result.hostname)) throw new codes.ERR_INVALID_URL(url);
}

function escapeUnsafe(text) {
  return text.replace(escapePattern, (char) => {
    const code = char.charCodeAt(0);
    return `%${code < 16 ? '0' : ''}${code.toString(16).toUpperCase()}`;
  });
}

function parseRest(result, rest, parseQueryString) {
  const hash = rest.indexOf('#');
  if (hash >= 0) result.hash = rest.slice(hash);
  const end = hash < 0 ? rest.length : hash;
  const question = rest.slice(0, end).indexOf('?');
  setQuery(result, question < 0 ? null : rest.slice(question, end), parseQueryString);
  const pathEnd = question < 0 ? end : question;
  if (pathEnd > 0) result.pathname = rest.slice(0, pathEnd);
  if (isSlashed(result.protocol) && result.hostname && !result.pathname) result.pathname = '/';
  if (result.pathname || result.search) result.path = (result.pathname || '') + (result.search || '');
}

Url.prototype.parseHost = function parseHost() {
  let { host } = this;
  const port = /:[0-9]*$/.exec(host)?.[0];
  if (port) {
    if (port !== ':') this.port = port.slice(1);
    host = host.slice(0, -port.length);
  }
  if (host) this.hostname = host;
};

// Like encodeURIComponent, but leaves ':' between user and password.
function encodeAuth(auth) {
  try {
    return encodeURIComponent(auth).replaceAll('%3A', ':');
  } catch {
    throw new codes.ERR_INVALID_URI();
  }
}

function formatHost(url, auth) {
  if (url.host) return auth + url.host;
  if (!url.hostname) return '';
  const { hostname } = url;
  const bracketed = hostname.includes(':') && !isIpv6Hostname(hostname) ? `[${hostname}]` : hostname;
  return auth + bracketed + (url.port ? `:${url.port}` : '');
}

Url.prototype.format = function format() {
  const auth = this.auth ? `${encodeAuth(this.auth)}@` : '';
  let protocol = `${this.protocol || ''}`;
  let pathname = `${this.pathname || ''}`;
  let hash = `${this.hash || ''}`;
  let host = formatHost(this, auth);
  let query = '';
  if (this.query !== null && typeof this.query === 'object') query = require('querystring').stringify(this.query);
  let search = `${this.search || (query && `?${query}`) || ''}`;
  if (protocol && !protocol.endsWith(':')) protocol += ':';
  pathname = pathname.replaceAll('#', '%23').replaceAll('?', '%3F');
  if (this.slashes || isSlashed(protocol)) {
    if (this.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol === 'file:') {
      host = '//';
    }
  }
  search = search.replaceAll('#', '%23');
  if (hash && hash[0] !== '#') hash = `#${hash}`;
  if (search && search[0] !== '?') search = `?${search}`;
  return protocol + host + pathname + search + hash;
};

// A WHATWG URL with some of its parts left out.
function formatURL(url, options) {
  let { fragment, search, auth, unicode } = { fragment: true, search: true, auth: true, unicode: false };
  if (options) {
    require('internal/validators').validateObject(options, 'options');
    if (options.fragment != null) fragment = Boolean(options.fragment);
    if (options.search != null) search = Boolean(options.search);
    if (options.auth != null) auth = Boolean(options.auth);
    if (options.unicode != null) unicode = Boolean(options.unicode);
  }
  const parts = new (require('internal/url').URL)(url.href);
  if (!fragment) parts.hash = '';
  if (!search) parts.search = '';
  if (!auth) parts.username = parts.password = '';
  if (!unicode || !parts.hostname) return parts.href;
  const { href, hostname, protocol, username, password } = parts;
  const start = href.indexOf(hostname, protocol.length + username.length + password.length);
  const shown = require('internal/url').domainToUnicode(hostname);
  return href.slice(0, start) + shown + href.slice(start + hostname.length);
}

function urlFormat(urlObject, options) {
  let url = urlObject;
  if (typeof url === 'string') {
    url = urlParse(url);
  } else if (typeof url !== 'object' || url === null) {
    throw new codes.ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], url);
  } else if (url instanceof Url) {
    return url.format();
  } else if (Object.prototype.toString.call(url) === '[object URL]' && require('internal/url').isURL(url)) {
    if (options !== undefined && options !== null) require('internal/validators').validateObject(options, 'options');
    return formatURL(url, options);
  }
  return Url.prototype.format.call(url);
}

Url.prototype.resolve = function resolve(relative) {
  return this.resolveObject(urlParse(relative, false, true)).format();
};

Url.prototype.resolveObject = function resolveObject(relative) {
  const target = typeof relative === 'string' ? urlParse(relative, false, true) : relative;
  return require('internal/url_resolve').resolve(this, target, new Url());
};

function urlResolve(source, relative) {
  return urlParse(source, false, true).resolve(relative);
}

function urlResolveObject(source, relative) {
  if (!source) return relative;
  return urlParse(source, false, true).resolveObject(relative);
}

module.exports = {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: urlResolveObject,
  format: urlFormat,
};

// The rest comes from internal/url; programs may replace what they got, hence the setter.
for (const name of ['URL', 'URLSearchParams', 'domainToASCII', 'domainToUnicode', 'pathToFileURL',
  'fileURLToPath', 'fileURLToPathBuffer', 'urlToHttpOptions']) {
  const settle = (value) => {
    Object.defineProperty(module.exports, name, { value, writable: true, enumerable: true, configurable: true });
    return value;
  };
  Object.defineProperty(module.exports, name, {
    get() { return settle(require('internal/url')[name]); },
    set: settle,
    enumerable: true,
    configurable: true,
  });
}
