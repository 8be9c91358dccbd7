'use strict';
// run() and `mote --test`: finds the files that hold tests and runs each in a process of its own, or all in this one
// (https://nodejs.org/docs/latest-v22.x/api/test.html#runoptions).

const { Harness, options: commandLine, toPattern } = require('internal/test/harness');
const { Test, failure } = require('internal/test/case');
const { codes } = require('internal/errors');
const v = require('internal/validators');

const ENDINGS = 'cjs,mjs,js';
const PATTERNS = [
  `**/{test,test/**/*,test-*,*[._-]test}.{${ENDINGS}}`,
];

/** The files that Node takes for tests when none are named. */
function findFiles(given, cwd) {
  const fs = require('fs');
  const path = require('path');
  const patterns = given.length > 0 ? given : PATTERNS;
  const found = new Set();
  for (const pattern of patterns) {
    const whole = path.resolve(cwd, pattern);
    if (given.length > 0 && fs.existsSync(whole) && fs.statSync(whole).isFile()) {
      found.add(whole);
      continue;
    }
    const matches = fs.globSync(pattern, { cwd, exclude: (name) => name === 'node_modules' });
    for (const match of matches) {
      const file = path.resolve(cwd, match);
      if (fs.statSync(file).isFile()) found.add(file);
    }
  }
  return [...found].sort();
}

/** A file as a test: what its process tells becomes what we tell. */
class FileTest extends Test {
  constructor(given) {
    super(given);
    this.file = given.fn.file;
    this.buffered = [];
    this.hasTests = false;
  }

  // Waits for the files before it.
  hear({ type, data }) {
    if (type === 'test:summary' || (type === 'test:plan' && data.nesting === 0)) return;
    if (type === 'test:diagnostic' && data.nesting === 0 && this.isTotal(data.message)) return;
    this.hasTests = true;
    this.buffered.push({ type, data });
    if (this.isTurn()) this.flush();
  }

  isTotal(message) {
    return /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.e-]+$/.test(message);
  }

  flush() {
    const { stream } = this.harness;
    for (const { type, data } of this.buffered) {
      if (type === 'test:pass' || type === 'test:fail') {
        if (data.nesting === 0) data.testNumber = ++this.parent.told;
        this.harness.count(resultOf(type, data));
      }
      data.file ??= this.file;
      stream.tell(type, data);
    }
    this.buffered = [];
  }

  tellReady() {
    if (this.isTurn()) this.flush();
    super.tellReady();
  }

  tell() {
    this.flush();
    // The file is only named when it has nothing to tell by itself.
    if (!this.hasTests || (!this.passed && this.isUnexpected)) super.tell();
  }
}

// A child's test as the counters want it.
function resultOf(type, data) {
  const type_ = data.details.type;
  return { nesting: data.nesting, passed: type === 'test:pass', isTodo: data.todo !== undefined,
    skipped: data.skip !== undefined, reportedType: type_,
    cancelled: /^(?:cancelledByParent|testTimeoutFailure|testAborted)$/.test(data.details.error?.failureType) };
}

// Flags that are the run's and not its files'; those whose value is the next word.
const OF_THE_RUN = /^--(?:test|watch|experimental-test)(?!-module)/;
const WITH_WORD = /^--(?:test-(?!only|force|update|random)|experimental-test-isolation|watch-)[a-z-]*$/;

function childFlags(given) {
  const words = process.execArgv;
  const keep = words.filter((word, i) => !OF_THE_RUN.test(word) && !WITH_WORD.test(words[i - 1]));
  if (given.only) keep.push('--test-only');
  for (const pattern of given.namePatterns ?? []) keep.push(`--test-name-pattern=${pattern}`);
  for (const pattern of given.skipPatterns ?? []) keep.push(`--test-skip-pattern=${pattern}`);
  if (given.forceExit) keep.push('--test-force-exit');
  if (given.updateSnapshots) keep.push('--test-update-snapshots');
  if (Number.isFinite(given.timeout)) keep.push(`--test-timeout=${given.timeout}`);
  return [...keep, ...given.execArgv];
}

