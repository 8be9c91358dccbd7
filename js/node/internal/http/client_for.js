'use strict';
// Which client speaks a protocol: node:http, or node:https, which is not part of every build.

function clientFor(protocol) {
  if (protocol !== 'https:') return require('http');
  if (!require('internal/bundle').has('https')) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('https');
  }
  return require('https');
}

module.exports = { clientFor };
