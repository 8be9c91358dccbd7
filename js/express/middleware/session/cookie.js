'use strict';
// The cookie of a session: what its Set-Cookie line says, and how long the session has. Stores keep it with
// the session's data, as toJSON gives it.

function Cookie(options) {
  this.path = '/';
  this.maxAge = null;
  this.httpOnly = true;
  if (options) {
    if (typeof options !== 'object') throw new TypeError('argument options must be a object');
    for (const name in options) if (name !== 'data') this[name] = options[name];
  }
  if (this.originalMaxAge === undefined || this.originalMaxAge === null) this.originalMaxAge = this.maxAge;
}

Cookie.prototype = {
  get expires() {
    return this._expires;
  },

  set expires(date) {
    this._expires = date;
    this.originalMaxAge = this.maxAge;
  },

  // Milliseconds from now.
  get maxAge() {
    const { expires } = this;
    return expires instanceof Date ? expires.valueOf() - Date.now() : expires;
  },

  set maxAge(value) {
    if (value && typeof value !== 'number' && !(value instanceof Date)) {
      throw new TypeError('maxAge must be a number or Date');
    }
    this.expires = typeof value === 'number' ? new Date(Date.now() + value) : value;
  },

  get data() {
    const { originalMaxAge, partitioned, priority, _expires: expires } = this;
    const { secure, httpOnly, domain, path, sameSite } = this;
    return { originalMaxAge, partitioned, priority, expires, secure, httpOnly, domain, path, sameSite };
  },

  serialize(name, value) {
    return require('express/cookies').serialize(name, value, this.data);
  },

  toJSON() {
    return this.data;
  }
};

Object.defineProperty(Cookie.prototype, 'constructor', { value: Cookie, writable: true, configurable: true });

module.exports = Cookie;
