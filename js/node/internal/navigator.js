'use strict';
// https://nodejs.org/api/globals.html#navigator

class Navigator {
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

module.exports = { Navigator, navigator: new Navigator() };
