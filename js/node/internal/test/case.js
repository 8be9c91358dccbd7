'use strict';
// Tests, suites and hooks of node:test (https://nodejs.org/docs/latest-v22.x/api/test.html): when each runs, how it
// ends, and in which order ends are told. A test runs when its parent has room for it; what it has to tell waits
// until everything before it has been told.

const { codes, AbortError } = require('internal/errors');
const v = require('internal/validators');

const CANCELLED = 'cancelledByParent';
const TIMED_OUT = 'testTimeoutFailure';
const CODE_FAILED = 'testCodeFailure';
const HOOK_FAILED = 'hookFailed';
const SUBTESTS_FAILED = 'subtestsFailed';
const ABORTED = 'testAborted';
const LATE = 'parentAlreadyFinished';
const CALLBACK_AND_PROMISE = 'callbackAndPromisePresent';
const CALLBACK_TWICE = 'multipleCallbackInvocations';

/** How many turns of promise jobs a test's subtests get after it, to end what needs no more than that. */
const TURNS_TO_END = 16;

const LONGEST_TIMEOUT = 2147483647;

function noop() {}

function now() {
  return process.hrtime.bigint();
}

// The frames would be ours; those of what was thrown stand with the cause.
function failure(message, type) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = new codes.ERR_TEST_FAILURE(message, type);
  Error.stackTraceLimit = limit;
  return error;
}

function isFailure(error) {
  return error?.code === 'ERR_TEST_FAILURE';
}

let storage;                      // which test is running, along its asynchronous work

function running() {
  if (storage === undefined) {
    const { AsyncLocalStorage } = require('async_hooks');
    storage = new AsyncLocalStorage();
  }
  return storage;
}

/** The test whose work called us, if any; of a hook, the test it belongs to. */
function currentTest() {
  const test = running().getStore();
  return test?.owner ?? test;
}

/** The same, but hooks as such. */
function currentWork() {
  return running().getStore();
}

// A promise that is rejected after `timeout` or at an abort; `stop()` forgets about both.
function limitOf(timeout, signal) {
  let stop = noop;
  if (timeout === Infinity && signal === undefined) return { promise: undefined, stop };
  const promise = new Promise((resolve, reject) => {
    let timer;
    if (timeout !== Infinity) {
      timer = setTimeout(() => reject(failure(`test timed out after ${timeout}ms`, TIMED_OUT)), timeout);
      timer.unref();
    }
    const aborted = () => reject(signal.reason ?? new AbortError());
    signal?.addEventListener('abort', aborted, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
    };
  });
  promise.catch(noop);
  return { promise, stop };
}

function raced(promise, limit) {
  return limit.promise === undefined ? promise : Promise.race([promise, limit.promise]);
}

// The body's end: of a function with callback, or whatever it returns.
function outcomeOf(test, fn, context, args) {
  if (fn.length !== args.length + 1) return Promise.resolve(test.runInScope(fn, context, args));
  let thrown;
  const outcome = new Promise((resolve, reject) => {
    let calls = 0;
    const done = (error) => {
      if (++calls === 2) throw failure('callback invoked multiple times', CALLBACK_TWICE);
      if (calls > 2) return;
      if (error) reject(error);
      else resolve();
    };
    let result;
    try {
      result = test.runInScope(fn, context, [...args, done]);
    } catch (error) {
      // What is thrown counts, even when the callback was called before.
      thrown = { error };
      resolve();
      return;
    }
    if (typeof result?.then !== 'function') return;
    Promise.resolve(result).catch(noop);
    test.fail(failure('passed a callback but also returned a Promise', CALLBACK_AND_PROMISE));
    resolve(result);
  });
  if (thrown === undefined) return outcome;
  outcome.catch(noop);
  return Promise.reject(thrown.error);
}

