'use strict';
// The program's beginning and end: a file, a text given with -e or -p, or standard input; 'beforeExit' and
// 'exit' (https://nodejs.org/api/process.html#process-events), and the status.

/** Status when `await` at the top level of the program is never settled. */
const UNSETTLED = 13;

const loader = native('loader');

let exiting = false;
let links;                        // whether links are kept: { main, others }, if anything was said of them
let programText;                  // of a program that is no file

let isLoopWaiting = true;         // for the program's own first turn to end

function start() {
  try {
    startUp();
  } finally {
    isLoopWaiting = false;
  }
}

function startUp() {
  const program = native('process');
  if (program.kind === 'worker') {
    require('internal/worker/thread').start();
    return;
  }
  if (program.env.NODE_CHANNEL_FD !== undefined) require('internal/child/channel').setUpFromEnv();
  if (program.env.NODE_UNIQUE_ID) require('cluster')._setupWorker();
  const options = program.flags.length > 0 ? require('internal/options').all() : undefined;
  if (options !== undefined) require('internal/startup').prepare();
  if (options !== undefined || program.env.NODE_PRESERVE_SYMLINKS || program.env.NODE_PRESERVE_SYMLINKS_MAIN) {
    links = require('internal/startup').linkRules(program.env);
  }
  if (program.preload.length > 0) require('internal/modules/cjs').Module._preloadModules(program.preload);
  if (options?.['--import'] === undefined) {
    startProgram(program, options);
    return;
  }
  require('internal/startup').importAll(options['--import']).then(() => startProgram(program, options), (error) => {
    require('internal/uncaught').report(error, 'uncaughtException');
  });
}

function startProgram(program, options) {
  if (options?.['--check']) {
    if (program.kind === 'file') require('internal/startup').checkSyntax(mainPath(program.source), undefined);
    else require('internal/startup').checkSyntax('[stdin]', loader.readInput());
    return;
  }
  const type = options?.['--input-type'];
  switch (program.kind) {
    case 'file':
      if (type !== undefined) throw new (require('internal/errors').codes.ERR_INPUT_TYPE_NOT_ALLOWED)();
      startFile(program.source);
      break;
    case 'test':
      require('internal/test/run').main(program.args);
      break;
    case 'repl':
      require('internal/repl/main').start();
      break;
    case 'run':
      require('internal/startup_run').run(program.source, program.args);
      break;
    case 'eval':
      if (options?.['--interactive'] && !program.print) {
        require('internal/repl/main').start(program.source);
        break;
      }
      startTyped(program.source, '[eval]', program.print, type);
      break;
    default:
      startTyped(loader.readInput(), '[stdin]', options?.['--print'] === true, type);
  }
}

function startTyped(text, name, print, type) {
  if (!type?.startsWith('module')) {
    startText(text, name, print, type);
    return;
  }
  // It brings what ES modules need.
  require('internal/modules/cjs');
  startTextModule(text, name, print);
}

// What a preloaded module has put in its place is asked, too.
function startFile(source) {
  const path = mainPath(source);
  if (native('process').flags.length > 0 && require('internal/options').get('--entry-url') === true) {
    startUrl(source);
    return;
  }
  if (isLoaded('module')) require('module').runMain(path);
  else runMain(path);
}

function startUrl(source) {
  process.emitWarning('--entry-url is an experimental feature and might change at any time', 'ExperimentalWarning');
  const { pathToFileURL, URL } = require('url');
  // It brings what ES modules need.
  require('internal/modules/cjs');
  require('internal/modules/esm').runMain(new URL(source, pathToFileURL(`${native('process').cwd()}/`)).href);
}

function runMain(path) {
  const { Module, formatOf } = require('internal/modules/cjs');
  if (links !== undefined) loader.keepLinks(links.main);
  const found = Module._findPath(path, null, true);
  if (links !== undefined) loader.keepLinks(links.others);
  const { takeMain } = require('internal/modules/package').hooks;
  if (found === false) Module._load(path, null, true);
  else if (takeMain || isModule(found, formatOf(found))) require('internal/modules/esm').runMain(found);
  else Module._load(found, null, true);
}

// A program with another ending, or none, is what its package says, too.
function isModule(path, format) {
  if (format !== undefined || path.endsWith('.js')) return format === 'module';
  return require('internal/modules/package').typeOf(path) === 'module';
}

/** Where the program was started; where mote itself lies, if that has been removed meanwhile. */
function currentDirectory() {
  const { cwd, execPath } = native('process');
  try {
    return cwd();
  } catch {
    return execPath.slice(0, execPath.lastIndexOf('/'));
  }
}

/** The file on the command line as an absolute path, for process.argv. */
function mainPath(source) {
  return loader.join(native('process').cwd(), source);
}

