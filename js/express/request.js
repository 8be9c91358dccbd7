'use strict';
// The request prototype: what Express adds to http.IncomingMessage. Everything derived from headers is a
// getter that computes when asked; negotiation, ranges and proxies are loaded when first asked for.
// Follows the Request page of expressjs.com 5.x.

const { IncomingMessage } = require('http');
const { responseOf } = require('express/fields');
const { parse } = require('express/url');
const { nextOnDemand } = require('express/walk');

const req = module.exports = Object.create(IncomingMessage.prototype);

// Outside of a mounted handler; the router gives mounted ones their own.
req.baseUrl = '';

// A response holds its request; if the request held the response too, only the collector could free them.
Object.defineProperty(req, 'res', {
  configurable: true,
  enumerable: true,
  get() {
    return responseOf(this);
  },
  set(res) {
    Object.defineProperty(this, 'res', { value: res, writable: true, enumerable: true, configurable: true });
  }
});

// The `next` of the router that handles the request.
Object.defineProperty(req, 'next', {
  configurable: true,
  enumerable: true,
  get() {
    return this._next || (this.app === undefined ? undefined : nextOnDemand(this));
  },
  set(next) {
    this._next = next;
  }
});

// What the router says about the way so far. The slots behind these are written by it; most requests
// never ask, so the objects are made only for those that do.
req._params = undefined;
req._originalUrl = undefined;

Object.defineProperty(req, 'params', {
  configurable: true,
  enumerable: true,
  get() {
    return this._params || (this._params = { __proto__: null });
  },
  set(params) {
    this._params = params;
  }
});

Object.defineProperty(req, 'originalUrl', {
  configurable: true,
  enumerable: true,
  get() {
    return this._originalUrl || this.url;
  },
  set(url) {
    this._originalUrl = url;
  }
});

req.get = req.header = function header(name) {
  if (!name) throw new TypeError('name argument is required to req.get');
  if (typeof name !== 'string') throw new TypeError('name must be a string to req.get');
  const lowered = name.toLowerCase();
  const { headers } = this;
  if (lowered === 'referer' || lowered === 'referrer') return headers.referrer || headers.referer;
  return headers[lowered];
};

req.accepts = function accepts(...types) {
  return require('express/accepts').types(this, types.flat());
};

req.acceptsEncodings = function acceptsEncodings(...encodings) {
  return require('express/accepts').encodings(this, encodings.flat());
};

req.acceptsCharsets = function acceptsCharsets(...charsets) {
  return require('express/accepts').charsets(this, charsets.flat());
};

req.acceptsLanguages = function acceptsLanguages(...languages) {
  return require('express/accepts').languages(this, languages.flat());
};

req.range = function range(size, options) {
  const header = this.get('Range');
  return header ? require('express/range')(size, header, options) : undefined;
};

req.is = function is(types) {
  const list = Array.isArray(types) ? types : Array.prototype.slice.call(arguments);
  return require('express/types').matchRequest(this, list);
};

const getters = {
  query() {
    const parseQuery = this.app.settings['query parser fn'];
    if (!parseQuery) return Object.create(null);
    return parseQuery(parse(this.url).query);
  },

  path() {
    return parse(this.url).pathname;
  },

  protocol() {
    const { socket } = this;
    const direct = socket.encrypted ? 'https' : 'http';
    if (!this.app.settings['trust proxy fn'](socket.remoteAddress, 0)) return direct;
    return firstOf(this.get('X-Forwarded-Proto') || direct).trim();
  },

  secure() {
    return this.protocol === 'https';
  },

  ip() {
    const addresses = forwardedAddresses(this);
    return addresses[addresses.length - 1];
  },

  ips() {
    const addresses = forwardedAddresses(this);
    addresses.reverse().pop();
    return addresses;
  },

  host() {
    const forwarded = this.get('X-Forwarded-Host');
    const trusted = forwarded && this.app.settings['trust proxy fn'](this.socket.remoteAddress, 0);
    return (trusted ? firstOf(forwarded).trimEnd() : this.get('Host')) || undefined;
  },

  hostname() {
    const { host } = this;
    if (!host) return undefined;
    const port = host.indexOf(':', host[0] === '[' ? host.indexOf(']') + 1 : 0);
    return port === -1 ? host : host.slice(0, port);
  },

  subdomains() {
    const { hostname } = this;
    if (!hostname) return [];
    const parts = require('net').isIP(hostname) ? [hostname] : hostname.split('.').reverse();
    return parts.slice(this.app.settings['subdomain offset']);
  },

  fresh() {
    const { headers, method, res } = this;
    if (headers['if-none-match'] === undefined && headers['if-modified-since'] === undefined) return false;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'QUERY') return false;
    const status = res.statusCode;
    if ((status < 200 || status >= 300) && status !== 304) return false;
    return require('express/fresh').isFresh(headers, res.getHeader('ETag'), res.getHeader('Last-Modified'));
  },

  stale() {
    return !this.fresh;
  },

  xhr() {
    return (this.get('X-Requested-With') || '').toLowerCase() === 'xmlhttprequest';
  }
};

for (const name of Object.keys(getters)) {
  Object.defineProperty(req, name, { configurable: true, enumerable: true, get: getters[name] });
}

function firstOf(list) {
  const comma = list.indexOf(',');
  return comma === -1 ? list : list.slice(0, comma);
}

// From the nearest peer to the farthest that the trusted ones vouch for.
function forwardedAddresses(request) {
  return require('express/proxy').addresses(request, request.app.settings['trust proxy fn']);
}
