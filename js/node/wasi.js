'use strict';
// WASI runs WebAssembly, which the engine has not.

class WASI {
  constructor() {
    const { codes } = require('internal/errors');
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('WASI (there is no WebAssembly)');
  }
}

module.exports = { WASI };