/** What process.argv has between the executable and the program's arguments. */
function programName() {
  const { kind, source, args } = native('process');
  if (kind === 'file') return [mainPath(source)];
  // Only after '-' can a program from standard input have arguments.
  return kind === 'stdin' && args.length > 0 ? ['-'] : [];
}

// As in Node the text is a script in the global scope, which finds there what a module would have.
function startText(text, name, print, type) {
  programText = text;
  const { Module, isEsModule, makeRequire } = require('internal/modules/cjs');
  const cwd = currentDirectory();
  const module = new Module(name);
  module.filename = `${cwd}/${name}`;
  module.paths = Module._nodeModulePaths(cwd);
  const { define } = require('internal/globals');
  const { exports } = module;
  const scope = { module, exports, require: makeRequire(module), __filename: name, __dirname: '.' };
  for (const key of Object.keys(scope)) define(globalThis, key, scope[key]);
  lazyBuiltins();
  let value;
  try {
    value = loader.evaluateScript(text, name);
  } catch (error) {
    if (type === undefined && isCompileError(error, name) && isEsModule(error, text)) {
      startTextModule(text, name, print);
      return;
    }
    throw error;
  }
  if (print) printValue(value);
}

// Of a promise what becomes of it, or that nothing has until the program ends.
function printValue(value) {
  if (loader.promiseDetails(value) === undefined) {
    require('console').log(value);
    return;
  }
  let isPrinted = false;
  const show = () => {
    if (!isPrinted) require('console').log(value);
    isPrinted = true;
  };
  Reflect.apply(require('internal/dispatch').promiseThen, value, [show, show]);
  process.on('exit', show);
}

// Whether the text could not even begin: the error was met while it was compiled.
function isCompileError(error, name) {
  if (!(error instanceof SyntaxError) || typeof error.stack !== 'string') return false;
  const first = /^    at (.*)$/m.exec(error.stack);
  return first !== null && first[1].startsWith(`${name}:`);
}

// Node numbers the texts that it runs as modules; this is the only one.
function startTextModule(text, name, print) {
  if (print) throw new (require('internal/errors').codes.ERR_EVAL_ESM_CANNOT_PRINT)();
  require('internal/modules/esm').runMain(`${currentDirectory()}/${name.replace(']', '1]')}`, text);
}

// Core modules are globals to -e, unless there is something of that name; only `crypto` stands before the
// Web's.
function lazyBuiltins() {
  const { lazy } = require('internal/globals');
  const builtins = require('internal/modules/builtins');
  for (const name of builtins.names()) {
    if (name.includes('/') || name.includes(':') || name[0] === '_') continue;
    if (name in globalThis && name !== 'crypto') continue;
    lazy(globalThis, name, () => builtins.load(name));
  }
}

function beforeExit() {
  if (!isLoaded('process')) return;
  const process = require('process');
  process.emit('beforeExit', +(process.exitCode ?? 0));
}

function isLoaded(name) {
  return require('internal/bundle').isLoaded(name);
}

/** The loop has ended: 'exit', then the process. */
function exit() {
  const unsettled = isLoaded('internal/modules/esm')
    ? require('internal/modules/esm').unsettledMain() : undefined;
  if (unsettled === undefined) {
    endWith(undefined);
    return;
  }
  const hasCode = isLoaded('process') && require('process').exitCode !== undefined;
  if (!hasCode) warnOfUnsettled(unsettled);
  endWith(hasCode ? undefined : UNSETTLED);
}

function warnOfUnsettled({ url, source }) {
  if (native('process').flags.length > 0 && require('internal/options').get('--warnings') === false) return;
  // The first that is written, since the engine does not tell which one waits.
  const lines = source.split('\n');
  const line = lines.findIndex((each) => /\bawait\b/.test(each));
  const shown = line < 0 ? '' : `:${line + 1}\n${lines[line]}\n${' '.repeat(lines[line].search(/\bawait\b/))}^\n\n`;
  native('process').writeSync(2, `Warning: Detected unsettled top-level await at ${url}${shown}\n`);
}

/** Ends the process with `status`, or with process.exitCode; by what `end` says, if the program may replace that. */
function endWith(status, end = native('process').exit) {
  if (!isLoaded('process')) native('process').exit(status ?? 0);
  const process = require('process');
  if (status !== undefined) process.exitCode = status;
  if (!exiting) {
    exiting = true;
    process._exiting = true;
    const { context } = require('internal/dispatch');
    if (context.hooks) context.hooks.tellDestroyed();
    process.emit('exit', +(process.exitCode ?? 0));
  }
  end(+(process.exitCode ?? 0));
}

module.exports = {
  beforeExit,
  currentDirectory,
  endWith,
  exit,
  isStarting: () => isLoopWaiting,
  programName,
  runMain,
  start,
  startFile,
  startTyped,
  text: () => programText,
};
