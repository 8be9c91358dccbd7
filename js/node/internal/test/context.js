'use strict';
// What a test's function is given: `t`, and a suite's.

const v = require('internal/validators');
const { placeOfCaller } = require('internal/test/place');

class TestContext {
  #test;

  constructor(test) {
    this.#test = test;
  }

  get signal() { return this.#test.controller.signal; }
  get name() { return this.#test.name; }
  get fullName() { return this.#test.fullName; }
  get filePath() { return this.#test.entryFile; }
  get error() { return this.#test.error; }
  get passed() { return this.#test.passed; }

  diagnostic(message) {
    this.#test.diagnostics.push(message);
  }

  plan(count, options = {}) {
    if (this.#test.expected !== undefined) {
      throw new (require('internal/errors').codes.ERR_TEST_FAILURE)('cannot set plan more than once', 'testCodeFailure');
    }
    v.validateNumber(count, 'count');
    v.validateUint32(count, 'count');
    v.validateObject(options, 'options');
    const { wait } = options;
    if (typeof wait === 'number') {
      v.validateNumber(wait, 'options.wait', 0, 2147483647);
    } else if (wait !== undefined && typeof wait !== 'boolean') {
      throw new (require('internal/errors').codes.ERR_INVALID_ARG_TYPE)('options.wait', ['boolean', 'number'], wait);
    }
    this.#test.expected = count;
    this.#test.planWait = wait;
  }

  get assert() {
    return this.#test.assertMethods ??= require('internal/test/assertions').methodsFor(this.#test, this);
  }

  get mock() {
    return this.#test.mocks ??= new (require('internal/test/mock').MockTracker)();
  }

  runOnly(value) {
    this.#test.runOnlySubtests = !!value;
  }

  skip(message) {
    this.#test.skipped = true;
    this.#test.message = message ?? null;
  }

  todo(message) {
    this.#test.isTodo = true;
    this.#test.message = message ?? null;
  }

  test(name, options, fn) {
    const { Test } = require('internal/test/case');
    this.#test.noteAssertion();
    return this.#test.createSubtest(Test, name, options, fn, {}, placeOfCaller(this.test)).start();
  }

  before(fn, options = {}) { this.#test.addHook('before', fn, options, placeOfCaller(this.before)); }
  after(fn, options = {}) { this.#test.addHook('after', fn, options, placeOfCaller(this.after)); }
  beforeEach(fn, options = {}) { this.#test.addHook('beforeEach', fn, options, placeOfCaller(this.beforeEach)); }
  afterEach(fn, options = {}) { this.#test.addHook('afterEach', fn, options, placeOfCaller(this.afterEach)); }

  /** Asks until the condition no longer throws; its last error is the cause when time is up. */
  waitFor(condition, options = {}) {
    v.validateFunction(condition, 'condition');
    v.validateObject(options, 'options');
    const { interval = 50, timeout = 1000 } = options;
    v.validateNumber(interval, 'options.interval', 0, 2147483647);
    v.validateNumber(timeout, 'options.timeout', 0, 2147483647);
    return new Promise((resolve, reject) => {
      let cause;
      let poller;
      const late = setTimeout(() => {
        clearTimeout(poller);
        reject(new Error('waitFor() timed out', cause === undefined ? undefined : { cause }));
      }, timeout);
      const poll = async () => {
        try {
          const result = await condition();
          clearTimeout(late);
          resolve(result);
        } catch (error) {
          cause = error;
          poller = setTimeout(poll, interval);
        }
      };
      poll();
    });
  }
}

class SuiteContext {
  #suite;

  constructor(suite) {
    this.#suite = suite;
  }

  get signal() { return this.#suite.controller.signal; }
  get name() { return this.#suite.name; }
  get fullName() { return this.#suite.fullName; }
  get filePath() { return this.#suite.entryFile; }
  get passed() { return this.#suite.passed; }

  diagnostic(message) {
    this.#suite.diagnostics.push(message);
  }
}

module.exports = { TestContext, SuiteContext };
