'use strict';
// https://nodejs.org/docs/latest-v22.x/api/single-executable-applications.html: no program is packed into mote.

function isSea() {
  return false;
}

function noAsset(key) {
  require('internal/validators').validateString(key, 'key');
  const error = new Error('Operation cannot be invoked when not in a single-executable application');
  error.code = 'ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION';
  throw error;
}

module.exports = {
  isSea,
  getAsset(key) { return noAsset(key); },
  getRawAsset(key) { return noAsset(key); },
  getAssetAsBlob(key) { return noAsset(key); },
};
