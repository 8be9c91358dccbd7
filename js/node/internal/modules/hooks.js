'use strict';
// Hooks of the program's into how modules are found and read, in this thread: module.registerHooks
// (https://nodejs.org/docs/latest-v22.x/api/module.html#customization-hooks). Loaded with the first hook; until
// then the loaders see only that `hooks` of internal/modules/package has none.
//
// A chain runs from the hook registered last to the loader's own way, which the caller brings as `last`. Hooks of
// module.register() may answer promises, which are waited for by running jobs; there is but one thread, so that
// none of them can wait for input or output.

const loader = native('loader');
const { conditionsOf, hooks } = require('internal/modules/package');
const { pathToUrl, urlToPath } = require('internal/modules/esm_resolve');
const builtins = require('internal/modules/builtins');

const chains = { resolve: [], load: [] };   // of { hook, isAsync }; the latter are asked about imports only
const hints = new Map();          // URL → what a resolve hook said of it: { format, importAttributes }

function codes() {
  return require('internal/errors').codes;
}

/** Adds the functions of an object to the chains; answers what takes them away again. */
function registerHooks(given) {
  const { validateFunction, validateObject } = require('internal/validators');
  validateObject(given, 'hooks');
  const { resolve, load } = given;
  if (resolve !== undefined) validateFunction(resolve, 'hooks.resolve');
  if (load !== undefined) validateFunction(load, 'hooks.load');
  const registration = new ModuleHooks(resolve, load);
  update();
  return registration;
}

class ModuleHooks {
  constructor(resolve, load) {
    this.resolve = resolve;
    this.load = load;
    if (resolve !== undefined) chains.resolve.push({ hook: resolve, isAsync: false });
    if (load !== undefined) chains.load.push({ hook: load, isAsync: false });
  }

  deregister() {
    remove(chains.resolve, this.resolve);
    remove(chains.load, this.load);
    update();
  }
}

function remove(list, hook) {
  const at = list.findLastIndex((entry) => entry.hook === hook);
  if (at >= 0) list.splice(at, 1);
}

function update() {
  hooks.resolves = chains.resolve.length > 0;
  hooks.loads = chains.load.length > 0;
}

/** Adds the hooks that the module `url` exports, for imports (module.register). */
function registerModule({ initialize, resolve, load }, data, url) {
  if (initialize !== undefined) settled(initialize(data), 'initialize');
  if (resolve !== undefined) chains.resolve.push({ hook: resolve, isAsync: true, url });
  if (load !== undefined) chains.load.push({ hook: load, isAsync: true, url });
  hooks.takeMain = true;
  update();
}

// A promise for what has a `then`, which is read only once.
function promiseOf(value) {
  if (value instanceof Promise) return value;
  if (value === null || typeof value !== 'object') return undefined;
  const { then } = value;
  if (typeof then !== 'function') return undefined;
  return new Promise((resolve, reject) => { Reflect.apply(then, value, [resolve, reject]); });
}

// What a promise becomes, after as many jobs as it takes.
function settled(value, name) {
  const promise = promiseOf(value);
  if (promise === undefined) return value;
  promise.then(undefined, () => {});
  for (;;) {
    const [state, result] = loader.promiseDetails(promise);
    if (state === 1) return result;
    if (state === 2) throw result;
    if (!require('internal/timers').runWaitingJobs()) {
      throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)(`module.register() with a hook '${name}' that waits for I/O`);
    }
  }
}

// Runs a chain. Each hook gets `context` as the one before it left it, and what it adds counts for the rest.
function run(name, subject, context, kind, last, check) {
  const chain = chains[name].filter((entry) => !entry.isAsync || kind === 'import');
  const step = (at, current, given) => {
    const merged = given === undefined ? context : Object.assign({ ...context }, given);
    context = merged;
    if (at < 0) return last(current, merged);
    const { hook, isAsync, url } = chain[at];
    const label = isAsync ? `${url} '${name}'` : name;
    const nextLabel = `${label} hook's ${NEXT[name]}()`;
    let isNextCalled = false;
    const next = (subject = current, more) => {
      isNextCalled = true;
      if (isAsync) checkNext(name, nextLabel, subject, more);
      return step(at - 1, subject, more);
    };
    if (isAsync) tellAssertions(merged);
    const result = isAsync ? settled(hook(current, merged, promised(name, next)), name) : hook(current, merged, next);
    check(result, isAsync ? label : name, isAsync ? nextLabel : name);
    if (!isNextCalled && result.shortCircuit !== true) throw incomplete(label, result, isAsync);
    return result;
  };
  return step(chain.length - 1, subject, undefined);
}

