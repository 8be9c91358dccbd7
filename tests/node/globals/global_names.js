'use strict';
// What the global object has, and how it may be changed.

const assert = require('assert');

assert.strictEqual(global, globalThis);
assert.strictEqual(Object.prototype.toString.call(globalThis), '[object global]');

const ENUMERABLE = [
  'global', 'clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout',
  'queueMicrotask', 'structuredClone', 'atob', 'btoa', 'performance',
];
assert.deepStrictEqual(Object.keys(globalThis).slice(0, ENUMERABLE.length), ENUMERABLE);

const HIDDEN = [
  'process', 'Buffer', 'console', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController',
  'AbortSignal', 'Event', 'EventTarget', 'DOMException', 'Blob', 'Performance', 'PerformanceEntry',
  'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver', 'PerformanceObserverEntryList', 'Crypto',
  'CryptoKey', 'SubtleCrypto',
];
for (const name of HIDDEN) {
  const { enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name);
  assert.deepStrictEqual([name, enumerable, configurable], [name, false, true]);
}
for (const name of [...ENUMERABLE, ...HIDDEN]) {
  const type = ['global', 'performance', 'process', 'console'].includes(name) ? 'object' : 'function';
  assert.strictEqual(typeof globalThis[name], type, name);
  const own = Object.getOwnPropertyDescriptor(globalThis, name);
  assert(own.configurable && (own.writable || own.set !== undefined), name);
}
