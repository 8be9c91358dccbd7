'use strict';
// ES modules: https://nodejs.org/api/esm.html. The engine compiles, links and evaluates; this room says
// where specifiers lead, makes modules of CommonJS, JSON and core modules, and keeps the graph, by URL.
//
// While the engine compiles a module it asks for each import (`resolveFor`). An import that fails must not
// fail there (see src/engine/raw/modules.rs): the error is kept with the module, and thrown by `verify`
// before anything of the graph is run.

const { context } = require('internal/dispatch');
const loader = native('loader');
const bundle = require('internal/bundle');
const { nameOfBase, pathToUrl, resolve, urlToPath } = require('internal/modules/esm_resolve');
const { checkAttributes, checkNames, formatOf, readData } = require('internal/modules/esm_formats');
const builtins = require('internal/modules/builtins');
const { hooks } = require('internal/modules/package');
const values = require('internal/modules/esm_values');
const { engineName } = values;

// URL → { url, format, imports: [{ specifier, record }], error, isBroken, isVerified, source while it is
// compiled, names and value of what the engine does not compile }
const records = new Map();
const MISSING = 'mote:missing';

let compiling = 0;                // modules that the engine is compiling right now
let main;                         // { url, promise } when the program is an ES module
const roots = [];                 // records that are being evaluated right now
const running = [];               // CommonJS modules that are being run for an import

function codes() {
  return require('internal/errors').codes;
}

function urlOfBase(base) {
  if (base[0] === '/') return pathToUrl(base);
  // What eval() and Function() compile, of which the engine does not say where: nearer to the program than to
  // wherever it was started.
  if (base === '<input>') {
    const script = main?.url ?? require('internal/modules/cjs').getMain()?.filename;
    if (script !== undefined) return script[0] === '/' ? pathToUrl(script) : script;
  }
  if (base.startsWith('builtin:')) return `node:${base.slice('builtin:'.length)}`;
  if (/^[a-z][a-z\d+.-]*:/i.test(base)) return base;
  return pathToUrl(`${native('process').cwd()}/${base}`);
}

/** The engine asks: which module does `specifier` mean in `base` (a URL, or the path of a script)? */
function resolveFor(base, specifier, attributes) {
  if (base.startsWith('require:')) return specifier;
  if (compiling === 0 && bundle.isLoaded('internal/vm/imports')) require('internal/vm/imports').check(base);
  const url = urlOfBase(base);
  if (compiling === 0) {
    const record = context.channels ? importTold(specifier, url, attributes) : importNow(specifier, url, attributes);
    return engineName(record.url);
  }
  const asking = records.get(url);
  try {
    const record = obtain(lookUp(specifier, url, attributes), attributes);
    asking.imports.push({ specifier, record });
    if (record.format === 'builtin') values.want(record, asking.source);
    return engineName(record.url);
  } catch (error) {
    asking.error ??= error;
    return missing();
  }
}

function importTold(specifier, base, attributes) {
  const traced = context.channels.tracing('module.import');
  if (traced === undefined) return importNow(specifier, base, attributes);
  let record;
  let failure;
  const ended = traced.tracePromise(() => {
    try {
      record = importNow(specifier, base, attributes);
    } catch (error) {
      failure = { error };
      return Promise.reject(error);
    }
    return evaluate(record).then(() => loader.namespace(engineName(record.url)));
  }, { parentURL: base, url: specifier });
  // The engine hears of it by what is thrown here.
  ended.catch(() => {});
  if (failure !== undefined) throw failure.error;
  return record;
}

function lookUp(specifier, base, attributes) {
  if (hooks.resolves) {
    return require('internal/modules/hooks').resolveImport(specifier, base, attributes, resolve, formatOf);
  }
  if (!hooks.loads) return resolve(specifier, base);
  return require('internal/modules/hooks').findOrKeep(resolve, specifier, base);
}

const resolved = new Map();       // base \0 specifier → URL, for import() that may be called again and again

// What it has meant once it means for ever, whatever becomes of the files.
function lookUpAgain(specifier, base, attributes) {
  if (hooks.resolves || hooks.loads) return lookUp(specifier, base, attributes);
  const key = `${base}\0${specifier}`;
  let url = resolved.get(key);
  if (url === undefined) {
    const imported = records.get(base)?.imports.find((edge) => edge.specifier === specifier);
    url = imported === undefined ? resolve(specifier, base) : imported.record.url;
    resolved.set(key, url);
  }
  return url;
}

