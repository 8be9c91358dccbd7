'use strict';
// The first JavaScript to run: the loader of bundled modules, the dispatcher (the one function that Rust
// calls), and the globals, most of which come to life when first touched.
//
// In here `require` is the bundle's native loader: load(name) answers a module's wrapper function.

const bundle = require;
const cache = Object.create(null);
const halves = Object.create(null);   // native halves, made once: they may remember things

function nativeHalf(name) {
  return halves[name] ??= native(name);
}

function requireBundled(id) {
  const name = id.startsWith('node:') ? id.slice(5) : id;
  const cached = cache[name];
  if (cached !== undefined) return cached.exports;
  const wrapper = bundle.load(name);
  if (wrapper === undefined) throw absent(name);
  const self = { exports: {}, id: name };
  cache[name] = self;
  wrapper.call(self.exports, self.exports, requireBundled, self, nativeHalf);
  return self.exports;
}

function absent(name) {
  const feature = bundle.missing(name);
  if (feature === undefined) return new Error(`Cannot find bundled module '${name}'`);
  const { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } = requireBundled('internal/errors').codes;
  return new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`'${feature}' (this mote was built without it)`);
}

cache['internal/bundle'] = {
  exports: {
    require: requireBundled,
    has: bundle.has,
    missing: bundle.missing,
    names: bundle.names,
    loader: bundle,
    isLoaded: (name) => cache[name] !== undefined,
  },
};

requireBundled('internal/stack_traces').install();
requireBundled('internal/globals').install(globalThis);
module.exports = requireBundled('internal/dispatch').dispatch;
