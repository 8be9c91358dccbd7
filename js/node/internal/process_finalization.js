'use strict';
// process.finalization (https://nodejs.org/api/process.html#processfinalizationregisterref-callback): callbacks
// for the end of the program, about objects that are still in use then. It keeps none of them alive.

const { validateFunction } = require('internal/validators');
const { codes } = require('internal/errors');

// One for each event: WeakRef → callback.
const waiting = { __proto__: null, exit: new Map(), beforeExit: new Map() };
// object → its WeakRefs
const refs = new WeakMap();
let registry;

function forget(ref) {
  waiting.exit.delete(ref);
  waiting.beforeExit.delete(ref);
}

function callAll(event) {
  for (const [ref, callback] of waiting[event]) {
    const object = ref.deref();
    waiting[event].delete(ref);
    if (object === undefined) continue;
    registry.unregister(ref);
    callback(object, event);
  }
}

const onExit = () => callAll('exit');
const onBeforeExit = () => callAll('beforeExit');

function add(event, listener, object, callback) {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function')) {
    throw new codes.ERR_INVALID_ARG_TYPE('obj', 'object', object);
  }
  validateFunction(callback, 'fn');
  registry ??= new FinalizationRegistry(forget);
  if (waiting[event].size === 0 && !process.listeners(event).includes(listener)) process.on(event, listener);
  const ref = new WeakRef(object);
  waiting[event].set(ref, callback);
  registry.register(object, ref, ref);
  if (!refs.has(object)) refs.set(object, []);
  refs.get(object).push(ref);
}

function register(object, callback) {
  add('exit', onExit, object, callback);
}

function registerBeforeExit(object, callback) {
  add('beforeExit', onBeforeExit, object, callback);
}

function unregister(object) {
  for (const ref of refs.get(object) ?? []) {
    registry.unregister(ref);
    forget(ref);
  }
  refs.delete(object);
  if (waiting.exit.size === 0) process.removeListener('exit', onExit);
  if (waiting.beforeExit.size === 0) process.removeListener('beforeExit', onBeforeExit);
}

module.exports = { finalization: { register, registerBeforeExit, unregister } };