function missing() {
  if (!records.has(MISSING)) {
    records.set(MISSING, { url: MISSING, imports: [] });
    loader.synthesize(MISSING, []);
  }
  return MISSING;
}

// import(): everything that can fail fails here, with Node's errors; the engine waits for the promise.
function importNow(specifier, base, attributes) {
  const record = obtain(lookUpAgain(specifier, base, attributes), attributes);
  if (record.format === 'builtin') values.want(record, undefined);
  verify(record);
  evaluate(record).then(undefined, (error) => explain(error, record.url));
  return record;
}

/** The record of a URL, compiled with all it imports. */
function obtain(url, attributes, source) {
  const known = records.get(url);
  if (hooks.resolves) attributes = require('internal/modules/hooks').attributesOf(url) ?? attributes;
  if (attributes !== undefined && !hooks.loads) checkNames(url, attributes);
  let format = known?.format;
  if (format === undefined) {
    if (hooks.loads && source === undefined) ({ format, source } = loadHooked(url, attributes));
    else format = formatOf(url, source);
  }
  checkAttributes(url, format, attributes);
  if (known !== undefined) {
    if (known.isBroken) throw known.error;
    return known;
  }
  const record = { url, format, imports: [], error: undefined, isBroken: false, isVerified: false,
    source: undefined, names: undefined, value: undefined, given: undefined, mayAwait: false, awaits: false };
  records.set(url, record);
  try {
    makers[format](record, source);
  } catch (error) {
    record.error = error;
    record.isBroken = true;
    throw error;
  }
  return record;
}

function loadHooked(url, attributes) {
  const hooked = require('internal/modules/hooks');
  let { format, source } = hooked.loadImported(url, attributes, readSource, formatOf);
  if (format === undefined) format = source === undefined ? formatOf(url) : formatOfText(url, source);
  if (!(format in makers)) throw new (codes().ERR_UNKNOWN_MODULE_FORMAT)(format, url);
  return { format, source: source ?? undefined };
}

function formatOfText(url, source) {
  return require('internal/modules/esm_formats').detect(nameOfBase(url), source);
}

function readSource(url) {
  return url.startsWith('data:') ? readData(url) : loader.read(urlToPath(url));
}

const makers = {
  __proto__: null,


  module(record, source) {
    const { url } = record;
    source ??= readSource(url);
    record.source = source;
    record.mayAwait = source.includes('await');
    compiling++;
    try {
      loader.declare(engineName(url), source);
    } finally {
      compiling--;
      record.source = undefined;
    }
    if (source.includes('import.meta')) describe(url);
  },

  commonjs(record, source) {
    const filename = nameOfBase(record.url);
    const { exportedNames } = require('internal/modules/cjs_names');
    record.names = exportedNames(filename, source);
    record.given = source;
    loader.synthesize(record.url, record.names);
  },

  json(record, source) {
    const { url } = record;
    // One object for both kinds of loading, if require() was first.
    const { Module } = require('internal/modules/cjs');
    const isFile = url.startsWith('file:') && !/[?#]/.test(url);
    const required = isFile ? Module._cache[urlToPath(url)] : undefined;
    if (required !== undefined && required.loaded) {
      record.value = required.exports;
      loader.synthesize(url, ['default']);
      return;
    }
    try {
      record.value = JSON.parse(source ?? readSource(url));
    } catch (error) {
      error.message = `${nameOfBase(url)}: ${error.message}`;
      throw error;
    }
    loader.synthesize(url, ['default']);
    if (isFile) shareJson(Module, urlToPath(url), record.value);
  },

  builtin(record) {
    const { url } = record;
    record.names = values.namesOf(builtins.load(values.nameOfBuiltin(url)), record);
    loader.synthesize(engineName(url), record.names);
  },
};

// require() of the same file answers the same object.
function shareJson(Module, filename, exports) {
  if (Module._cache[filename] !== undefined) return;
  const module = new Module(filename);
  Object.assign(module, { filename, exports, loaded: true, paths: Module._nodeModulePaths(module.path) });
  Module._cache[filename] = module;
}

function describe(url) {
  const meta = loader.meta(engineName(url));
  if (url.startsWith('file:')) {
    const filename = urlToPath(url);
    meta.dirname = require('internal/modules/package').parentOf(filename);
    meta.filename = filename;
  }
  meta.main = main !== undefined && main.url === url;
  meta.resolve = function resolveHere(specifier, parent) {
    try {
      return lookUp(`${specifier}`, takesParent() ? parentOf(parent, url) : url, undefined);
    } catch (error) {
      if (error.code === 'ERR_UNSUPPORTED_ESM_URL_SCHEME') return new URL(specifier).href;
      // A file need not be there to have a URL.
      if (error.url === undefined) throw error;
      return error.url;
    }
  };
  Object.defineProperty(meta.resolve, 'name', { value: 'resolve' });
  meta.url = url;
}

function takesParent() {
  return native('process').flags.length > 0 &&
    require('internal/options').get('--experimental-import-meta-resolve') !== undefined;
}

function parentOf(parent, fallback) {
  if (parent === undefined || parent === null) return fallback;
  if (typeof parent !== 'string' && !(parent instanceof URL)) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('parent', ['string', 'URL'], parent);
  }
  return new URL(`${parent}`).href;
}

