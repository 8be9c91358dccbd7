'use strict';
// assert.CallTracker, deprecated in favour of node:test's mocks
// (https://nodejs.org/docs/latest-v22.x/api/assert.html#class-assertcalltracker).

const AssertionError = require('internal/assert/assertion_error');
const { codes } = require('internal/errors');

function noop() {}

class Calls {
  constructor(expected, name, stackTrace) {
    this.expected = expected;
    this.name = name;
    this.stackTrace = stackTrace;
    this.calls = [];
  }

  report() {
    if (this.calls.length === this.expected) return undefined;
    return {
      message: `Expected the ${this.name} function to be executed ${this.expected} time(s) but was executed ` +
        `${this.calls.length} time(s).`,
      actual: this.calls.length,
      expected: this.expected,
      operator: this.name,
      stack: this.stackTrace,
    };
  }
}

class CallTracker {
  #tracked = new Map();

  #of(fn) {
    const calls = this.#tracked.get(fn);
    if (calls === undefined) throw new codes.ERR_INVALID_ARG_VALUE('fn', fn, 'is not a tracked function');
    return calls;
  }

  calls(fn, expected = 1) {
    if (process._exiting) throw new codes.ERR_UNAVAILABLE_DURING_EXIT();
    if (typeof fn === 'number') {
      expected = fn;
      fn = noop;
    } else if (fn === undefined) {
      fn = noop;
    }
    require('internal/validators').validateUint32(expected, 'expected', true);
    const calls = new Calls(expected, fn.name || 'calls', new Error());
    const tracked = new Proxy(fn, {
      apply(target, thisArg, args) {
        calls.calls.push(Object.freeze({ thisArg, arguments: Object.freeze(args.slice()) }));
        return Reflect.apply(target, thisArg, args);
      },
    });
    this.#tracked.set(tracked, calls);
    return tracked;
  }

  getCalls(fn) {
    return Object.freeze(this.#of(fn).calls.slice());
  }

  reset(fn) {
    if (fn === undefined) for (const calls of this.#tracked.values()) calls.calls = [];
    else this.#of(fn).calls = [];
  }

  report() {
    const errors = [];
    for (const calls of this.#tracked.values()) {
      const error = calls.report();
      if (error !== undefined) errors.push(error);
    }
    return errors;
  }

  verify() {
    const errors = this.report();
    if (errors.length === 0) return;
    const message = errors.length === 1 ? errors[0].message : 'Functions were not called the expected number of times';
    throw new AssertionError({ message, details: errors });
  }
}

module.exports = require('internal/util').deprecate(CallTracker, 'assert.CallTracker is deprecated.', 'DEP0173');
