'use strict';
// One run of tests in this process: the root of all tests, counters, filters, what happens when the program is out
// of work, and the exit status.

const { Test, currentWork, failure, CANCELLED } = require('internal/test/case');
const { TestsStream } = require('internal/test/stream');

let known;

/** What the command line says about tests. */
function options() {
  return known ??= readOptions(require('internal/options').all());
}

function readOptions(given) {
  return {
    only: !!given['--test-only'],
    namePatterns: patterns(given['--test-name-pattern']),
    skipPatterns: patterns(given['--test-skip-pattern']),
    updateSnapshots: !!given['--test-update-snapshots'],
    reporters: given['--test-reporter'] ?? [],
    destinations: given['--test-reporter-destination'] ?? [],
    timeout: given['--test-timeout'] === undefined ? Infinity : Number(given['--test-timeout']),
    concurrency: given['--test-concurrency'] === undefined ? undefined : Number(given['--test-concurrency']),
    forceExit: !!given['--test-force-exit'],
    isolation: given['--test-isolation'] ?? given['--experimental-test-isolation'] ?? 'process',
    isRunner: !!given['--test'],
  };
}

function patterns(given) {
  return given === undefined ? null : given.map(toPattern);
}

// A name, or a regular expression between slashes.
function toPattern(text) {
  if (typeof text !== 'string') return text;
  const match = /^\/(.*)\/([a-z]*)$/s.exec(text);
  return match === null ? new RegExp(text) : new RegExp(match[1], match[2]);
}

class Harness {
  constructor(given) {
    this.options = given;
    this.stream = new TestsStream();
    this.counters = { tests: 0, failed: 0, passed: 0, cancelled: 0, skipped: 0, todo: 0, topLevel: 0, suites: 0 };
    this.isSuccess = true;
    this.startTime = process.hrtime.bigint();
    this.root = new Test({ fn: undefined, name: '<root>', parent: null, options: { timeout: given.timeout },
      harness: this, loc: undefined });
    this.root.startTime = this.startTime;
    this.root.context = this.root.makeContext();
  }

  // ---- what is run ---------------------------------------------------------------------------------

  filters(test) {
    if (test.harness.options.only || test.parent.runOnlySubtests) {
      if (!test.only && !isWithinOnly(test)) return test.kind !== 'suite' || true;
    }
    return !this.isNamed(test);
  }

  isNamed(test) {
    const { namePatterns, skipPatterns } = this.options;
    if (namePatterns !== null && !matches(test, namePatterns)) return false;
    return skipPatterns === null || !skipPatterns.some((pattern) => pattern.test(test.name));
  }

  mayHoldWanted() {
    return true;
  }

  // ---- the end of it ------------------------------------------------------------------------------

  /** No test runs. When none is declared until the next turn, handles that are still open must not keep the program
   * from its last hooks, which may close them; nor from its end, when that was asked for. Hooks may be declared later,
   * too. */
  noteIdle() {
    if (!this.isMain || this.isWatched || this.root.isHeld) return;
    this.isWatched = true;
    setImmediate(() => {
      this.isWatched = false;
      const { root } = this;
      if (root.active > 0 || root.pending.length > 0 || root.isHeld || this.isFinished) return;
      if (this.options.forceExit) this.finishRoot().then(() => this.exit());
      else if (root.hooks.after.length > 0) this.runLastHooks();
    });
  }

  runLastHooks() {
    return this.lastHooks ??= (async () => {
      const { root } = this;
      try {
        await root.runHooks('before', root.context);
        await root.runHooks('after', root.context);
      } catch (error) {
        this.isSuccess = false;
        root.diagnostics.push(`Error: ${error.message}`);
      }
    })();
  }

  async finishRoot(pendingError) {
    for (const subtest of this.root.subtests) {
      if (!subtest.isEnded) {
        subtest.cancel(pendingError);
        subtest.end(pendingError);
      }
    }
    await this.runLastHooks();
    this.finish(pendingError);
  }

  /** Ends the process, when all that was told is written. */
  async exit() {
    await this.written;
    process.exit();
  }

  // ---- what came of it -----------------------------------------------------------------------------

  count(test) {
    const { counters } = this;
    if (test.nesting === 0) counters.topLevel++;
    if (!test.passed && !test.isTodo) this.isSuccess = false;
    if (test.reportedType === 'suite') {
      counters.suites++;
      return;
    }
    // What is skipped or to be done is no failure.
    if (test.skipped) counters.skipped++;
    else if (test.isTodo) counters.todo++;
    else if (test.cancelled) counters.cancelled++;
    else if (!test.passed) counters.failed++;
    else counters.passed++;
    counters.tests++;
  }

