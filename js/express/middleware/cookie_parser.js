'use strict';
// require('cookie-parser'): the Cookie header as req.cookies, and those cookies whose signature holds as
// req.signedCookies. `s:` in front of a value says that it is signed, `j:` that it is JSON.

const { parse, unsign } = require('express/cookies');

function cookieParser(secret, options) {
  const secrets = !secret || Array.isArray(secret) ? secret || [] : [secret];

  return function cookieParser(req, res, next) {
    if (req.cookies) {
      next();
      return;
    }
    const header = req.headers.cookie;
    req.secret = secrets[0];
    req.cookies = { __proto__: null };
    req.signedCookies = { __proto__: null };
    if (header) {
      req.cookies = parse(header, options);
      if (secrets.length !== 0) req.signedCookies = JSONCookies(signedCookies(req.cookies, secrets));
      req.cookies = JSONCookies(req.cookies);
    }
    next();
  };
}

function JSONCookie(text) {
  if (typeof text !== 'string' || !text.startsWith('j:')) return undefined;
  try {
    return JSON.parse(text.slice(2));
  } catch {
    return undefined;
  }
}

// Changes the object it is given.
function JSONCookies(cookies) {
  for (const name of Object.keys(cookies)) {
    const value = JSONCookie(cookies[name]);
    if (value) cookies[name] = value;
  }
  return cookies;
}

// The value a signed cookie stands for; false when its signature is wrong.
function signedCookie(text, secret) {
  if (typeof text !== 'string') return undefined;
  if (!text.startsWith('s:')) return text;
  const secrets = !secret || Array.isArray(secret) ? secret || [] : [secret];
  return unsign(text.slice(2), secrets);
}

// Takes the signed ones out of the object it is given.
function signedCookies(cookies, secret) {
  const signed = { __proto__: null };
  for (const name of Object.keys(cookies)) {
    const value = cookies[name];
    const plain = signedCookie(value, secret);
    if (value !== plain) {
      signed[name] = plain;
      delete cookies[name];
    }
  }
  return signed;
}

module.exports = cookieParser;
Object.assign(cookieParser, { JSONCookie, JSONCookies, signedCookie, signedCookies });
