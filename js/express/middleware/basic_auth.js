'use strict';
// require('basic-auth'): the name and password of a request's Authorization header (RFC 7617). It only reads
// them; whether they are right is for the program to say.

const CREDENTIALS = /^ *basic +([A-Za-z0-9._~+/-]+=*) *$/i;

function Credentials(name, pass) {
  this.name = name;
  this.pass = pass;
}

function auth(req) {
  if (!req) throw new TypeError('argument req is required');
  if (typeof req !== 'object') throw new TypeError('argument req is required to be an object');
  if (!req.headers || typeof req.headers !== 'object') {
    throw new TypeError('argument req is required to have headers property');
  }
  return parse(req.headers.authorization);
}

function parse(header) {
  if (typeof header !== 'string') return undefined;
  const found = CREDENTIALS.exec(header);
  if (found === null) return undefined;
  const text = Buffer.from(found[1], 'base64').toString();
  const colon = text.indexOf(':');
  // A line break ends what a password may be.
  if (colon === -1 || /[\n\r\u2028\u2029]/.test(text.slice(colon))) return undefined;
  return new Credentials(text.slice(0, colon), text.slice(colon + 1));
}

module.exports = auth;
auth.parse = parse;