let isWarnedOfAssertions = false;

// The attributes under the name that they had once.
function tellAssertions(context) {
  Object.defineProperty(context, 'importAssertions', { configurable: true, get() {
    if (!isWarnedOfAssertions) {
      isWarnedOfAssertions = true;
      process.emitWarning('Use `importAttributes` instead of `importAssertions`', 'ExperimentalWarning');
    }
    return context.importAttributes;
  } });
}

const NEXT = { resolve: 'nextResolve', load: 'nextLoad' };

// What a hook hands on to the one before it. `label` is whose call it is, for messages.
function checkNext(name, label, subject, context) {
  const { validateObject, validateString } = require('internal/validators');
  validateString(subject, `${label} ${name === 'resolve' ? 'specifier' : 'url'}`);
  if (name === 'load' && !URL.canParse(subject)) {
    throw new (codes().ERR_INVALID_ARG_VALUE)(`${label} url`, subject, 'should be a URL string');
  }
  if (context !== undefined) validateObject(context, `${label} context`);
}

function promised(name, next) {
  const shown = async (...args) => next(...args);
  return Object.defineProperty(shown, 'name', { value: NEXT[name] });
}

function incomplete(name, { shortCircuit }, isAsync) {
  if (isAsync) return new (codes().ERR_LOADER_CHAIN_INCOMPLETE)(name);
  return new (codes().ERR_INVALID_RETURN_PROPERTY_VALUE)('true', name, 'shortCircuit', shortCircuit);
}

// ---- resolving ------------------------------------------------------------------------------------

function checkResolved(result, label, nextLabel) {
  if (result === null || typeof result !== 'object') {
    throw new (codes().ERR_INVALID_RETURN_VALUE)('an object', nextLabel, result);
  }
  const { url } = result;
  if (typeof url !== 'string' || !URL.canParse(url)) {
    throw new (codes().ERR_INVALID_RETURN_PROPERTY_VALUE)('a URL string', label, 'url', url);
  }
  checkFormat(result, label);
}

function checkFormat({ format }, name) {
  if (format === undefined || format === null || typeof format === 'string') return;
  throw new (codes().ERR_INVALID_RETURN_PROPERTY_VALUE)('a string', name, 'format', format);
}

function conditionsFrom(context, kind) {
  const { conditions } = context;
  if (conditions === undefined) return conditionsOf(kind);
  if (!Array.isArray(conditions)) {
    throw new (codes().ERR_INVALID_ARG_VALUE)('conditions', conditions, 'expected an array');
  }
  return new Set(conditions);
}

function resolveThroughChain(specifier, kind, parentURL, importAttributes, last) {
  const context = { conditions: [...conditionsOf(kind)], importAttributes, parentURL };
  const found = run('resolve', specifier, context, kind, (wanted, given) => {
    if (typeof wanted !== 'string') require('internal/validators').validateString(wanted, 'specifier');
    hooks.conditions = conditionsFrom(given, kind);
    try {
      return last(wanted, given);
    } finally {
      hooks.conditions = undefined;
    }
  }, checkResolved);
  hints.set(found.url, { format: found.format ?? undefined, importAttributes: found.importAttributes ?? undefined });
  return found.url;
}

/** The file, or whatever else a hook names, that a required name stands for. `find`: the loader's own way. */
function resolveRequest(request, parent, find) {
  const parentURL = parent?.filename ? urlOf(parent.filename) : undefined;
  const url = resolveThroughChain(request, 'require', parentURL, {}, (wanted) => {
    const found = find(wanted);
    if (builtins.isBuiltin(found)) {
      return { url: found.startsWith('node:') ? found : `node:${found}`, format: 'builtin' };
    }
    return { url: urlOf(found), format: undefined };
  });
  return nameOf(url);
}

