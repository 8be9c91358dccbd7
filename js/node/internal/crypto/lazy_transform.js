'use strict';
// A Transform that most programs never use as one: hashes, ciphers, signatures. The stream comes to life when
// somebody first asks for its state.

const { Transform } = require('stream');

function LazyTransform(options) {
  this._options = options;
}
Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
Object.setPrototypeOf(LazyTransform, Transform);

for (const name of ['_readableState', '_writableState']) {
  Object.defineProperty(LazyTransform.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      const options = typeof this._options === 'object' && this._options !== null ? this._options : {};
      this._options = options;
      Transform.call(this, options);
      return this[name];
    },
    set(value) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
  });
}

module.exports = { LazyTransform };
