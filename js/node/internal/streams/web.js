'use strict';
// The door to web streams: their adapters are a room of their own and not part of every build.

function adapters() {
  if (!require('internal/bundle').has('internal/webstreams/adapters')) {
    const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('Web streams');
  }
  return require('internal/webstreams/adapters');
}

module.exports = { adapters };
