'use strict';
// https://nodejs.org/api/timers.html

const timers = require('internal/timers');

module.exports = {
  setTimeout: timers.setTimeout,
  clearTimeout: timers.clearTimeout,
  setImmediate: timers.setImmediate,
  clearImmediate: timers.clearImmediate,
  setInterval: timers.setInterval,
  clearInterval: timers.clearInterval,
  get promises() {
    return require('timers/promises');
  },
};

// util.promisify(setTimeout) resolves as timers/promises does, without loading it now.
function promisified(name, fn) {
  Object.defineProperty(fn, Symbol.for('nodejs.util.promisify.custom'), {
    enumerable: true,
    configurable: true,
    get: () => require('timers/promises')[name],
  });
}

promisified('setTimeout', timers.setTimeout);
promisified('setImmediate', timers.setImmediate);