class Test {
  constructor({ fn, name, parent, options, harness, loc }) {
    const { concurrency, only, timeout, skip, todo, signal, plan } = options;
    this.harness = harness;
    this.parent = parent;
    this.loc = loc;
    this.entryFile = parent === null ? undefined : parent.entryFile;
    this.fn = fn ?? noop;
    this.name = typeof name === 'string' && name !== '' ? name : fn?.name || '<anonymous>';
    this.nesting = parent === null || parent.parent === null ? 0 : parent.nesting + 1;
    this.testNumber = parent === null ? 0 : parent.subtests.length + 1;
    this.only = only ?? false;
    this.runOnlySubtests = harness.options.only;
    this.concurrency = concurrencyOf(concurrency, parent);
    if (timeout != null && timeout !== Infinity) v.validateNumber(timeout, 'options.timeout', 0, LONGEST_TIMEOUT);
    this.timeout = timeout ?? parent?.timeout ?? Infinity;
    v.validateAbortSignal(signal, 'options.signal');
    if (plan !== undefined) v.validateUint32(plan, 'options.plan', true);
    this.expected = plan;
    this.skipped = false;
    this.isTodo = (todo !== undefined && todo !== false) || parent?.isTodo || false;
    this.message = typeof skip === 'string' ? skip : typeof todo === 'string' ? todo : null;
    if (skip !== undefined && skip !== false) this.skipped = true;
    this.cancelled = false;
    this.startTime = null;
    this.endTime = null;
    this.passed = false;
    this.error = null;
    this.subtests = [];
    this.pending = [];             // subtests that wait for room, with what their start() promised
    this.ready = new Map();        // number → subtest that has ended and is not told of yet
    this.nextToTell = 1;
    this.active = 0;
    this.told = 0;
    this.isStartTold = false;
    this.diagnostics = [];
    this.assertions = 0;
    this.controller = new AbortController();
    this.outerSignal = signal;
    this.onAbort = () => this.cancel(abortFailure(signal));
    this.hooks = {
      before: [],
      after: [],
      beforeEach: [],
      afterEach: [],
    };
    this.isFiltered = parent !== null && harness.filters(this);
    if (signal !== undefined) {
      if (signal.aborted) this.onAbort();
      else signal.addEventListener('abort', this.onAbort, { once: true });
    }
  }

  get fullName() {
    return this.parent?.parent ? `${this.parent.fullName} > ${this.name}` : this.name;
  }

  // ---- subtests ------------------------------------------------------------------------------------

  createSubtest(Class, name, options, fn, overrides, loc) {
    if (typeof name === 'function') {
      fn = name;
    } else if (name !== null && typeof name === 'object') {
      fn = options;
      options = name;
    } else if (typeof options === 'function') {
      fn = options;
    }
    if (options === null || typeof options !== 'object') options = {};
    const isLate = this.endTime !== null || this.isBuilt;
    const test = new Class({ fn, name: typeof name === 'string' ? name : options.name, parent: this,
      options: { ...options, ...overrides }, harness: this.harness, loc });
    this.subtests.push(test);
    if (isLate && !test.isFiltered) {
      test.startTime = now();
      test.fail(failure('test could not be started because its parent finished', LATE));
    }
    this.harness.stream.tell('test:enqueue', test.place());
    return test;
  }

  /** Runs now or when the parent has room. */
  start() {
    this.startPromise ??= this.parent.hasRoom()
      ? (this.parent.active++, this.run())
      : new Promise((resolve) => this.parent.pending.push({ test: this, resolve }));
    return this.startPromise;
  }

  hasRoom() {
    return this.active < this.concurrency && !this.isHeld;
  }

  async startPending() {
    while (this.pending.length > 0 && this.hasRoom()) {
      const { test, resolve } = this.pending.shift();
      this.active++;
      const end = test.run();
      end.then(resolve, resolve);
    }
  }

  runInScope(fn, thisArg, args) {
    return running().run(this, () => Reflect.apply(fn, thisArg, args));
  }

  // ---- hooks ---------------------------------------------------------------------------------------

