'use strict';
// What writeHead is on a server with the option uniqueHeaders: fields named there are sent once, with their
// values joined by '; ' (https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener). Trailers likewise.

/** A writeHead for responses of one server. `names`: in lower case. */
function uniqueWriteHead(names) {
  return function writeHead(statusCode, reason, headers) {
    const given = typeof reason === 'string' ? headers : headers ?? reason;
    if (given && !Array.isArray(given)) {
      for (const name of Object.keys(given)) this.setHeader(name, given[name]);
      headers = undefined;
      if (typeof reason !== 'string') reason = undefined;
    }
    this._uniqueHeaders = names;
    const several = joinValues(this, names);
    try {
      return Object.getPrototypeOf(this).writeHead.call(this, statusCode, reason, headers);
    } finally {
      // The program finds the values as it set them.
      for (const [at, value] of several) this._list[at] = value;
    }
  };
}

// Joins what is to be sent once. Answers which values were replaced: position in the list, value.
function joinValues(res, names) {
  const several = [];
  const list = res._list ?? [];
  for (let at = 0; at < list.length; at += 2) {
    const value = list[at + 1];
    if (!Array.isArray(value) || !names.has(list[at].toLowerCase())) continue;
    several.push([at + 1, value]);
    list[at + 1] = value.join('; ');
  }
  return several;
}

module.exports = { uniqueWriteHead };
