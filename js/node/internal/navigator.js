'use strict';
// https://nodejs.org/api/globals.html#navigator

let made;

class Navigator {
  constructor() {
    if (made !== undefined) throw new (require('internal/errors').codes.ERR_ILLEGAL_CONSTRUCTOR)();
  }

  get hardwareConcurrency() {
    return require('os').availableParallelism();
  }

  get language() {
    return 'en-US';
  }

  get languages() {
    return Object.freeze(['en-US']);
  }

  get platform() {
    return process.platform;
  }

  get userAgent() {
    return `Node.js/${process.version.slice(1).split('.')[0]}`;
  }
}

for (const name of ['hardwareConcurrency', 'language', 'languages', 'platform', 'userAgent']) {
  Object.defineProperty(Navigator.prototype, name, { enumerable: true });
}
made = new Navigator();

module.exports = { Navigator, navigator: made };