  addHook(kind, fn, options, loc) {
    v.validateObject(options, 'options');
    if (fn !== undefined) v.validateFunction(fn, 'fn');
    const hook = new Hook({ fn, name: kind, kind, parent: this, options, harness: this.harness, loc });
    if (kind === 'before' && this.startTime !== null) {
      // It has begun already: at once.
      this.lateBefore = Promise.all([this.lateBefore, hook.once(this.context)]);
      this.lateBefore.catch(noop);
    }
    this.hooks[kind].push(hook);
  }

  // Those around each test come from all that it is within, the outermost the farthest from it.
  hooksOf(kind) {
    const own = this.hooks[kind].slice();
    if (this.parent === null) return own;
    if (kind === 'beforeEach') return [...this.parent.hooksOf(kind), ...own];
    return kind === 'afterEach' ? [...own, ...this.parent.hooksOf(kind)] : own;
  }

  async runHooks(kind, context) {
    for (const hook of this.hooksOf(kind)) {
      const error = kind === 'before' || kind === 'after' ? await hook.once(context) : await hook.call(context);
      if (error) throw error;
    }
  }

  // ---- the course of it ----------------------------------------------------------------------------

  makeContext() {
    return new (require('internal/test/context').TestContext)(this);
  }

  async run() {
    this.harness.stream.tell('test:dequeue', this.place());
    if (this.isOver()) {
      this.end();
      return;
    }
    this.startTime = now();
    this.context = this.makeContext();
    if (this.skipped || this.isFiltered) {
      this.pass();
    } else {
      await this.runBody();
    }
    this.end();
  }

  isOver() {
    if (this.endTime === null && this.controller.signal.aborted) this.cancel(abortFailure(this.outerSignal));
    return this.endTime !== null;
  }

  async runBody() {
    const { context, parent } = this;
    const limit = limitOf(this.timeout, this.controller.signal);
    let wasBefore = false;
    try {
      await parent.runHooks('before', parent.context ?? context);
      wasBefore = true;
      await parent.runHooks('beforeEach', context);
      await raced(outcomeOf(this, this.fn, context, [context]), limit);
      if (this.lateBefore !== undefined) await raced(this.lateBefore, limit);
      await raced(this.openSubtests(), limit);
      await raced(this.planned(), limit);
      await this.runAfter(wasBefore);
      this.pass();
    } catch (error) {
      this.failBy(error);
      await this.runAfter(wasBefore).catch(noop);
    } finally {
      limit.stop();
      this.mocks?.restoreAll();
    }
  }

  // Subtests that nobody awaited: those that already run may end, if all they need is what is queued now. A plan
  // counts them.
  async openSubtests() {
    if (this.expected !== undefined) await Promise.all(this.subtests.map((subtest) => subtest.startPromise));
    for (let turns = 0; this.active > 0 && turns < TURNS_TO_END; turns++) await undefined;
  }

  async runAfter(wasBefore) {
    if (this.wasAfter) return;
    this.wasAfter = true;
    if (wasBefore) await this.parent.runHooks('afterEach', this.context);
    await this.runHooks('after', this.context);
  }

  failBy(error) {
    if (!isFailure(error)) this.fail(failure(error, CODE_FAILED));
    else if (error.failureType === TIMED_OUT) this.cancel(error);
    else this.fail(error);
  }

  /** One more of what the plan counts. */
  noteAssertion() {
    if (this.expected === undefined) return;
    this.assertions++;
    if (this.assertions === this.expected) this.onPlanMet?.();
  }

  isPlanMet() {
    return this.expected === undefined || this.expected === this.assertions;
  }

  // A plan may wait for what comes later, without end or so many milliseconds.
  async planned() {
    if (this.isPlanMet() || this.assertions > this.expected || !this.planWait) return this.checkPlan();
    const met = new Promise((resolve) => { this.onPlanMet = resolve; });
    const late = this.planWait === true ? undefined : setTimeout(this.onPlanMet, this.planWait);
    await met;
    clearTimeout(late);
    if (this.isPlanMet()) return;
    throw failure(`plan timed out after ${this.planWait}ms with ${this.assertions} assertions when expecting ` +
      `${this.expected}`, TIMED_OUT);
  }

