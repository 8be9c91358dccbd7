'use strict';
// What the flags of the command line ask for before the program runs
// (https://nodejs.org/docs/latest-v22.x/api/cli.html). Loaded only when there are flags.

const options = require('internal/options');

/** The flags that are properties of process. */
function describe(process) {
  if (options.get('--deprecation') === false) process.noDeprecation = true;
  if (options.get('--throw-deprecation') === true) process.throwDeprecation = true;
  if (options.get('--trace-deprecation') === true) process.traceDeprecation = true;
  if (options.get('--trace-warnings') === true) process.traceProcessWarnings = true;
  const title = options.get('--title');
  if (title !== undefined) process.title = title;
}

/** Sets the scene. */
function prepare() {
  if (options.get('--env-file') !== undefined || options.get('--env-file-if-exists') !== undefined) {
    require('internal/startup_env').load(native('process').flags);
  }
  const limit = options.get('--stack-trace-limit');
  if (limit !== undefined) Error.stackTraceLimit = Number(limit);
  if (options.get('--expose-gc') === true) {
    const { define } = require('internal/globals');
    define(globalThis, 'gc', native('process').gc);
  }
  for (const flag of Object.keys(WITHOUT)) {
    if (options.get(flag) === false) for (const name of WITHOUT[flag]) delete globalThis[name];
  }
  const loaders = [...options.get('--loader') ?? [], ...options.get('--experimental-loader') ?? []];
  if (loaders.length > 0) registerLoaders(loaders);
  if (options.get('--enable-source-maps') === true) {
    require('internal/source_map/support').setSourceMapsSupport(true, { nodeModules: true, generatedCode: true });
  }
  if (options.get('--disallow-code-generation-from-strings') === true) {
    require('internal/vm/realm').forbidStrings(globalThis);
  }
  const proto = options.get('--disable-proto');
  if (proto !== undefined) disableProto(Object.prototype, proto);
  if (options.get('--pending-deprecation') === true) deprecateParent();
  if (options.get('--report-on-signal') === true) require('internal/process_report');
}

function registerLoaders(list) {
  const { register } = require('module');
  const base = `${require('url').pathToFileURL(`${process.cwd()}/`)}`;
  process.emitWarning('`--experimental-loader` may be removed in the future; instead use `register()`:\n' +
    `--import 'data:text/javascript,import { register } from "node:module"; ` +
    'import { pathToFileURL } from "node:url"; ' +
    list.map((each) => `register(${encodeURIComponent(JSON.stringify(each))}, pathToFileURL("./"));`).join(' ') + "'",
  'ExperimentalWarning');
  for (const specifier of list) register(specifier, base);
}

// Globals that a flag takes away.
const WITHOUT = {
  '__proto__': null,
  '--experimental-eventsource': ['EventSource'],
  '--experimental-fetch': ['fetch', 'FormData', 'Headers', 'Request', 'Response'],
  '--experimental-global-customevent': ['CustomEvent'],
  '--experimental-global-navigator': ['navigator', 'Navigator'],
  '--experimental-global-webcrypto': ['crypto', 'Crypto', 'CryptoKey', 'SubtleCrypto'],
  '--experimental-websocket': ['CloseEvent', 'WebSocket'],
};

/** What flags say of the language holds in the vm module's realms as well. */
function prepareRealm(global) {
  const proto = options.get('--disable-proto');
  if (proto !== undefined) disableProto(global.Object.prototype, proto);
}

function disableProto(prototype, mode) {
  if (mode !== 'delete' && mode !== 'throw') {
    throw new (require('internal/errors').codes.ERR_INVALID_ARG_VALUE)('--disable-proto', mode,
      'must be delete or throw');
  }
  delete prototype.__proto__;
  if (mode === 'delete') return;
  const refuse = () => {
    throw new (require('internal/errors').codes.ERR_PROTO_ACCESS)();
  };
  Object.defineProperty(prototype, '__proto__', { enumerable: false, get: refuse, set: refuse });
}

function deprecateParent() {
  const { prototype } = require('internal/modules/cjs').Module;
  const { get, set } = Object.getOwnPropertyDescriptor(prototype, 'parent');
  const { deprecate } = require('internal/util');
  const message = 'module.parent is deprecated due to accuracy issues. Please use require.main to find program ' +
    'entry point instead.';
  Object.defineProperty(prototype, 'parent', {
    configurable: true,
    get: deprecate(get, message, 'DEP0144'),
    set: deprecate(set, message, 'DEP0144'),
  });
}

/** --trace-exit: says from where the program ends itself. */
function traceExit(code) {
  if (options.get('--trace-exit') !== true) return;
  const place = {};
  Error.captureStackTrace(place, process.exit);
  const frames = place.stack.slice(place.stack.indexOf('\n') + 1);
  native('process').writeSync(2,
    `(node:${process.pid}) WARNING: Exited the environment with code ${+(code ?? 0)}\n${frames}\n`);
}

/** Imports what --import names, one after the other. */
async function importAll(list) {
  const { pathToUrl, resolve } = require('internal/modules/esm_resolve');
  require('internal/modules/cjs');
  const base = pathToUrl(`${process.cwd()}/`);
  for (const specifier of list) await import(resolve(specifier, base));
}

/** What becomes of symbolic links on the way to modules: { main, others }, or undefined for the usual. */
function linkRules(env) {
  const main = options.get('--preserve-symlinks-main') ?? env.NODE_PRESERVE_SYMLINKS_MAIN === '1';
  const others = options.get('--preserve-symlinks') ?? env.NODE_PRESERVE_SYMLINKS === '1';
  if (!main && !others) return undefined;
  native('loader').keepLinks(others);
  return { main, others };
}

/** --check: the file must parse. */
function checkSyntax(path, text) {
  const { Module, formatOf, wrapping } = require('internal/modules/cjs');
  const loader = native('loader');
  let filename = path;
  let format = options.get('--input-type');
  if (text === undefined) {
    filename = Module._resolveFilename(path, null, true);
    format = formatOf(filename);
    text = loader.read(filename);
  }
  if (format === 'module') return checkModule(text, filename);
  try {
    if (wrapping.isReplaced) new (require('vm').Script)(Module.wrap(text), { filename });
    else loader.compile(text, filename, 'exports, require, module, __filename, __dirname');
  } catch (error) {
    if (format === undefined && error instanceof SyntaxError && loader.isModule(text)) return;
    throw error;
  }
}

// As a module it may only be parsed, since compiling would load what it imports.
function checkModule(text, filename) {
  if (native('loader').isModule(text)) return;
  native('loader').compile(text, filename, '');
  throw new SyntaxError(`${filename} is no ES module`);
}

module.exports = { checkSyntax, describe, importAll, linkRules, prepare, prepareRealm, traceExit };