function runChild(test, file, given) {
  const { spawn } = require('child_process');
  const { Receiver } = require('internal/test/messages');
  const child = spawn(process.execPath, [...childFlags(given), file, ...given.argv], {
    cwd: given.cwd, env: { ...process.env, NODE_TEST_CONTEXT: 'child-v8' }, signal: test.signal,
  });
  const say = (type) => (bytes) => test.hear({ type, data: { file, message: bytes.toString() } });
  const receiver = new Receiver((event) => test.hear(event), say('test:stdout'));
  child.stdout.on('data', (bytes) => receiver.take(bytes));
  child.stderr.on('data', say('test:stderr'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      receiver.end();
      if (exitCode === 0 && signal === null) resolve();
      else reject(Object.assign(failure('test failed', 'testCodeFailure'), { exitCode, signal }));
    });
  });
}

function describeFile(harness, file, given) {
  const { root } = harness;
  const name = require('path').relative(given.cwd, file);
  let test;
  const fn = async (context) => {
    try {
      await runChild({ hear: (event) => test.hear(event), signal: context.signal }, file, given);
    } catch (error) {
      // Its tests have told already what failed.
      test.isUnexpected = !test.hasFailures();
      throw error;
    }
  };
  fn.file = file;
  test = root.createSubtest(FileTest, name, { timeout: given.timeout }, fn, {}, { file, line: 1, column: 1 });
  const failures = { count: 0 };
  test.hasFailures = () => failures.count > 0;
  const { hear } = FileTest.prototype;
  test.hear = function(event) {
    if (event.type === 'test:fail' && event.data.todo === undefined) failures.count++;
    hear.call(this, event);
  };
  return test.start();
}

// No test begins before all files have declared theirs.
async function runHere(harness, files, cwd) {
  require('internal/modules/cjs');
  const { pathToFileURL } = require('url');
  const { root } = harness;
  root.isHeld = true;
  for (const file of files) {
    root.entryFile = file;
    const before = root.subtests.length;
    let failed;
    try {
      await import(pathToFileURL(file).href);
    } catch (error) {
      failed = { error };
    }
    // A file that declares none is a test itself, and so is one that fails.
    if (failed === undefined && root.subtests.length > before) continue;
    const name = require('path').relative(cwd, file);
    const fn = () => { if (failed !== undefined) throw failed.error; };
    root.createSubtest(Test, name, {}, fn, {}, { file, line: 1, column: 1 }).start();
  }
  root.isHeld = false;
  await root.lateBefore;
  root.startPending();
  await Promise.all(root.subtests.map((test) => test.startPromise));
}

function shardOf(files, shard) {
  if (shard === undefined) return files;
  return files.filter((_, i) => i % shard.total === shard.index - 1);
}

function checkOptions(given) {
  v.validateObject(given, 'options');
  const { files, globPatterns, cwd = process.cwd(), argv = [], execArgv = [], isolation = 'process', shard, setup,
    timeout, signal, concurrency, testNamePatterns, testSkipPatterns, forceExit = false } = given;
  if (files !== undefined) v.validateArray(files, 'options.files');
  if (globPatterns !== undefined) v.validateArray(globPatterns, 'options.globPatterns');
  v.validateString(cwd, 'options.cwd');
  v.validateStringArray(argv, 'options.argv');
  v.validateStringArray(execArgv, 'options.execArgv');
  v.validateOneOf(isolation, 'options.isolation', ['process', 'none']);
  v.validateBoolean(forceExit, 'options.forceExit');
  v.validateAbortSignal(signal, 'options.signal');
  if (setup !== undefined) v.validateFunction(setup, 'options.setup');
  if (timeout != null && timeout !== Infinity) v.validateNumber(timeout, 'options.timeout', 0, 2147483647);
  if (shard !== undefined) {
    v.validateObject(shard, 'options.shard');
    v.validateInteger(shard.total, 'options.shard.total', 1);
    v.validateInteger(shard.index, 'options.shard.index', 1, shard.total);
  }
  return { files, globPatterns, cwd, argv, execArgv, isolation, shard, setup, concurrency, signal,
    timeout: timeout ?? Infinity, only: !!given.only, forceExit, updateSnapshots: false,
    namePatterns: patternList(testNamePatterns, 'options.testNamePatterns'),
    skipPatterns: patternList(testSkipPatterns, 'options.testSkipPatterns') };
}

