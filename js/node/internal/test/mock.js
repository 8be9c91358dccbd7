'use strict';
// mock and t.mock: functions that note how they are called, in place of a program's own
// (https://nodejs.org/docs/latest-v22.x/api/test.html#class-mocktracker).

const { codes } = require('internal/errors');
const v = require('internal/validators');

class MockFunctionContext {
  #calls = [];
  #once = new Map();
  #implementation;
  #original;
  #undo;
  #times;

  constructor(implementation, original, undo, times) {
    this.#implementation = implementation;
    this.#original = original;
    this.#undo = undo;
    this.#times = times;
  }

  get calls() { return this.#calls.slice(); }
  callCount() { return this.#calls.length; }

  mockImplementation(implementation) {
    v.validateFunction(implementation, 'implementation');
    this.#implementation = implementation;
  }

  mockImplementationOnce(implementation, onCall) {
    v.validateFunction(implementation, 'implementation');
    const next = this.#calls.length;
    const call = onCall ?? next;
    v.validateInteger(call, 'onCall', next);
    this.#once.set(call, implementation);
  }

  restore() {
    this.#implementation = this.#original;
    this.#undo?.();
    this.#undo = undefined;
  }

  resetCalls() {
    this.#calls = [];
  }

  // For the mock function only.
  static note(context, call) {
    context.#calls.push(call);
  }

  static next(context) {
    const number = context.#calls.length;
    const once = context.#once.get(number);
    if (once !== undefined) {
      context.#once.delete(number);
      return once;
    }
    // After so many calls the function is itself again.
    if (number + 1 === context.#times) {
      const implementation = context.#implementation;
      context.restore();
      return implementation;
    }
    return context.#implementation;
  }
}

const { note, next } = MockFunctionContext;
delete MockFunctionContext.note;
delete MockFunctionContext.next;

function times(options) {
  const { times: given = Infinity } = options;
  if (given !== Infinity) v.validateInteger(given, 'options.times', 1);
  return given;
}

function handlerOf(context) {
  return {
    apply(target, thisArg, args) {
      const call = { __proto__: null, arguments: args, error: undefined, result: undefined, stack: new Error(),
        target: undefined, this: thisArg };
      return perform(context, call, (fn) => Reflect.apply(fn, thisArg, args));
    },

    construct(target, args, newTarget) {
      const call = { __proto__: null, arguments: args, error: undefined, result: undefined, stack: new Error(),
        target, this: undefined };
      const result = perform(context, call, (fn) => Reflect.construct(fn, args, newTarget));
      call.this = result;
      return result;
    },

    get(target, key, receiver) {
      return key === 'mock' ? context : Reflect.get(target, key, receiver);
    },
  };
}

function perform(context, call, run) {
  const fn = next(context);
  try {
    call.result = run(fn);
    return call.result;
  } catch (error) {
    call.error = error;
    throw error;
  } finally {
    note(context, call);
  }
}

function mockOf(original, implementation, undo, limit) {
  const context = new MockFunctionContext(implementation, original, undo, limit);
  return { context, fn: new Proxy(original, handlerOf(context)) };
}

function descriptorOf(object, name) {
  for (let each = object; each !== null && each !== undefined; each = Object.getPrototypeOf(each)) {
    const descriptor = Object.getOwnPropertyDescriptor(each, name);
    if (descriptor !== undefined) return descriptor;
  }
}

class MockTracker {
  #mocks = [];
  #timers;

  get timers() {
    return this.#timers ??= new (require('internal/test/mock_timers').MockTimers)();
  }

  fn(original = function() {}, implementation = original, options = {}) {
    if (original !== null && typeof original === 'object') {
      options = original;
      original = function() {};
      implementation = original;
    } else if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = original;
    }
    v.validateFunction(original, 'original');
    v.validateFunction(implementation, 'implementation');
    v.validateObject(options, 'options');
    const { context, fn } = mockOf(original, implementation, undefined, times(options));
    this.#mocks.push(context);
    return fn;
  }

  method(target, name, implementation, options = {}) {
    if (target === null || (typeof target !== 'object' && typeof target !== 'function')) {
      throw new codes.ERR_INVALID_ARG_TYPE('object', 'Object', target);
    }
    if (typeof name !== 'string' && typeof name !== 'symbol') {
      throw new codes.ERR_INVALID_ARG_TYPE('methodName', ['string', 'symbol'], name);
    }
    if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = undefined;
    }
    v.validateObject(options, 'options');
    const { getter = false, setter = false } = options;
    v.validateBoolean(getter, 'options.getter');
    v.validateBoolean(setter, 'options.setter');
    if (setter && getter) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.setter', setter, "cannot be used with 'options.getter'");
    }
    const limit = times(options);
    const descriptor = descriptorOf(target, name);
    const kind = getter ? 'get' : setter ? 'set' : 'value';
    const original = descriptor?.[kind];
    if (typeof original !== 'function') {
      throw new codes.ERR_INVALID_ARG_VALUE('methodName', original, 'must be a method');
    }
    implementation ??= original;
    v.validateFunction(implementation, 'implementation');
    return this.#replace(target, name, { kind, descriptor, original, implementation, limit });
  }

  #replace(target, name, { kind, descriptor, original, implementation, limit }) {
    // As in Node, what was inherited is the target's own from then on.
    const undo = () => { Object.defineProperty(target, name, descriptor); };
    const { context, fn } = mockOf(original, implementation, undo, limit);
    Object.defineProperty(target, name, { ...descriptor, configurable: true, [kind]: fn });
    this.#mocks.push(context);
    return fn;
  }

  getter(target, name, implementation, options = {}) {
    if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = undefined;
    }
    if (options.getter === false) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.getter', options.getter, 'cannot be false');
    }
    return this.method(target, name, implementation, { ...options, getter: true });
  }

  setter(target, name, implementation, options = {}) {
    if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = undefined;
    }
    if (options.setter === false) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.setter', options.setter, 'cannot be false');
    }
    return this.method(target, name, implementation, { ...options, setter: true });
  }

  /** A property with another value, and an account of who reads and writes it. */
  property(target, name, value) {
    v.validateObject(target, 'object');
    if (typeof name !== 'string' && typeof name !== 'symbol') {
      throw new codes.ERR_INVALID_ARG_TYPE('propertyName', ['string', 'symbol'], name);
    }
    const descriptor = descriptorOf(target, name);
    if (descriptor === undefined) throw new codes.ERR_INVALID_ARG_VALUE('propertyName', name, 'is not a property');
    const wasOwn = Object.hasOwn(target, name);
    let current = arguments.length > 2 ? value : target[name];
    const original = target[name];
    const accesses = [];
    const once = new Map();
    const context = {
      get accesses() { return accesses.slice(); },
      accessCount: () => accesses.length,
      mockImplementation(next) { target[name] = next; },
      mockImplementationOnce(next, onAccess = accesses.length) {
        v.validateInteger(onAccess, 'onAccess', accesses.length);
        once.set(onAccess, next);
      },
      resetAccesses() { accesses.length = 0; },
      restore() {
        if (wasOwn) Object.defineProperty(target, name, descriptor);
        else delete target[name];
        current = original;
      },
    };
    const isWritable = descriptor.writable !== false;
    const valueNow = (written) => {
      if (!once.has(accesses.length)) return written;
      const chosen = once.get(accesses.length);
      once.delete(accesses.length);
      return chosen;
    };
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: descriptor.enumerable,
      get() {
        const result = valueNow(current);
        accesses.push({ type: 'get', value: result, stack: new Error() });
        return result;
      },
      set(written) {
        if (!isWritable) throw new codes.ERR_INVALID_ARG_VALUE('propertyName', name, 'cannot be set');
        current = valueNow(written);
        accesses.push({ type: 'set', value: current, stack: new Error() });
      },
    });
    this.#mocks.push(context);
    return new Proxy(target, { get: (of, key) => (key === 'mock' ? context : Reflect.get(of, key)) });
  }

  module() {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('mock.module()');
  }

  reset() {
    this.restoreAll();
    this.#mocks = [];
  }

  restoreAll() {
    this.#timers?.reset();
    for (const context of this.#mocks) context.restore();
  }
}

module.exports = { MockTracker };