  checkPlan() {
    if (this.isPlanMet()) return;
    throw failure(`plan expected ${this.expected} assertions but received ${this.assertions}`, CODE_FAILED);
  }

  pass() {
    if (this.endTime !== null) return;
    this.endTime = now();
    this.passed = true;
  }

  fail(error) {
    if (this.error !== null) return;
    this.endTime = now();
    this.passed = false;
    this.error = error;
  }

  cancel(error) {
    if (this.endTime !== null) return;
    this.fail(error ?? failure('test did not finish before its parent and was cancelled', CANCELLED));
    this.startTime ??= this.endTime;
    this.cancelled = true;
    this.controller.abort();
  }

  /** It is over, and so are its subtests, whether they ended or not. */
  end(pendingError) {
    if (this.isEnded) return;
    this.isEnded = true;
    this.startTime ??= this.endTime;
    let failed = 0;
    for (const subtest of this.subtests) {
      if (!subtest.isEnded) {
        subtest.cancel(pendingError);
        subtest.end(pendingError);
      }
      if (!subtest.passed && !subtest.isTodo) failed++;
    }
    if ((this.passed || this.parent === null) && failed > 0) {
      const message = `${failed} subtest${failed > 1 ? 's' : ''} failed`;
      this.passed = false;
      this.error = failure(message, SUBTESTS_FAILED);
      this.endTime ??= now();
    }
    this.outerSignal?.removeEventListener('abort', this.onAbort);
    if (this.parent === null) return;
    this.parent.active--;
    this.parent.ready.set(this.testNumber, this);
    this.tellCompletion();
    this.parent.tellReady();
    this.parent.startPending();
    if (this.parent.parent === null) this.harness.noteIdle();
  }

  // ---- telling -------------------------------------------------------------------------------------

  isTurn() {
    return this.parent === null || (this.parent.nextToTell === this.testNumber && this.parent.isTurn());
  }

  // Tells of what has ended, in order; of what is within this test only once its own turn has come.
  tellReady() {
    if (!this.isTurn()) return;
    for (;;) {
      const test = this.ready.get(this.nextToTell);
      if (test === undefined) break;
      test.tellReady();
      test.tell();
      this.ready.delete(this.nextToTell++);
    }
    const next = this.subtests[this.nextToTell - 1];
    // It still runs, and what has ended in it need not wait for it.
    if (next !== undefined && !next.isEnded && next.subtests.length > 0) next.tellReady();
  }

  place() {
    const { line, column, file } = this.loc ?? {};
    return { name: this.name, nesting: this.nesting, type: this.kind, line, column, file };
  }

  tellStart() {
    if (this.isStartTold || this.parent === null || this.isFiltered) return;
    this.isStartTold = true;
    this.parent.tellStart();
    const { line, column, file } = this.loc ?? {};
    this.harness.stream.tell('test:start', { nesting: this.nesting, name: this.name, line, column, file });
  }

  details() {
    const details = { duration_ms: Number((this.endTime ?? now()) - (this.startTime ?? now())) / 1e6 };
    if (this.reportedType) details.type = this.reportedType;
    if (!this.passed) details.error = this.error;
    return details;
  }

  directive() {
    if (this.skipped) return { skip: this.message ?? true };
    if (this.isTodo) return { todo: this.message ?? true };
    return {};
  }

  tellCompletion() {
    if (this.isFiltered) return;
    const { line, column, file } = this.loc ?? {};
    this.harness.stream.tell('test:complete', { nesting: this.nesting, name: this.name, testNumber: this.shownNumber,
      details: { passed: this.passed, ...this.details() }, ...this.directive(), line, column, file });
  }

