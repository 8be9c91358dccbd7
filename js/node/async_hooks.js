'use strict';
// https://nodejs.org/api/async_context.html and https://nodejs.org/api/async_hooks.html. Ids and hooks are kept
// by internal/async_hooks, from the moment that a program enables a hook or asks for an id.

const { backTo, context, follow, run, valueOf, withValue, without } = require('internal/async_context');
const { codes } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');

// ---- AsyncLocalStorage ---------------------------------------------------------------------------

class AsyncLocalStorage {
  // What frames know it by; a new one makes all older frames forget it.
  #key = {};

  static bind(fn) {
    return AsyncResource.bind(fn);
  }

  static snapshot() {
    return AsyncLocalStorage.bind((callback, ...args) => callback(...args));
  }

  disable() {
    this.#key = {};
  }

  enterWith(store) {
    follow();
    const { frame } = context;
    context.frame = withValue(this.#key, store);
    context.frame.origin = frame === undefined ? undefined : frame.origin ?? frame;
  }

  run(store, callback, ...args) {
    if (Object.is(store, valueOf(this.#key))) return Reflect.apply(callback, null, args);
    follow();
    const before = context.frame;
    const frame = withValue(this.#key, store);
    try {
      return run(frame, callback, null, args, true);
    } finally {
      // What other storages entered meanwhile stays.
      if (context.frame === frame || context.frame?.origin !== frame) context.frame = before;
      else context.frame = backTo(before, this.#key);
    }
  }

  exit(callback, ...args) {
    return run(without(this.#key), callback, null, args, false);
  }

  getStore() {
    return valueOf(this.#key);
  }
}

// ---- AsyncResource -------------------------------------------------------------------------------

// Until async hooks keep their account, ids are given out here and resources know only each other.
let lastId = 1;
let executing;

function account() {
  if (context.hooks === null) {
    const hooks = require('internal/async_hooks');
    hooks.start(executing === undefined ? hooks.current() : scopeOf(executing), lastId);
  }
  return context.hooks;
}

function currentId() {
  if (context.hooks !== null) return context.hooks.current().id;
  return executing === undefined ? 1 : executing.asyncId();
}

let scopeOf;

class AsyncResource {
  #frame = context.frame;
  #id = 0;
  #trigger;
  #scope;

  static {
    scopeOf = (resource) => resource.#toScope();
  }

  constructor(type, options = {}) {
    validateString(type, 'type');
    let trigger = options;
    let requiresDestroy = false;
    if (typeof options !== 'number') {
      trigger = options.triggerAsyncId === undefined ? currentId() : options.triggerAsyncId;
      requiresDestroy = !!options.requireManualDestroy;
    }
    if (!Number.isSafeInteger(trigger) || trigger < -1) {
      throw new codes.ERR_INVALID_ASYNC_ID('triggerAsyncId', trigger);
    }
    this.#trigger = trigger;
    const { hooks } = context;
    if (hooks === null) {
      this.#id = ++lastId;
      return;
    }
    if (type === '' && hooks.enabled()) throw new codes.ERR_ASYNC_TYPE(type);
    this.#scope = hooks.newScope(type, this, trigger);
    this.#id = this.#scope.id;
    if (!requiresDestroy) hooks.destroyWith(this, this.#scope);
  }

  #toScope() {
    return this.#scope ??= new (require('internal/async_hooks').Scope)(this.#id, this.#trigger, this);
  }

  runInAsyncScope(fn, thisArg, ...args) {
    if (context.hooks !== null) {
      return context.hooks.runIn(this.#toScope(), this.#frame, fn, thisArg, args);
    }
    const before = executing;
    executing = this;
    try {
      return run(this.#frame, fn, thisArg, args, false);
    } finally {
      executing = before;
    }
  }

  emitDestroy() {
    if (context.hooks !== null) context.hooks.destroy(this.#toScope());
    return this;
  }

  asyncId() {
    return this.#id;
  }

  triggerAsyncId() {
    return this.#trigger;
  }

  bind(fn, thisArg) {
    validateFunction(fn, 'fn');
    const resource = this;
    const bound = function(...args) {
      return resource.runInAsyncScope(fn, thisArg === undefined ? this : thisArg, ...args);
    };
    Object.defineProperties(bound, {
      length: { value: fn.length, configurable: true },
      asyncResource: { value: this, writable: true, enumerable: true, configurable: true },
    });
    return bound;
  }

  static bind(fn, type, thisArg) {
    type ||= fn.name;
    return new AsyncResource(type || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

// ---- hooks ---------------------------------------------------------------------------------------

const EVENTS = ['init', 'before', 'after', 'destroy', 'promiseResolve'];

class AsyncHook {
  // With the hook that they are called on.
  #callbacks = { hook: this };

  constructor(callbacks) {
    for (const name of EVENTS) {
      const callback = callbacks[name];
      if (callback !== undefined && typeof callback !== 'function') throw new codes.ERR_ASYNC_CALLBACK(`hook.${name}`);
      this.#callbacks[name] = callback;
    }
  }

  enable() {
    account().enable(this.#callbacks);
    return this;
  }

  disable() {
    if (context.hooks !== null) context.hooks.disable(this.#callbacks);
    return this;
  }
}

function createHook(callbacks) {
  return new AsyncHook(callbacks);
}

module.exports = {
  AsyncLocalStorage,
  createHook,
  executionAsyncId: () => account().current().id,
  triggerAsyncId: () => account().current().trigger,
  executionAsyncResource: () => account().current().resource,
  get asyncWrapProviders() {
    return require('internal/async_hooks').providers();
  },
  AsyncResource,
};
