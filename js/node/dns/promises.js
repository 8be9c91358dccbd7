'use strict';
// https://nodejs.org/api/dns.html#dns-promises-api.

const common = require('internal/dns_common');
const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');

function lookup(hostname, options) {
  if (hostname) validateString(hostname, 'hostname');
  const settings = common.lookupOptions(options);
  const { all, family } = settings;
  if (!hostname) {
    common.warnOfNoName(hostname);
    return Promise.resolve(all ? [] : { address: null, family: family === 6 ? 6 : 4 });
  }
  return new Promise((resolve, reject) => {
    common.lookUp(hostname, settings, (error, found) => {
      if (error) reject(error);
      else resolve(all ? found : found[0]);
    });
  });
}

function lookupService(address, port) {
  if (arguments.length !== 2) throw new codes.ERR_MISSING_ARGS('address', 'port');
  common.checkService(address, port);
  return new Promise((resolve, reject) => {
    common.lookUpService(address, port, (error, hostname, service) => {
      if (error) reject(error);
      else resolve({ hostname, service });
    });
  });
}

module.exports = {
  lookup,
  lookupService,
  getDefaultResultOrder: common.getDefaultResultOrder,
  setDefaultResultOrder: common.setDefaultResultOrder,
};
common.addCodes(module.exports);
common.addResolver(module.exports, 'promises.', 'PromisesResolver', 'standardPromises');
