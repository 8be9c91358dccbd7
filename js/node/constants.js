'use strict';
// node:constants, deprecated: the constants of os, fs and crypto in one object.

const { has } = require('internal/bundle');
const os = require('os').constants;

module.exports = Object.freeze({
  ...os.dlopen,
  ...os.errno,
  ...os.priority,
  ...os.signals,
  ...require('fs').constants,
  ...(has('crypto') ? require('crypto').constants : undefined),
});
