'use strict';
// https://nodejs.org/api/async_context.html and https://nodejs.org/api/async_hooks.html. AsyncLocalStorage
// and AsyncResource are whole. Of createHook's events those of AsyncResources are told, not those of the
// loop's own handles: programs that need to follow these use AsyncLocalStorage.

const { context, follow, run, valueOf, withValue, without } = require('internal/async_context');
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
    context.frame = withValue(this.#key, store);
  }

  run(store, callback, ...args) {
    if (Object.is(store, valueOf(this.#key))) return Reflect.apply(callback, null, args);
    follow();
    return run(withValue(this.#key, store), callback, null, args);
  }

  exit(callback, ...args) {
    return run(without(this.#key), callback, null, args);
  }

  getStore() {
    return valueOf(this.#key);
  }
}

// ---- AsyncResource -------------------------------------------------------------------------------

const TOP = 1;                    // the id of the program itself

let lastId = TOP;
let executing = { id: TOP, trigger: 0, resource: {} };

class AsyncResource {
  #frame = context.frame;
  #id = ++lastId;
  #trigger;

  constructor(type, options = {}) {
    validateString(type, 'type');
    let trigger = options;
    if (typeof options !== 'number') {
      trigger = options.triggerAsyncId === undefined ? executing.id : options.triggerAsyncId;
    }
    if (!Number.isSafeInteger(trigger) || trigger < -1) {
      throw new codes.ERR_INVALID_ASYNC_ID('triggerAsyncId', trigger);
    }
    if (type === '' && hooks.length > 0) throw new codes.ERR_ASYNC_TYPE(type);
    this.#trigger = trigger;
    if (hooks.length > 0) tell('init', this.#id, type, trigger, this);
  }

  runInAsyncScope(fn, thisArg, ...args) {
    const before = executing;
    executing = { id: this.#id, trigger: this.#trigger, resource: this };
    if (hooks.length > 0) tell('before', this.#id);
    try {
      return run(this.#frame, fn, thisArg, args);
    } finally {
      if (hooks.length > 0) tell('after', this.#id);
      executing = before;
    }
  }

  emitDestroy() {
    if (hooks.length > 0) tell('destroy', this.#id);
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
    Object.defineProperty(bound, 'length', { value: fn.length, configurable: true });
    return bound;
  }

  static bind(fn, type, thisArg) {
    type ||= fn.name;
    return new AsyncResource(type || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

// ---- hooks ---------------------------------------------------------------------------------------

let hooks = [];                   // the callbacks of those that are enabled; never changed in place

function tell(event, ...args) {
  for (const callbacks of hooks) {
    const callback = callbacks[event];
    if (callback === undefined) continue;
    try {
      callback(...args);
    } catch (error) {
      // Node ends the program as well: a hook that fails leaves nothing to be trusted.
      native('process').writeSync(2, `${error?.stack ?? error}\n`);
      native('process').exit(1);
    }
  }
}

class AsyncHook {
  #callbacks;

  constructor({ init, before, after, destroy, promiseResolve }) {
    this.#callbacks = { init, before, after, destroy, promiseResolve };
    for (const name of Object.keys(this.#callbacks)) {
      const callback = this.#callbacks[name];
      if (callback !== undefined && typeof callback !== 'function') throw new codes.ERR_ASYNC_CALLBACK(`hook.${name}`);
    }
  }

  enable() {
    if (!hooks.includes(this.#callbacks)) hooks = [...hooks, this.#callbacks];
    return this;
  }

  disable() {
    hooks = hooks.filter((callbacks) => callbacks !== this.#callbacks);
    return this;
  }
}

function createHook(callbacks) {
  return new AsyncHook(callbacks);
}

module.exports = {
  AsyncLocalStorage,
  createHook,
  executionAsyncId: () => executing.id,
  triggerAsyncId: () => executing.trigger,
  executionAsyncResource: () => executing.resource,
  get asyncWrapProviders() {
    return Object.freeze({ __proto__: null });
  },
  AsyncResource,
};
