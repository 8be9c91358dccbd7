'use strict';
// https://nodejs.org/docs/latest-v22.x/api/vm.html: scripts, and contexts for them, over realms of the engine
// (internal/vm/realm). ES modules outside of the program's own graph (vm.Module and its kin) are not here; in
// Node they need a flag.

const { codes } = require('internal/errors');
const v = require('internal/validators');

const vm = native('vm');

const USE_MAIN_CONTEXT_DEFAULT_LOADER = Symbol('vm_dynamic_import_main_context_default');
const DONT_CONTEXTIFY = Symbol('vm_context_no_contextify');
const NO_LIMIT = -1;

const constants = Object.freeze({ __proto__: null, USE_MAIN_CONTEXT_DEFAULT_LOADER, DONT_CONTEXTIFY });

function realms() {
  return require('internal/vm/realm');
}

// ---- options --------------------------------------------------------------------------------------

function checkImport(importModuleDynamically) {
  if (importModuleDynamically === undefined || typeof importModuleDynamically === 'function' ||
    importModuleDynamically === USE_MAIN_CONTEXT_DEFAULT_LOADER) return;
  throw new codes.ERR_INVALID_ARG_TYPE('options.importModuleDynamically',
    ['vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER', 'Function'], importModuleDynamically);
}

function sourceOptions(options, fallbackName) {
  if (typeof options === 'string') options = { filename: options };
  else v.validateObject(options, 'options');
  const { filename = fallbackName, lineOffset = 0, columnOffset = 0, cachedData, produceCachedData = false } = options;
  v.validateString(filename, 'options.filename');
  v.validateInt32(lineOffset, 'options.lineOffset');
  v.validateInt32(columnOffset, 'options.columnOffset');
  if (cachedData !== undefined && !ArrayBuffer.isView(cachedData)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'], cachedData);
  }
  v.validateBoolean(produceCachedData, 'options.produceCachedData');
  checkImport(options.importModuleDynamically);
  return { filename, lineOffset, columnOffset, cachedData, produceCachedData,
    importModuleDynamically: options.importModuleDynamically };
}

function timeLimit(options) {
  v.validateObject(options, 'options');
  const { timeout, displayErrors = true, breakOnSigint = false } = options;
  if (timeout !== undefined) v.validateUint32(timeout, 'options.timeout', true);
  v.validateBoolean(displayErrors, 'options.displayErrors');
  v.validateBoolean(breakOnSigint, 'options.breakOnSigint');
  return { limit: timeout ?? NO_LIMIT, isBreakable: breakOnSigint };
}

function realmFor(context, name = 'contextifiedObject') {
  v.validateObject(context, name, v.kValidateObjectAllowObjects);
  if (context !== null && (typeof context === 'object' || typeof context === 'function')) {
    const realm = realms().realmOf(context);
    if (realm !== undefined) return realm;
  }
  throw new codes.ERR_INVALID_ARG_TYPE(name, 'vm.Context', context);
}

// The engine takes no first line 0: what begins above line 1 gets as many lines before it.
function placed(code, { lineOffset, columnOffset }) {
  return columnOffset > 0 && columnOffset < 10000 ? ' '.repeat(columnOffset) + code : code;
}

function within({ limit, isBreakable }, run) {
  if (isBreakable) return interruptibly({ limit, isBreakable: false }, run);
  if (limit === NO_LIMIT) return run();
  const answer = vm.runWithin(limit, run);
  if (answer === undefined) throw new codes.ERR_SCRIPT_EXECUTION_TIMEOUT(limit);
  return answer[0];
}

// Control and C ends the script and nothing else.
function interruptibly(options, run) {
  const { numbers, runInterruptible } = require('internal/signals');
  const answer = runInterruptible(numbers.SIGINT, () => within(options, run));
  if (answer === undefined) throw new codes.ERR_SCRIPT_EXECUTION_INTERRUPTED();
  return answer[0];
}

const located = new WeakSet();    // errors whose stacks begin with their place already

// An error that leaves a script has its place in front of its stack, unless the caller wants none.
function showing(options, script, run) {
  if (options?.displayErrors === false) return run();
  try {
    return run();
  } catch (error) {
    showPlace(error, script.code, script.filename, script.firstLine);
    throw error;
  }
}

function showPlace(error, code, filename, firstLine) {
  if (!Error.isError(error) || typeof error.stack !== 'string' || located.has(error)) return;
  const [, frame] = /^    at (.*)$/m.exec(error.stack) ?? [''];
  const start = frame === undefined ? -1 : frame.indexOf(`${filename}:`);
  if (start < 0) return;
  const place = /^(\d+)(?::(\d+))?/.exec(frame.slice(start + filename.length + 1));
  if (place === null) return;
  located.add(error);
  const text = code.split('\n')[place[1] - firstLine] ?? '';
  const caret = place[2] === undefined ? '' : `${' '.repeat(Math.max(place[2] - 1, 0))}^`;
  error.stack = `${filename}:${place[1]}\n${text}\n${caret}\n\n${error.stack}`;
}

