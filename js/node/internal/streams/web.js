'use strict';
// The door to web streams: their adapters are a room of their own and not part of every build.

function adapters() {
  try {
    return require('internal/webstreams/adapters');
  } catch (err) {
    if (err.code !== 'MODULE_NOT_FOUND' && err.code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw err;
    const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('Web streams');
  }
}

module.exports = { adapters };
