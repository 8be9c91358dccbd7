'use strict';
// os.constants (https://nodejs.org/api/os.html#os-constants). Signals and errors come from the native half:
// not every processor's Linux numbers them alike.

module.exports = {
  __proto__: null,
  UV_UDP_REUSEADDR: 4,
  dlopen: {
    __proto__: null,
    RTLD_LAZY: 1,
    RTLD_NOW: 2,
    RTLD_GLOBAL: 256,
    RTLD_LOCAL: 0,
    RTLD_DEEPBIND: 8,
  },
  errno: { __proto__: null, ...native('os').errnos() },
  signals: Object.freeze({ __proto__: null, ...native('signals').numbers }),
  priority: {
    __proto__: null,
    PRIORITY_LOW: 19,
    PRIORITY_BELOW_NORMAL: 10,
    PRIORITY_NORMAL: 0,
    PRIORITY_ABOVE_NORMAL: -7,
    PRIORITY_HIGH: -14,
    PRIORITY_HIGHEST: -20,
  },
};