/** The URL that an import means; `find(specifier, base)` and `formatOf(url)` are the loader's own. */
function resolveImport(specifier, base, attributes, find, formatOf) {
  return resolveThroughChain(specifier, 'import', base, { ...attributes }, (wanted, { parentURL }) => {
    const url = findOrKeep(find, wanted, parentURL ?? base);
    return { url, format: formatIfKnown(url, formatOf) };
  });
}

function formatIfKnown(url, formatOf) {
  try {
    return formatOf(url);
  } catch {
    return undefined;
  }
}

// A scheme that nobody knows is a load hook's affair.
function findOrKeep(find, specifier, base) {
  if (/^\.{0,2}\//.test(specifier) && !/^(?:file|data|node):/.test(base)) return new URL(specifier, base).href;
  try {
    return find(specifier, base);
  } catch (error) {
    if (error.code !== 'ERR_UNSUPPORTED_ESM_URL_SCHEME') throw error;
    return new URL(specifier).href;
  }
}

/** The import attributes that a resolve hook gave a URL. */
function attributesOf(url) {
  return hints.get(url)?.importAttributes;
}

// Modules that are no files go by their URLs, where others go by their paths.
function urlOf(name) {
  return name[0] === '/' ? pathToUrl(name) : name;
}

function nameOf(url) {
  return url.startsWith('file:') && !/[?#]/.test(url) ? urlToPath(url) : url;
}

// ---- reading --------------------------------------------------------------------------------------

function isSource(value) {
  return typeof value === 'string' || ArrayBuffer.isView(value) || value instanceof ArrayBuffer ||
    value instanceof SharedArrayBuffer;
}

function checkLoaded(result, label, nextLabel) {
  if (result === null || typeof result !== 'object') {
    throw new (codes().ERR_INVALID_RETURN_VALUE)('an object', nextLabel, result);
  }
  const { format, source } = result;
  checkFormat(result, label);
  if (format !== 'builtin' && format !== 'addon' && !isSource(source) &&
    !(format === 'commonjs' && (source === null || source === undefined))) {
    throw new (codes().ERR_INVALID_RETURN_PROPERTY_VALUE)(
      'a string, an ArrayBuffer, or a TypedArray', label, 'source', source);
  }
}

function textOf(source) {
  if (typeof source === 'string' || source === null || source === undefined) return source;
  // Of shared memory, a copy.
  const bytes = source instanceof SharedArrayBuffer ? new Uint8Array(source).slice() : source;
  return new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
}

function loadThroughChain(url, kind, importAttributes, last) {
  const format = url.startsWith('node:') ? 'builtin' : hints.get(url)?.format;
  const context = { conditions: [...conditionsOf(kind)], importAttributes, format };
  const loaded = run('load', url, context, kind, (wanted, given) => {
    if (wanted.startsWith('node:')) return { format: 'builtin', source: null };
    return last(wanted, given);
  }, checkLoaded);
  return { format: loaded.format ?? undefined, source: textOf(loaded.source) };
}

/** { format, source } of a required module; `read(path)` and `formatOf(path)` are the loader's own. */
function loadRequired(name, read, formatOf) {
  return loadThroughChain(urlOf(name), 'require', {}, (url, { format }) => {
    const path = nameOf(url);
    return { format: format ?? formatOf(path), source: read(path) };
  });
}

/** { format, source } of an imported module; `read(url)` and `formatOf(url)` are the loader's own. */
function loadImported(url, attributes, read, formatOf) {
  return loadThroughChain(url, 'import', { ...attributes }, (wanted, { format }) => {
    format ??= formatOf(wanted);
    return { format, source: Buffer.from(read(wanted)) };
  });
}

module.exports = {
  findOrKeep,
  attributesOf,
  loadImported,
  loadRequired,
  registerHooks,
  registerModule,
  resolveImport,
  resolveRequest,
};