function patternList(given, name) {
  if (given === undefined || given === null) return null;
  const list = Array.isArray(given) ? given : [given];
  return list.map((each, i) => {
    if (typeof each !== 'string' && !(each instanceof RegExp)) {
      throw new codes.ERR_INVALID_ARG_TYPE(`${name}[${i}]`, ['string', 'RegExp'], each);
    }
    return toPattern(each);
  });
}

/** Runs files of tests; answers the stream of their events. */
function run(given = {}) {
  return start(checkOptions(given)).stream;
}

function start(given, harness = new Harness({ ...given, reporters: [], destinations: [] })) {
  const { root } = harness;
  if (given.concurrency === true) root.concurrency = Math.max(require('os').availableParallelism() - 1, 1);
  else if (typeof given.concurrency === 'number') root.concurrency = given.concurrency;
  else if (given.concurrency === undefined && given.isRunner) {
    root.concurrency = Math.max(require('os').availableParallelism() - 1, 1);
  }
  const files = shardOf((given.files ?? findFiles(given.globPatterns ?? [], given.cwd)).map(
    (file) => require('path').resolve(given.cwd, `${file}`)), given.shard);
  // A signal ends the files that still run.
  given.signal?.addEventListener('abort', () => {
    for (const test of root.subtests) if (!test.isEnded) test.cancel();
  }, { once: true });
  const work = async () => {
    await given.setup?.(harness.stream);
    if (given.isolation === 'none') {
      harness.isShared = true;
      require('internal/test/harness').share(harness);
      await runHere(harness, files, given.cwd);
      await harness.runLastHooks();
    } else {
      await Promise.all(files.map((file) => describeFile(harness, file, given)));
    }
    harness.finish();
  };
  process.nextTick(() => work().catch((error) => harness.stream.destroy(error)));
  return harness;
}

function parseShard(text) {
  if (text === undefined) return undefined;
  const match = /^(\d+)\/(\d+)$/.exec(text);
  if (match === null) throw new codes.ERR_INVALID_ARG_VALUE('--test-shard', text, 'must be in the form of <index>/<total>');
  const shard = { index: +match[1], total: +match[2] };
  v.validateInteger(shard.total, '--test-shard.total', 1);
  v.validateInteger(shard.index, '--test-shard.index', 1, shard.total);
  return shard;
}

/** `mote --test`: the words behind are files or patterns. */
function main(words) {
  const given = commandLine();
  const { get } = require('internal/options');
  const cwd = process.cwd();
  const files = findFiles(words, cwd);
  if (words.length > 0 && files.length === 0) {
    native('process').writeSync(2, `Could not find '${words.map((word) => require('path').resolve(cwd, word)).join(', ')}'\n`);
    process.exitCode = 1;
    return;
  }
  const isOwn = given.isolation === 'none';
  const { mainHarness, watchSignals } = require('internal/test/harness');
  const harness = start({ ...given, files, cwd, argv: [], execArgv: [], shard: parseShard(get('--test-shard')) },
    isOwn ? mainHarness() : undefined);
  if (!isOwn) {
    harness.written = require('internal/test/reporting').attach(harness.stream, given);
    watchSignals(harness);
  }
  harness.stream.on('test:summary', ({ success }) => {
    if (!success) process.exitCode = 1;
    if (given.forceExit) harness.exit();
  });
}

module.exports = { main, run };
