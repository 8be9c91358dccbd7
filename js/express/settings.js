'use strict';
// Settings that are given as words and used as functions: 'etag', 'query parser' and 'trust proxy'.

const { etag } = native('express');

function weakETag(body, encoding) {
  return etag(toEntity(body, encoding), true);
}

function strongETag(body, encoding) {
  return etag(toEntity(body, encoding), false);
}

function toEntity(body, encoding) {
  if (typeof body !== 'string' || encoding === undefined || /^utf-?8$/i.test(encoding)) return body;
  return require('buffer').Buffer.from(body, encoding);
}

function compileETag(value) {
  if (typeof value === 'function') return value;
  switch (value) {
    case true:
    case 'weak':
      return weakETag;
    case 'strong':
      return strongETag;
    case false:
      return undefined;
    default:
      throw new TypeError('unknown value for etag function: ' + value);
  }
}

function parseSimple(text) {
  return require('querystring').parse(text);
}

function parseExtended(text) {
  return require('express/query').parse(text, { depth: 5, arrayLimit: 20, parameterLimit: 1000 });
}

function compileQueryParser(value) {
  if (typeof value === 'function') return value;
  switch (value) {
    case true:
    case 'simple':
      return parseSimple;
    case 'extended':
      return parseExtended;
    case false:
      return undefined;
    default:
      throw new TypeError('unknown value for query parser function: ' + value);
  }
}

const trustNobody = () => false;
const trustEverybody = () => true;

// A trust function is asked (address, hops away): may what this peer says about others be believed?
function compileTrust(value) {
  if (typeof value === 'function') return value;
  if (value === true) return trustEverybody;
  if (typeof value === 'number') return (address, hops) => hops < value;
  const list = typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value || [];
  return list.length === 0 ? trustNobody : require('express/proxy').compile(list);
}

module.exports = { compileETag, compileQueryParser, compileTrust, weakETag, strongETag };
