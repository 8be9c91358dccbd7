'use strict';
// node:constants, deprecated: the constants of os and fs in one object. Those of crypto are not in it.

const os = require('os').constants;

module.exports = Object.freeze({
  ...os.dlopen,
  ...os.errno,
  ...os.priority,
  ...os.signals,
  ...require('fs').constants,
});
