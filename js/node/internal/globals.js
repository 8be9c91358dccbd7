'use strict';
// Node's global names (https://nodejs.org/api/globals.html). Most come to life when first touched: a
// program that never says `URL` never loads it.

function define(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

// A property that replaces itself with a plain one at the first read or write.
function lazy(target, name, load, enumerable = false) {
  Object.defineProperty(target, name, {
    configurable: true,
    enumerable,
    get() {
      const value = load();
      Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable });
      return value;
    },
    set(value) {
      Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable });
    },
  });
}

const LAZY = {
  'console': ['console'],
  'buffer': ['Buffer', 'Blob', 'File', 'atob', 'btoa'],
  'url': ['URL', 'URLSearchParams'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'internal/event_target': ['Event', 'EventTarget', 'CustomEvent'],
  'internal/abort_controller': ['AbortController', 'AbortSignal'],
  'internal/domexception': ['DOMException'],
  'internal/structured_clone': ['structuredClone'],
  'perf_hooks': ['performance'],
};

// Enumerable in Node, whose `Object.keys(globalThis)` programs have been seen to print.
const ENUMERABLE = new Set(['performance', 'structuredClone', 'atob', 'btoa']);

function install(global) {
  define(global, 'global', global);
  lazy(global, 'process', () => require('process'));
  for (const room of Object.keys(LAZY)) {
    for (const name of LAZY[room]) {
      const load = room === 'console' ? () => require('console') : () => require(room)[name];
      lazy(global, name, load, ENUMERABLE.has(name));
    }
  }
  for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate']) {
    lazy(global, name, () => require('timers')[name], true);
  }
  lazy(global, 'queueMicrotask', () => require('internal/ticks').queueMicrotask, true);
  lazy(global, 'navigator', () => require('internal/navigator').navigator, true);
}

module.exports = { install, lazy, define };