  /** Everything that will run has run. */
  finish(pendingError) {
    if (this.isFinished) return;
    this.isFinished = true;
    const { root, stream, counters } = this;
    root.end(pendingError);
    root.tellReady();
    stream.tell('test:plan', { nesting: 0, count: root.told, file: undefined, line: undefined, column: undefined });
    for (const message of root.diagnostics) stream.tell('test:diagnostic', { nesting: 0, message, level: 'info' });
    const duration = Number(process.hrtime.bigint() - this.startTime) / 1e6;
    const totals = ['tests', 'suites', 'passed', 'failed', 'cancelled', 'skipped', 'todo'];
    const words = { passed: 'pass', failed: 'fail' };
    for (const key of totals) {
      stream.tell('test:diagnostic', { nesting: 0, message: `${words[key] ?? key} ${counters[key]}`, level: 'info' });
    }
    stream.tell('test:diagnostic', { nesting: 0, message: `duration_ms ${duration}`, level: 'info' });
    stream.tell('test:summary', { success: this.isSuccess, counts: { ...counters }, duration_ms: duration,
      file: undefined });
    stream.end();
  }
}

function matches(test, list) {
  for (let each = test; each !== null && each.parent !== null; each = each.parent) {
    if (list.some((pattern) => pattern.test(each.name))) return true;
  }
  // A pattern may name the way from the outermost suite.
  const full = pathOf(test);
  return list.some((pattern) => pattern.test(full));
}

function pathOf(test) {
  return test.parent?.parent ? `${pathOf(test.parent)} ${test.name}` : test.name;
}

function isWithinOnly(test) {
  for (let each = test.parent; each !== null && each.parent !== null; each = each.parent) {
    if (each.only && !each.subtests.some((subtest) => subtest.only)) return true;
    if (each.only) return each.kind !== 'suite';
  }
  return false;
}

// ---- the program's own tests ------------------------------------------------------------------------

let main;

/** The root of the program's tests; the first to ask begins the run. */
function mainHarness() {
  if (main !== undefined) return main;
  main = new Harness(options());
  main.isMain = true;
  main.root.entryFile = process.argv[1];
  // What the runner itself loads beforehand is for the files' own processes to tell of.
  if (main.options.isRunner && main.options.isolation !== 'none') return main;
  watchProcess(main);
  main.written = require('internal/test/reporting').attach(main.stream, main.options);
  return main;
}

function watchProcess(harness) {
  const onBeforeExit = () => {
    process.off('beforeExit', onBeforeExit);
    harness.finishRoot(failure(
      'Promise resolution is still pending but the event loop has already resolved', CANCELLED));
  };
  process.on('beforeExit', onBeforeExit);
  process.on('exit', () => {
    if (!harness.isSuccess && !process.exitCode) process.exitCode = 1;
  });
  const onStray = (kind) => (error) => blame(harness, error, kind);
  process.on('uncaughtException', onStray('uncaughtException'));
  process.on('unhandledRejection', onStray('unhandledRejection'));
  if (harness.options.isRunner) watchSignals(harness);
}

/** An interrupted run tells what came of it so far. */
function watchSignals(harness) {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      process.exitCode = 1;
      harness.finishRoot(failure('Test was interrupted', CANCELLED)).then(() => harness.exit());
    });
  }
}

// An error that nobody caught is the failure of the test whose work it came from.
function blame(harness, error, kind) {
  const { context } = require('internal/dispatch');
  const test = currentWork() ?? testOf(context.failed);
  context.failed = undefined;
  if (test === undefined || test.owner !== undefined || test.endTime !== null) {
    harness.root.diagnostics.push(`Error: ${describeStray(test, error, kind)}`);
    process.exitCode = 1;
    return;
  }
  test.fail(failure(error, kind));
  test.controller.abort();
}

function describeStray(test, error, kind) {
  if (test === undefined) {
    return 'A resource generated asynchronous activity after the test ended. This activity created the error ' +
      `"${error}" which triggered an ${kind} event, caught by the test runner.`;
  }
  const name = test.owner === undefined ? `Test "${test.name}"` : `Test hook "${test.hookKind}"`;
  const { loc } = test;
  const place = loc === undefined ? ''
    : ` at ${require('path').relative(process.cwd(), loc.file)}:${loc.line}:${loc.column}`;
  return `${name}${place} generated asynchronous activity after the test ended. This activity created the error ` +
    `"${error}" and would have caused the test to fail, but instead triggered an ${kind} event.`;
}

function testOf(frame) {
  if (frame === undefined) return undefined;
  const { context } = require('internal/dispatch');
  const before = context.frame;
  context.frame = frame;
  const test = currentWork();
  context.frame = before;
  return test;
}

/** Has the program's tests belong to a run that was begun elsewhere. */
function share(harness) {
  main = harness;
}

module.exports = { Harness, mainHarness, options, share, toPattern, watchSignals };