/** Throws what kept any module of a graph from being found, read or compiled. */
function verify(root) {
  const seen = new Set();
  const waiting = [root];
  while (waiting.length > 0) {
    const record = waiting.pop();
    if (record.isVerified || seen.has(record)) continue;
    if (record.error !== undefined) throw record.error;
    seen.add(record);
    for (let i = record.imports.length - 1; i >= 0; i--) waiting.push(record.imports[i].record);
  }
  for (const record of seen) record.isVerified = true;
}

// Links and evaluates: a promise.
function evaluate(record) {
  roots.push(record);
  try {
    const promise = loader.evaluate(engineName(record.url));
    if (record.mayAwait && loader.promiseDetails(promise)[0] === 0) record.awaits = true;
    return promise;
  } catch (error) {
    throw require('internal/modules/esm_errors').linkError(error, record);
  } finally {
    roots.pop();
  }
}

function explain(error, url) {
  if (error instanceof ReferenceError) require('internal/modules/esm_errors').explain(error, url);
}

/** The engine runs a module that is made of values: they are to be given now. */
function initialize(name) {
  const url = name.startsWith('builtin:') ? `node:${name.slice(8)}` : name;
  const record = records.get(url);
  if (record.format === 'json') {
    loader.setExport(name, 'default', record.value);
  } else if (record.format === 'commonjs') {
    running.push(record);
    try {
      values.give(record, loadScript(record));
    } finally {
      running.pop();
    }
  } else if (record.format === 'builtin') {
    values.give(record, builtins.load(values.nameOfBuiltin(url)));
  }
}

// The text of a script that a hook gave is not kept longer than it takes to run it.
function loadScript(record) {
  const { Module, loadSource } = require('internal/modules/cjs');
  const { given } = record;
  if (given === undefined) return Module._load(urlToPath(record.url), undefined, false);
  record.given = undefined;
  return loadSource(nameOfBase(record.url), given);
}

/** module.syncBuiltinESMExports: what was put onto core modules since is seen by those who import them. */
function syncBuiltins() {
  for (const record of records.values()) {
    if (record.format !== 'builtin' || !record.isGiven) continue;
    values.give(record, builtins.load(values.nameOfBuiltin(record.url)));
  }
}

function cycleError(filename, parent) {
  const from = parent === undefined || parent === null ? '' : ` (from ${parent})`;
  return inCycle(`Cannot require() ES Module ${filename} in a cycle.${from}`);
}

function inCycle(message) {
  return new (codes().ERR_REQUIRE_CYCLE_MODULE)(`${message} ` +
    'A cycle involving require(esm) is not allowed to maintain invariants mandated by the ECMAScript ' +
    'specification. Try making at least part of the dependency in the graph lazily loaded.');
}

/** The namespace of a module of hooks, whose evaluation must not wait. */
function loadNow(specifier, base) {
  const record = obtain(lookUp(specifier, base, undefined), undefined);
  verify(record);
  const promise = evaluate(record);
  const [state, result] = loader.promiseDetails(promise);
  if (state === 2) throw result;
  if (state === 0) throw new (codes().ERR_REQUIRE_ASYNC_MODULE)(nameOfBase(record.url));
  return loader.namespace(engineName(record.url));
}