  tell() {
    if (this.isFiltered) return;
    const { stream } = this.harness;
    const { line, column, file } = this.loc ?? {};
    this.parent.told++;
    if (this.told > 0) {
      this.tellStart();
      stream.tell('test:plan', { nesting: this.subtests[0].nesting, count: this.told, line, column, file });
    } else {
      this.tellStart();
    }
    this.harness.count(this);
    stream.tell(this.passed ? 'test:pass' : 'test:fail', { name: this.name, nesting: this.nesting,
      testNumber: this.parent.told, details: this.details(), ...this.directive(), line, column, file });
    for (const message of this.diagnostics) {
      stream.tell('test:diagnostic', { nesting: this.nesting, message, level: 'info', line, column, file });
    }
  }
}
Test.prototype.kind = 'test';

function concurrencyOf(concurrency, parent) {
  if (typeof concurrency === 'number') {
    v.validateUint32(concurrency, 'options.concurrency', true);
    return concurrency;
  }
  if (typeof concurrency === 'boolean') return concurrency ? Infinity : 1;
  if (concurrency != null) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  }
  return parent?.concurrency ?? 1;
}

function abortFailure(signal) {
  const error = signal?.reason ?? new AbortError('The test was aborted');
  if (typeof error === 'object' && error !== null) error.failureType = ABORTED;
  return error;
}

/** A function around tests. What it throws is the failure of whom it belongs to. */
class Hook extends Test {
  constructor(given) {
    super({ ...given, parent: null, options: { timeout: given.parent.timeout, ...given.options } });
    this.owner = given.parent;
    this.hookKind = given.kind;
  }

  once(context) {
    return this.onlyRun ??= this.call(context);
  }

  /** The error, if it failed. */
  async call(context) {
    const limit = limitOf(this.timeout, this.outerSignal);
    try {
      await raced(outcomeOf(this, this.fn, context, [context]), limit);
    } catch (error) {
      const failed = failure(`failed running ${this.hookKind} hook`, HOOK_FAILED);
      failed.cause = isFailure(error) ? error.cause ?? error : error;
      return failed;
    } finally {
      limit.stop();
    }
  }
}
Hook.prototype.kind = 'hook';

/** describe(): its function makes the tests in it, at once; they run one after the other. */
class Suite extends Test {
  constructor(given) {
    super(given);
    this.reportedType = 'suite';
    if (this.isFiltered && !this.harness.mayHoldWanted(this)) this.isEmpty = true;
    if (this.skipped) {
      this.fn = noop;
      return;
    }
    this.context = this.makeContext();
    try {
      const built = this.runInScope(this.fn, this.context, [this.context]);
      this.built = typeof built?.then === 'function'
        ? Promise.resolve(built).catch((error) => this.fail(failure(error, CODE_FAILED))) : undefined;
    } catch (error) {
      this.fail(failure(error, CODE_FAILED));
    }
  }

  makeContext() {
    return new (require('internal/test/context').SuiteContext)(this);
  }

  async run() {
    this.harness.stream.tell('test:dequeue', this.place());
    if (this.built !== undefined) await this.built;
    this.isBuilt = true;
    if (this.isFiltered) this.isFiltered = this.subtests.every((subtest) => subtest.isFiltered);
    this.startTime = now();
    if (this.endTime !== null) {
      this.end();
      return;
    }
    if (this.isOver()) {
      this.end();
      return;
    }
    await this.runTests();
    this.end();
  }

  async runTests() {
    const limit = limitOf(this.timeout, this.controller.signal);
    let wasBefore = false;
    try {
      if (!this.skipped && !this.isFiltered) {
        await this.parent.runHooks('before', this.parent.context ?? this.context);
        wasBefore = true;
        await this.runHooks('before', this.context);
      }
      const subtests = this.skipped ? [] : this.subtests;
      await raced(Promise.all(subtests.map((subtest) => subtest.start())), limit);
      if (wasBefore) await this.runHooks('after', this.context);
      this.pass();
    } catch (error) {
      this.failBy(error);
      if (wasBefore && error?.failureType !== HOOK_FAILED) await this.runHooks('after', this.context).catch(noop);
    } finally {
      limit.stop();
    }
  }
}
Suite.prototype.kind = 'suite';

module.exports = { Test, Suite, currentTest, currentWork, failure, CANCELLED, SUBTESTS_FAILED };
