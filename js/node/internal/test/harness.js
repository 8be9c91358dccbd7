'use strict';
// One run of tests in this process: the root of all tests, counters, filters, what happens when the program is out
// of work, and the exit status.

const { Test, currentTest, failure, CANCELLED } = require('internal/test/case');
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
    for (const message of root.diagnostics) stream.tell('test:diagnostic', { nesting: 0, message });
    const duration = Number(process.hrtime.bigint() - this.startTime) / 1e6;
    const totals = ['tests', 'suites', 'passed', 'failed', 'cancelled', 'skipped', 'todo'];
    const words = { passed: 'pass', failed: 'fail' };
    for (const key of totals) {
      stream.tell('test:diagnostic', { nesting: 0, message: `${words[key] ?? key} ${counters[key]}` });
    }
    stream.tell('test:diagnostic', { nesting: 0, message: `duration_ms ${duration}` });
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
  watchProcess(main);
  require('internal/test/reporting').attach(main.stream, main.options);
  return main;
}

function watchProcess(harness) {
  const onBeforeExit = () => {
    process.off('beforeExit', onBeforeExit);
    finishRoot(harness, failure(
      'Promise resolution is still pending but the event loop has already resolved', CANCELLED));
  };
  process.on('beforeExit', onBeforeExit);
  process.on('exit', () => {
    if (!harness.isSuccess && !process.exitCode) process.exitCode = 1;
  });
  const onStray = (kind) => (error) => blame(harness, error, kind);
  process.on('uncaughtException', onStray('uncaughtException'));
  process.on('unhandledRejection', onStray('unhandledRejection'));
  if (harness.options.isRunner || process.env.NODE_TEST_CONTEXT) {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => {
        finishRoot(harness, failure('Test was interrupted', CANCELLED));
        process.exitCode = 1;
        setImmediate(() => process.exit());
      });
    }
  }
}

async function finishRoot(harness, pendingError) {
  const { root } = harness;
  for (const subtest of root.subtests) {
    if (!subtest.isEnded) {
      subtest.cancel(pendingError);
      subtest.end(pendingError);
    }
  }
  try {
    await root.runHooks('before');
    await root.runHooks('after');
  } catch (error) {
    harness.isSuccess = false;
    root.diagnostics.push(`Error: ${error.message}`);
  }
  harness.finish(pendingError);
}

// An error that nobody caught is the failure of the test whose work it came from.
function blame(harness, error, kind) {
  const { context } = require('internal/dispatch');
  const test = currentTest() ?? testOf(context.failed);
  context.failed = undefined;
  if (test === undefined || test.parent === null) throw error;
  if (test.endTime !== null) {
    const { file, line, column } = test.loc ?? {};
    const what = kind === 'unhandledRejection' ? 'unhandledRejection' : 'uncaughtException';
    harness.root.diagnostics.push(`Error: Test "${test.name}" at ${file}:${line}:${column} generated asynchronous ` +
      `activity after the test ended. This activity created the error "${error}" and would have caused the test to ` +
      `fail, but instead triggered an ${what} event.`);
    harness.isSuccess = false;
    return;
  }
  test.fail(failure(error, kind));
  test.controller.abort();
}

function testOf(frame) {
  if (frame === undefined) return undefined;
  const { context } = require('internal/dispatch');
  const before = context.frame;
  context.frame = frame;
  const test = currentTest();
  context.frame = before;
  return test;
}

/** Has the program's tests belong to a run that was begun elsewhere. */
function share(harness) {
  main = harness;
}

module.exports = { Harness, mainHarness, options, share, toPattern };
