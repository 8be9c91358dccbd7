'use strict';
// https://nodejs.org/api/dns.html: lookup() and lookupService() ask the system, all others name servers, by
// internal/dns/, which is loaded when first asked for.

const common = require('internal/dns_common');
const { codes } = require('internal/errors');
const { validateFunction, validateOneOf, validateString } = require('internal/validators');

function lookup(hostname, options, callback) {
  if (hostname) validateString(hostname, 'hostname');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else if (typeof options === 'number') {
    validateFunction(callback, 'callback');
    validateOneOf(options, 'family', [0, 4, 6]);
  } else {
    const isOdd = options !== undefined && typeof options !== 'object';
    validateFunction(isOdd && arguments.length === 2 ? options : callback, 'callback');
  }
  const settings = common.lookupOptions(options);
  const { all, family } = settings;
  if (!hostname) {
    common.warnOfNoName(hostname);
    if (all) process.nextTick(callback, null, []);
    else process.nextTick(callback, null, null, family === 6 ? 6 : 4);
    return {};
  }
  common.lookUp(hostname, settings, (error, found) => {
    if (error) callback(error);
    else if (all) callback(null, found);
    else callback(null, found[0].address, found[0].family);
  });
  return {};
}

function lookupService(address, port, callback) {
  if (arguments.length !== 3) throw new codes.ERR_MISSING_ARGS('address', 'port', 'callback');
  common.checkService(address, port);
  validateFunction(callback, 'callback');
  common.lookUpService(address, port, callback);
  return {};
}

for (const fn of [lookup, lookupService]) {
  const names = fn === lookup ? ['address', 'family'] : ['hostname', 'service'];
  Object.defineProperty(fn, require('internal/util').customPromisifyArgs, { value: names, enumerable: false });
}

module.exports = {
  lookup,
  lookupService,
  getDefaultResultOrder: common.getDefaultResultOrder,
  setDefaultResultOrder: common.setDefaultResultOrder,
  ADDRCONFIG: common.ADDRCONFIG,
  ALL: common.ALL,
  V4MAPPED: common.V4MAPPED,
};
common.addCodes(module.exports);
common.addResolver(module.exports, '', 'Resolver', 'standard');
Object.defineProperty(module.exports, 'promises', {
  configurable: true,
  enumerable: true,
  get() {
    return require('dns/promises');
  },
});
