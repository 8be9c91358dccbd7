'use strict';
// Node's global names (https://nodejs.org/api/globals.html). Most come to life when first touched: a
// program that never says `URL` never loads it.

function define(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

// Arrow functions, and few captured names: there are some fifty of these from the start.
function accessor(target, name, enumerable, get) {
  const set = (value) => { settle(target, name, value); };
  Object.defineProperty(target, name, { configurable: true, enumerable, get, set });
}

function settle(target, name, value) {
  const { enumerable } = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable });
  return value;
}

/** A property that replaces itself with a plain one, of what `load()` answers, at the first read or write. */
function lazy(target, name, load, enumerable = false) {
  accessor(target, name, enumerable, () => settle(target, name, load()));
}

/** The same for what the module `room` exports under the property's name. */
function lazyFrom(target, name, room, enumerable = false) {
  accessor(target, name, enumerable, () => settle(target, name, require(room)[name]));
}

// Room → names, in the order in which Node defines those that are enumerable.
const LAZY = {
  'timers': [
    'clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout',
  ],
  'internal/ticks': ['queueMicrotask'],
  'internal/structured_clone': ['structuredClone'],
  'buffer': ['atob', 'btoa', 'Buffer', 'Blob', 'File'],
  'perf_hooks': [
    'performance', 'Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure',
    'PerformanceObserver', 'PerformanceObserverEntryList', 'PerformanceResourceTiming',
  ],
  'internal/navigator': ['navigator', 'Navigator'],
  'url': ['URL', 'URLSearchParams'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'internal/event_target': ['Event', 'EventTarget', 'CustomEvent'],
  'internal/abort_controller': ['AbortController', 'AbortSignal'],
  'internal/domexception': ['DOMException'],
  'internal/message_port': ['MessageChannel', 'MessagePort', 'BroadcastChannel'],
  'internal/message_event': ['MessageEvent'],
  'internal/websocket/global': ['WebSocket', 'CloseEvent'],
  'internal/event_source': ['EventSource'],
  'internal/fetch/formdata': ['FormData'],
  'internal/fetch/headers': ['Headers'],
  'internal/fetch/request': ['Request'],
  'internal/fetch/response': ['Response'],
  'internal/webstreams/readable': [
    'ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamDefaultController',
  ],
  'internal/webstreams/readable_bytes': [
    'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableByteStreamController',
  ],
  'internal/webstreams/transform': ['TransformStream', 'TransformStreamDefaultController'],
  'internal/webstreams/writable': [
    'WritableStream', 'WritableStreamDefaultController', 'WritableStreamDefaultWriter',
  ],
  'internal/webstreams/strategies': ['ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
  'internal/webstreams/encoding': ['TextEncoderStream', 'TextDecoderStream'],
  'internal/webstreams/compression': ['CompressionStream', 'DecompressionStream'],
  'internal/webcrypto': ['Crypto'],
  'internal/crypto/webcrypto': ['CryptoKey', 'SubtleCrypto'],
};

const ENUMERABLE = new Set([
  ...LAZY.timers, 'queueMicrotask', 'structuredClone', 'atob', 'btoa', 'performance', 'navigator',
]);

function fetchBy(args) {
  return require('internal/fetch/fetch').fetch(...args);
}

function install(global) {
  Object.defineProperty(global, 'global', { value: global, writable: true, configurable: true, enumerable: true });
  const { has } = require('internal/bundle');
  for (const room of Object.keys(LAZY)) {
    if (!has(room)) continue;     // it comes with an optional part of the binary
    for (const name of LAZY[room]) {
      // The engine has some of them already, in another order.
      delete global[name];
      lazyFrom(global, name, room, ENUMERABLE.has(name));
    }
  }
  Object.defineProperty(global, 'crypto', {
    enumerable: true,
    configurable: true,
    get: () => require('internal/webcrypto').crypto,
    set: undefined,
  });
  if (has('internal/fetch/fetch')) {
    // Its room loads the http client, so it waits for the first call; typeof alone is free.
    const fetch = { fetch(input, init = undefined) { return fetchBy(arguments); } }.fetch;
    Object.defineProperty(global, 'fetch', { value: fetch, writable: true, configurable: true, enumerable: true });
  }
  if (has('internal/intl')) {
    lazyFrom(global, 'Intl', 'internal/intl');
    speakEnglish();
  }
  const { WeakRef } = global;
  lazy(global, 'WeakRef', () => require('internal/weak_ref').keepingTargets(WeakRef));
  lazy(global, 'console', () => require('console'));
  lazy(global, 'process', () => require('process'));
}

function dateBy(date, args, kind, defaults) {
  return require('internal/intl/date_time_format').dateText(date, args[0], args[1], kind, defaults);
}

function numberBy(value, locales, options) {
  return new (require('internal/intl/number_format').NumberFormat)(locales, options).format(value);
}

const { toString, toTimeString } = Date.prototype;

// The engine leaves the zone's name out, which programs take from between the brackets.
function withZone(date, text) {
  if (text === 'Invalid Date') return text;
  return `${text} (${require('internal/intl/date_time_format').zoneNameOf(date)})`;
}

const LOCAL = [
  [Date.prototype, {
    toString() { return withZone(this, toString.call(this)); },
    toTimeString() { return withZone(this, toTimeString.call(this)); },
    toLocaleString() { return dateBy(this, arguments, 'any', 'all'); },
    toLocaleDateString() { return dateBy(this, arguments, 'date', 'date'); },
    toLocaleTimeString() { return dateBy(this, arguments, 'time', 'time'); },
  }],
  [Number.prototype, {
    toLocaleString(locales = undefined, options = undefined) { return numberBy(this.valueOf(), locales, options); },
  }],
  [BigInt.prototype, {
    toLocaleString(locales = undefined, options = undefined) { return numberBy(this.valueOf(), locales, options); },
  }],
  [String.prototype, {
    localeCompare(that) {
      const { localeCompare } = require('internal/intl/collator');
      return localeCompare(String(this), String(that), arguments[1], arguments[2]);
    },
  }],
];

// The engine's own methods know no language; these load the formats at their first call.
function speakEnglish() {
  for (const [prototype, methods] of LOCAL) {
    for (const name of Object.keys(methods)) define(prototype, name, methods[name]);
  }
}

module.exports = { rooms: LAZY, install, lazy, lazyFrom, define };
