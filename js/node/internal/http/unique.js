'use strict';
// What writeHead is on a server with the option uniqueHeaders: fields named there are sent once, with their
// values joined by '; ' (https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener).

/** A writeHead for responses of one server. `names`: in lower case. */
function uniqueWriteHead(names) {
  return function writeHead(statusCode, reason, headers) {
    const given = typeof reason === 'string' ? headers : headers ?? reason;
    if (given && !Array.isArray(given)) {
      for (const name of Object.keys(given)) this.setHeader(name, given[name]);
      headers = undefined;
      if (typeof reason !== 'string') reason = undefined;
    }
    for (const name of this.getRawHeaderNames()) {
      const value = this.getHeader(name);
      if (Array.isArray(value) && names.has(name.toLowerCase())) this.setHeader(name, value.join('; '));
    }
    return Object.getPrototypeOf(this).writeHead.call(this, statusCode, reason, headers);
  };
}

module.exports = { uniqueWriteHead };
