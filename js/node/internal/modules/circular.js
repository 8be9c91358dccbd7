'use strict';
// Modules that require each other: one of them sees the other's exports unfinished. As Node does, reading
// a name that is not there yet warns, by way of the exports' prototype, until the module is loaded.

const watcher = new Proxy({}, {
  get(target, key) {
    if (key in target || key === '__esModule') return target[key];
    warn(key);
    return undefined;
  },
  getOwnPropertyDescriptor(target, key) {
    if (!Object.hasOwn(target, key) && key !== '__esModule') warn(key);
    return Object.getOwnPropertyDescriptor(target, key);
  },
});

function warn(key) {
  process.emitWarning(
    `Accessing non-existent property '${String(key)}' of module exports inside circular dependency`,
  );
}

function watch(module) {
  Object.setPrototypeOf(module.exports, watcher);
}

function restore({ exports }) {
  if (exports === null || typeof exports !== 'object') return;
  if (Object.getPrototypeOf(exports) === watcher) Object.setPrototypeOf(exports, Object.prototype);
}

module.exports = { watch, restore };