/** What require() of an ES module answers. */
function requireModule(filename, source, parent) {
  const record = obtain(pathToUrl(filename), undefined, source);
  verify(record);
  if (record.awaits || awaits(record)) throw new (codes().ERR_REQUIRE_ASYNC_MODULE)(filename, parent);
  checkCycles(record, filename, parent);
  const promise = evaluate(record);
  const [state, result] = loader.promiseDetails(promise);
  if (state === 0) throw new (codes().ERR_REQUIRE_ASYNC_MODULE)(filename, parent);
  if (state === 2) {
    promise.then(undefined, () => {});
    explain(result, record.url);
    throw result;
  }
  return exportsFor(record);
}

// Whether anything of a graph waits while it is evaluated, as far as the engine still tells.
function awaits(root) {
  const seen = new Set([root]);
  for (const record of seen) {
    if (record.mayAwait && loader.awaits(engineName(record.url))) return true;
    for (const edge of record.imports) seen.add(edge.record);
  }
  return false;
}

function exportsFor(record) {
  const { url } = record;
  const namespace = loader.namespace(url);
  if ('module.exports' in namespace) return namespace['module.exports'];
  if (!('default' in namespace) || '__esModule' in namespace) return namespace;
  // What compilers to CommonJS look for to tell a default export from a whole module.
  if (record.value === undefined) {
    const name = `require:${url}`;
    const from = JSON.stringify(url);
    loader.declare(name,
      `export * from ${from}; export { default } from ${from}; export const __esModule = true;`);
    loader.evaluate(name);
    record.value = loader.namespace(name);
  }
  return record.value;
}

// Throws when evaluating what is required would come upon a module that is being evaluated: one on the way from a
// root to the module that requires, in the order in which the engine walks its graph, or an unfinished script.
function checkCycles(wanted, filename, parent) {
  const way = new Set();
  const asking = running.at(-1) ?? (parent ? records.get(pathToUrl(parent)) : undefined);
  for (const root of roots) {
    const found = [];
    if (!findWay(root, asking, found, new Set())) found.push(root);
    for (const record of found) way.add(record);
  }
  if (way.has(wanted)) throw cycleError(filename, parent);
  const { Module } = require('internal/modules/cjs');
  const graph = new Set([wanted]);
  for (const record of graph) {
    for (const edge of record.imports) {
      if (way.has(edge.record) || isHalfLoaded(edge.record, Module)) throw importCycleError(edge, record);
      graph.add(edge.record);
    }
  }
}

function isHalfLoaded({ format, url }, Module) {
  return format === 'commonjs' && Module._cache[nameOfBase(url)]?.loaded === false;
}

function importCycleError({ specifier, record }, importer) {
  const kind = record.format === 'commonjs' ? 'CommonJS Module' : 'Module';
  return inCycle(`Cannot import ${kind} ${specifier} in a cycle. (from ${nameOfBase(importer.url)})`);
}

function findWay(record, target, way, entered) {
  if (entered.has(record)) return false;
  entered.add(record);
  way.push(record);
  if (record === target) return true;
  for (const edge of record.imports) {
    if (findWay(edge.record, target, way, entered)) return true;
  }
  way.pop();
  return false;
}

/** Runs the program: a file that is an ES module, by its path or URL, or a text (with -e or from standard input). */
function runMain(name, source) {
  let url = name[0] === '/' ? pathToUrl(name).replace(/%5B(eval|stdin)1%5D$/, '[$11]') : name;
  if (hooks.resolves && source === undefined) url = lookUp(url, undefined, undefined);
  main = { url, promise: undefined, source };
  const record = obtain(main.url, undefined, source);
  verify(record);
  // As in Node a module runs in a promise job: what it queues there comes before its nextTick jobs.
  Promise.resolve().then(() => {
    main.promise = evaluate(record);
    return main.promise;
  }).then(undefined, (error) => {
    explain(error, record.url);
    // It is no promise of the program's, whose listeners for those don't hear of it.
    require('internal/uncaught').report(error, 'unhandledRejection');
  });
}

/** The program { url, source } that still waits with `await` although nothing is left to wake it, or undefined. */
function unsettledMain() {
  if (main?.promise === undefined || loader.promiseDetails(main.promise)[0] !== 0) return undefined;
  const { url, source } = main;
  return { url, source: source ?? loader.readIfThere(urlToPath(url)) ?? '' };
}

/** Whether a URL is that of a module that has been asked for. */
function isKnown(url) {
  return records.has(url);
}

module.exports = {
  cycleError,
  initialize,
  isKnown,
  loadNow,
  requireModule,
  resolveFor,
  runMain,
  syncBuiltins,
  unsettledMain,
};