// ---- cached data: nothing is gained by keeping bytecode, but it can be told what it belongs to ----------------

const CACHE_MARK = 0x6d6f7465;

function cacheOf(code) {
  const { Buffer } = require('buffer');
  let hash = 0;
  for (let i = 0; i < code.length; i++) hash = (Math.imul(hash, 31) + code.charCodeAt(i)) | 0;
  const data = Buffer.alloc(12);
  data.writeUInt32LE(CACHE_MARK, 0);
  data.writeUInt32LE(code.length, 4);
  data.writeInt32LE(hash, 8);
  return data;
}

function isCacheOf(data, code) {
  const { Buffer } = require('buffer');
  return cacheOf(code).equals(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
}

// ---- scripts --------------------------------------------------------------------------------------

class Script {
  #code;
  #options;
  #compiled;

  constructor(code, options = {}) {
    code = `${code}`;
    const given = sourceOptions(options, 'evalmachine.<anonymous>');
    this.#code = placed(code, given);
    this.#options = given;
    const { filename, lineOffset, cachedData, produceCachedData, importModuleDynamically } = given;
    if (/\bimport\b/.test(code)) require('internal/vm/imports').note(filename, importModuleDynamically, this);
    try {
      this.#compiled = vm.compile(this.#code, filename, lineOffset + 1);
    } catch (error) {
      showPlace(error, this.#code, filename, lineOffset + 1);
      throw error;
    }
    if (cachedData !== undefined) this.cachedDataRejected = !isCacheOf(cachedData, code);
    if (produceCachedData) {
      this.cachedDataProduced = true;
      this.cachedData = cacheOf(code);
    }
    const map = /\/\/[#@] sourceMappingURL=(\S+)\s*$/m.exec(code);
    this.sourceMapURL = map === null ? undefined : map[1];
  }

  #place() {
    const { filename, lineOffset } = this.#options;
    return { code: this.#code, filename, firstLine: lineOffset + 1 };
  }

  runInThisContext(options = {}) {
    return showing(options, this.#place(), () => within(timeLimit(options), () => vm.runCompiled(this.#compiled)));
  }

  runInContext(contextifiedObject, options = {}) {
    const realm = realmFor(contextifiedObject);
    const place = this.#place();
    return showing(options, place, () => within(timeLimit(options), () => {
      const value = realm.run(place.code, place.filename, place.firstLine);
      // What promises have queued belongs to the script, and to its time.
      if (realm.options?.microtaskMode === 'afterEvaluate') native('timers').runJobs();
      return value;
    }));
  }

  runInNewContext(contextObject, options = {}) {
    const context = createContext(contextObject, contextOptions(options));
    return this.runInContext(context, options);
  }

  createCachedData() {
    return cacheOf(this.#code);
  }
}

function contextOptions(options) {
  if (typeof options === 'string') return {};
  v.validateObject(options, 'options');
  const { contextName: name, contextOrigin: origin, contextCodeGeneration: codeGeneration, microtaskMode } = options;
  for (const key of ['contextName', 'contextOrigin']) {
    if (options[key] !== undefined) v.validateString(options[key], `options.${key}`);
  }
  if (codeGeneration !== undefined) {
    v.validateObject(codeGeneration, 'options.contextCodeGeneration');
    for (const key of ['strings', 'wasm']) {
      if (codeGeneration[key] !== undefined) {
        v.validateBoolean(codeGeneration[key], `options.contextCodeGeneration.${key}`);
      }
    }
  }
  return { name, origin, codeGeneration, microtaskMode };
}

// ---- contexts -------------------------------------------------------------------------------------

function isContext(object) {
  v.validateObject(object, 'object', v.kValidateObjectAllowObjects);
  return realms().realmOf(object) !== undefined;
}

function createContext(contextObject = {}, options = {}) {
  if (contextObject !== DONT_CONTEXTIFY && isContext(contextObject)) return contextObject;
  v.validateObject(options, 'options');
  const { name, origin, codeGeneration, microtaskMode } = options;
  if (name !== undefined) v.validateString(name, 'options.name');
  if (origin !== undefined) v.validateString(origin, 'options.origin');
  if (codeGeneration !== undefined) {
    v.validateObject(codeGeneration, 'options.codeGeneration');
    for (const key of ['strings', 'wasm']) {
      if (codeGeneration[key] !== undefined) v.validateBoolean(codeGeneration[key], `options.codeGeneration.${key}`);
    }
  }
  v.validateOneOf(microtaskMode, 'options.microtaskMode', ['afterEvaluate', undefined]);
  checkImport(options.importModuleDynamically);
  if (contextObject === DONT_CONTEXTIFY) return realms().bareContext({ codeGeneration, microtaskMode });
  realms().contextify(contextObject, { codeGeneration, microtaskMode });
  return contextObject;
}

function createScript(code, options) {
  return new Script(code, options);
}

function runInContext(code, contextifiedObject, options) {
  realmFor(contextifiedObject);
  if (typeof options === 'string') options = { filename: options };
  return createScript(code, options).runInContext(contextifiedObject, options);
}

function runInNewContext(code, contextObject, options) {
  if (typeof options === 'string') options = { filename: options };
  const context = createContext(contextObject, contextOptions(options ?? {}));
  return createScript(code, options).runInContext(context, options);
}

function runInThisContext(code, options) {
  if (typeof options === 'string') options = { filename: options };
  return createScript(code, options).runInThisContext(options);
}

// ---- functions ------------------------------------------------------------------------------------

function compileFunction(code, params = [], options = {}) {
  v.validateString(code, 'code');
  v.validateStringArray(params, 'params');
  const given = sourceOptions(options, '');
  const { parsingContext, contextExtensions = [] } = options;
  if (parsingContext !== undefined) {
    if (parsingContext === null || typeof parsingContext !== 'object' || !isContext(parsingContext)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.parsingContext', 'Context', parsingContext);
    }
  }
  v.validateArray(contextExtensions, 'options.contextExtensions');
  contextExtensions.forEach((each, i) => {
    v.validateObject(each, `options.contextExtensions[${i}]`,
      v.kValidateObjectAllowNullable | v.kValidateObjectAllowFunction);
  });
  checkParameters(code, params);
  if (/\bimport\b/.test(code)) {
    require('internal/vm/imports').note(given.filename, given.importModuleDynamically, undefined);
  }
  const make = functionMaker(code, params, given, contextExtensions, parsingContext);
  const fn = contextExtensions.length === 0 ? make : make(...contextExtensions);
  if (given.produceCachedData) {
    fn.cachedDataProduced = true;
    fn.cachedData = cacheOf(code);
  }
  if (given.cachedData !== undefined) fn.cachedDataRejected = !isCacheOf(given.cachedData, code);
  return fn;
}

// Neither the parameters nor the body may leave the function's brackets.
function checkParameters(code, params) {
  for (const name of params) {
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name)) throw new SyntaxError('Unexpected token');
  }
  // What closes one kind of bracket too many can't do so with another kind.
  vm.compile(`[function (${params.join(', ')}) {\n${code}\n}]`, 'evalmachine.<anonymous>', 0);
}

function functionMaker(code, params, given, extensions, parsingContext) {
  const names = extensions.map((_, i) => `__extension${i}`);
  const scopes = names.map((name) => `with (${name}) `).join('');
  const open = names.length === 0 ? '(function (' : `(function (${names.join(', ')}) { ${scopes}return function (`;
  const close = names.length === 0 ? '\n})' : '\n} })';
  const source = `${open}${params.join(', ')}) {\n${placed(code, given)}${close}`;
  const { filename, lineOffset } = given;
  // The line of the opening bracket stands above the body's first.
  const line = lineOffset === 0 ? -1 : lineOffset;
  const text = lineOffset === 0 ? `\n${source}` : source;
  if (parsingContext !== undefined) {
    return realms().realmOf(parsingContext).evaluate(text, filename, line, undefined);
  }
  return vm.runCompiled(vm.compile(text, filename, line));
}

// ---- memory ---------------------------------------------------------------------------------------

let warned = false;

function measureMemory(options = {}) {
  if (!warned) {
    warned = true;
    process.emitWarning(
      'vm.measureMemory is an experimental feature and might change at any time', 'ExperimentalWarning');
  }
  v.validateObject(options, 'options');
  const { mode = 'summary', execution = 'default' } = options;
  v.validateOneOf(mode, 'options.mode', ['summary', 'detailed']);
  v.validateOneOf(execution, 'options.execution', ['default', 'eager']);
  const jsMemoryEstimate = process.memoryUsage().heapUsed;
  const figures = { jsMemoryEstimate, jsMemoryRange: [jsMemoryEstimate, jsMemoryEstimate] };
  return Promise.resolve(mode === 'summary' ? { total: figures } : { total: figures, current: figures, other: [] });
}

module.exports = {
  Script, createContext, createScript, runInContext, runInNewContext, runInThisContext, isContext, compileFunction,
  measureMemory, constants,
};
