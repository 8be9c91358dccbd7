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

// Deprecated, and each tells so when it is first called.
const LEGACY = {
  enroll: ['enroll', 'DEP0095', 'Please use setTimeout instead.'],
  unenroll: ['unenroll', 'DEP0096', 'Please use clearTimeout instead.'],
  active: ['active', 'DEP0126', 'Please use timeout.refresh() instead.'],
  _unrefActive: ['unrefActive', 'DEP0127', 'Please use timeout.refresh() instead.'],
};
for (const name of Object.keys(LEGACY)) {
  const [method, code, advice] = LEGACY[name];
  let isTold = false;
  module.exports[name] = { [name](item, msecs) {
    if (!isTold) process.emitWarning(`timers.${name}() is deprecated. ${advice}`, 'DeprecationWarning', code);
    isTold = true;
    return require('internal/timers_legacy')[method](item, msecs);
  } }[name];
}

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
