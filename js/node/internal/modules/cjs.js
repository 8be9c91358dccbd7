'use strict';
// CommonJS modules: https://nodejs.org/api/modules.html. `Module` is what require('module') gives; its
// functions and prototype are looked up at every use, since packages replace them to watch or change how
// modules are found, read and compiled.

const { context } = require('internal/dispatch');
const loader = native('loader');
const { hooks, parentOf, scopeOf, typeOf } = require('internal/modules/package');
const builtins = require('internal/modules/builtins');
const resolving = require('internal/modules/cjs_resolve');

const kParent = Symbol('parent');
const kIsMain = Symbol('isMain');

let mainModule;
let depth = 0;                    // how many calls of require are running
const resolved = new Map();       // directory \0 request → file, for what was required before

function Module(id = '', parent) {
  this.id = id;
  this.path = id === '' ? '.' : directoryOf(id);
  this.exports = {};
  Object.defineProperty(this, kParent, { value: parent, writable: true, configurable: true });
  addChild(parent, this, false);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

function directoryOf(id) {
  return id.includes('/') ? parentOf(id) : '.';
}

function addChild(parent, child, check) {
  const children = parent?.children;
  if (children && !(check && children.includes(child))) children.push(child);
}

Object.defineProperty(Module.prototype, 'parent', {
  configurable: true,
  get() {
    return this[kParent];
  },
  set(value) {
    Object.defineProperty(this, kParent, { value, writable: true, configurable: true });
  },
});
let isPreloading = false;
Object.defineProperty(Module.prototype, 'isPreloading', { configurable: true, get: () => isPreloading });

Module._cache = Object.create(null);
Module._pathCache = Object.create(null);
Module._extensions = Object.create(null);
Module._preloadModules = function _preloadModules(requests) {
  if (!Array.isArray(requests)) return;
  const parent = new Module('internal/preload', null);
  parent.paths = Module._nodeModulePaths(require('internal/main').currentDirectory());
  isPreloading = true;
  try {
    for (const request of requests) parent.require(request);
  } finally {
    isPreloading = false;
  }
};
Module._stat = loader.kind;
Module._debug = function _debug() {};
Module._findPath = resolving.findPath;
Module._nodeModulePaths = resolving.nodeModulePaths;
Module._resolveLookupPaths = resolving.resolveLookupPaths;
Module._resolveFilename = resolving.resolveFilename;
Module.Module = Module;

let globalPaths;
Object.defineProperty(Module, 'globalPaths', {
  configurable: true,
  enumerable: true,
  get: () => (globalPaths ??= resolving.globalPaths()),
  set(value) {
    globalPaths = value;
  },
});
Module._initPaths = function _initPaths() {
  globalPaths = resolving.globalPaths();
};

// Replacing the wrapper has files compiled as scripts around which it is put.
const wrapping = {
  wrap: (script) => wrapping.wrapper[0] + script + wrapping.wrapper[1],
  wrapper: ['(function (exports, require, module, __filename, __dirname) { ', '\n});'],
  isReplaced: false,
};
for (const name of ['wrap', 'wrapper']) {
  Object.defineProperty(Module, name, {
    configurable: true,
    enumerable: true,
    get() {
      if (name === 'wrapper' && !wrapping.isReplaced) {
        return new Proxy(wrapping.wrapper, {
          set(target, key, value) {
            wrapping.isReplaced = true;
            return Reflect.set(target, key, value);
          },
        });
      }
      return wrapping[name];
    },
    set(value) {
      wrapping.isReplaced = true;
      wrapping[name] = value;
    },
  });
}

Module._load = function _load(request, parent, isMain) {
  if (hooks.resolves || hooks.loads) return loadHooked(request, parent, isMain);
  let key;
  if (parent) {
    key = `${parent.path}\0${request}`;
    const known = resolved.get(key);
    if (known !== undefined) {
      const module = Module._cache[known];
      if (module !== undefined) {
        addChild(parent, module, true);
        return exportsOf(module, parent);
      }
      resolved.delete(key);
    }
  }
  if (request.startsWith('node:')) return loadBuiltin(request);
  const filename = Module._resolveFilename(request, parent, isMain);
  const cached = Module._cache[filename];
  if (cached !== undefined) {
    addChild(parent, cached, true);
    return exportsOf(cached, parent);
  }
  if (builtins.isBuiltin(filename) || builtins.isBundledPackage(filename)) return builtins.load(filename);
  return loadNew(filename, parent, isMain, key);
};

// The same with hooks, which may answer differently each time.
function loadHooked(request, parent, isMain) {
  const find = (wanted) => Module._resolveFilename(wanted, parent, isMain);
  let filename = hooks.resolves
    ? require('internal/modules/hooks').resolveRequest(request, parent, find) : find(request);
  if (builtins.isBuiltin(filename)) {
    if (!filename.startsWith('node:')) filename = `node:${filename}`;
    if (hooks.loads) require('internal/modules/hooks').loadRequired(filename);
    return loadBuiltin(filename);
  }
  if (filename.startsWith('node:')) return loadBuiltin(filename);
  if (builtins.isBundledPackage(filename)) return builtins.load(filename);
  const cached = Module._cache[filename];
  if (cached === undefined) return loadNew(filename, parent, isMain, undefined);
  addChild(parent, cached, true);
  return exportsOf(cached, parent);
}

function loadBuiltin(request) {
  if (!builtins.isBuiltin(request)) {
    const { ERR_UNKNOWN_BUILTIN_MODULE } = require('internal/errors').codes;
    throw new ERR_UNKNOWN_BUILTIN_MODULE(request);
  }
  return builtins.load(request);
}

function loadNew(filename, parent, isMain, key) {
  const module = new Module(filename, parent);
  if (isMain) {
    setMain(module);
    module.id = '.';
  }
  Module._cache[filename] = module;
  if (key !== undefined) resolved.set(key, filename);
  let failed = true;
  try {
    module.load(filename);
    failed = false;
  } finally {
    if (failed) forgetFailed(module, filename, parent, key);
    else if (module[kCircular] === true) require('internal/modules/circular').restore(module);
  }
  return module.exports;
}

function setMain(module) {
  mainModule = module;
  Object.defineProperty(module, kIsMain, { value: true });
}

function forgetFailed(module, filename, parent, key) {
  delete Module._cache[filename];
  if (key !== undefined) resolved.delete(key);
  const children = parent?.children;
  const at = children ? children.indexOf(module) : -1;
  if (at >= 0) children.splice(at, 1);
}

const kCircular = Symbol('circular');
const kEsModule = Symbol('es module');

// A module that is still loading is met in a cycle: what it lacks so far is warned of.
function exportsOf(module, parent) {
  if (!module.loaded && module[kEsModule] === true) {
    throw require('internal/modules/esm').cycleError(module.filename, parent?.filename);
  }
  if (!module.loaded && module.filename !== null && isPlain(module.exports)) {
    require('internal/modules/circular').watch(module);
    Object.defineProperty(module, kCircular, { value: true, configurable: true });
  }
  return module.exports;
}

function isPlain(exports) {
  return exports !== null && typeof exports === 'object' && native('util').proxyDetails(exports) === undefined &&
    Object.getPrototypeOf(exports) === Object.prototype && exports.__esModule !== true;
}

Module.prototype.load = function load(filename) {
  this.filename = filename;
  this.paths = Module._nodeModulePaths(parentOf(filename));
  Module._extensions[extensionOf(filename)](this, filename);
  this.loaded = true;
};

// The longest ending for which there is a handler, else '.js'.
function extensionOf(filename) {
  const name = filename.slice(filename.lastIndexOf('/') + 1);
  for (let at = name.indexOf('.', 1); at > 0; at = name.indexOf('.', at + 1)) {
    const extension = name.slice(at);
    if (Module._extensions[extension]) return extension;
  }
  return '.js';
}

function requireTold(module, id) {
  const traced = context.channels.tracing('module.require');
  if (traced === undefined) return Module._load(id, module, false);
  return traced.traceSync(Module._load, { parentFilename: module.filename, id }, Module, id, module, false);
}

Module.prototype.require = function (id) {
  if (typeof id !== 'string') require('internal/validators').validateString(id, 'id');
  if (id === '') {
    const { ERR_INVALID_ARG_VALUE } = require('internal/errors').codes;
    throw new ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
  }
  // Within one call from outside of any, the disk is taken to stay as it is.
  if (depth++ === 0) loader.remember(true);
  try {
    if (context.channels) return requireTold(this, id);
    return Module._load(id, this, false);
  } finally {
    if (--depth === 0) loader.remember(false);
  }
};

Module._extensions['.js'] = function (module, filename) {
  if (hooks.loads || filename[0] !== '/') return loadThroughHooks(module, filename);
  const format = formatOf(filename);
  if (format === 'module') {
    loadEsModule(module, filename, loader.read(filename));
  } else if (module._compile === compile && !wrapping.isReplaced) {
    compileFile(module, filename, format);
  } else {
    module._compile(loader.read(filename), filename, format);
  }
};

function loadThroughHooks(module, filename) {
  const { format, source } = require('internal/modules/hooks').loadRequired(filename, loader.read, hintFor);
  if (format === 'builtin') module.exports = builtins.load(filename);
  else if (format === 'json') module.exports = parseJson(source, filename);
  else module._compile(source ?? loader.read(filename), filename, format);
}

function hintFor(filename) {
  return filename.endsWith('.json') ? 'json' : formatOf(filename);
}

function compileFile(module, filename, format) {
  let wrapper;
  try {
    wrapper = loader.compileFile(filename, PARAMETERS);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return recover(module, error, loader.read(filename), filename, format);
  }
  return run(module, wrapper, filename);
}

function run(module, wrapper, filename) {
  const { exports } = module;
  return wrapper.call(exports, exports, makeRequire(module), module, filename, parentOf(filename));
}

// 'module', 'commonjs', or undefined where the text is to tell.
function formatOf(filename) {
  if (filename.endsWith('.js')) {
    const type = typeOf(filename);
    return type === 'none' ? undefined : type;
  }
  if (filename.endsWith('.mjs')) return 'module';
  return filename.endsWith('.cjs') ? 'commonjs' : undefined;
}

Module._extensions['.json'] = function (module, filename) {
  if (hooks.loads) return loadThroughHooks(module, filename);
  module.exports = parseJson(loader.read(filename), filename);
};

function parseJson(text, filename) {
  try {
    return JSON.parse(text);
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
}

Module._extensions['.node'] = function (module, filename) {
  const { ERR_DLOPEN_FAILED } = require('internal/errors').codes;
  throw new ERR_DLOPEN_FAILED(`${filename}: addons made for Node's binary interface can't be loaded by mote`);
};

function loadEsModule(module, filename, source) {
  const esm = require('internal/modules/esm');
  if (module[kIsMain] === true) {
    esm.runMain(filename, source);
    return;
  }
  const hasFlags = native('process').flags.length > 0;
  if (hasFlags && require('internal/options').get('--experimental-require-module') === false) {
    throw cannotRequire(module, filename);
  }
  if (hasFlags) traceRequire(module, filename);
  Object.defineProperty(module, kEsModule, { value: true });
  module.exports = esm.requireModule(filename, source, module[kParent]?.filename);
}

// With --trace-require-module.
function traceRequire(module, filename) {
  const mode = require('internal/options').get('--trace-require-module');
  const parent = module[kParent]?.filename;
  if (mode === undefined || (mode === 'no-node-modules' && parent?.includes('/node_modules/'))) return;
  const from = parent ? `CommonJS module ${parent} is loading ` : '';
  process.emitWarning(`${from}ES Module ${filename} using require().\n` +
    'Support for loading ES Module in require() is an experimental feature and might change at any time',
  'ExperimentalWarning');
}

// With --no-experimental-require-module.
function cannotRequire(module, filename) {
  const { ERR_REQUIRE_ESM } = require('internal/errors').codes;
  const isByPackage = filename.endsWith('.js');
  const hasSyntax = !isByPackage || loader.isModule(loader.read(filename));
  return new ERR_REQUIRE_ESM(filename, hasSyntax, module[kParent]?.filename ?? null,
    isByPackage ? scopeOf(parentOf(filename))?.path : null);
}

const PARAMETERS = 'exports, require, module, __filename, __dirname';

function compile(content, filename, format) {
  if (content.charCodeAt(0) === 35 && content.charCodeAt(1) === 33) content = `//${content.slice(2)}`;
  if (format === 'module') return loadEsModule(this, filename, content);
  let wrapper;
  if (wrapping.isReplaced) {
    wrapper = loader.evaluateScript(Module.wrap(content), filename);
  } else {
    try {
      wrapper = loader.compile(content, filename, PARAMETERS);
    } catch (error) {
      return recover(this, error, content, filename, format);
    }
  }
  return run(this, wrapper, filename);
}

Module.prototype._compile = compile;

// The text is no script; it may be an ES module that nothing has said to be one.
function recover(module, error, content, filename, format) {
  if (!isEsModule(error, content) || !detectsModules()) throw atTheEnd(error, content, filename);
  if (format === 'commonjs') throw notAScript(error, filename);
  warnOfMissingType(filename);
  return loadEsModule(module, filename, content);
}

function detectsModules() {
  if (native('process').flags.length === 0) return true;
  const options = require('internal/options');
  return options.get('--experimental-detect-module') !== false &&
    options.get('--experimental-require-module') !== false;
}

// A text that its package or ending says is a script, with what only modules have.
function notAScript(error, filename) {
  const { excerpt } = require('internal/source_position');
  const { stack, message } = error;
  const line = excerpt(error).split('\n')[1];
  if (/^\s*import\b/.test(line)) error.message = 'Cannot use import statement outside a module';
  else if (/^\s*export\b/.test(line)) error.message = "Unexpected token 'export'";
  error.stack = stack.replace(message, () => error.message);
  // At once: the error may be the program's end.
  process.emit('warning', Object.assign(new Error(`Failed to load the ES module: ${filename}. Make sure to set ` +
    '"type": "module" in the nearest package.json file or use the .mjs extension.'), { name: 'Warning' }));
  return error;
}

// A text that ends too early runs into the function's end around it, on a line that the file does not have.
function atTheEnd(error, content, filename) {
  const line = +(/^    at .*:(\d+):\d+$/m.exec(error.stack)?.[1]);
  const lines = content.split('\n');
  if (!(error instanceof SyntaxError) || !(line > lines.length)) return error;
  while (lines.length > 1 && lines.at(-1).trim() === '') lines.pop();
  const better = new SyntaxError('Unexpected end of input');
  const value = { file: filename, line: lines.length, column: lines.at(-1).length + 1 };
  Object.defineProperty(better, Symbol.for('mote.position'), { value });
  return better;
}

// A text that is no script but a module, by its import, export or await.
function isEsModule(error, content) {
  if (!(error instanceof SyntaxError)) return false;
  // Or by a variable with the name of what scripts are given.
  if (!/\b(?:import|export|await)\b/.test(content) && !/redefinition of parameter/.test(error.message)) return false;
  return loader.isModule(content);
}

function warnOfMissingType(filename) {
  const scope = scopeOf(parentOf(filename));
  if (scope === null || filename.includes('/node_modules/')) return;
  const { pathToUrl } = require('internal/modules/esm_resolve');
  process.emitWarning(
    `Module type of ${pathToUrl(filename)} is not specified and it doesn't parse as CommonJS.\n` +
    'Reparsing as ES module because module syntax was detected. This incurs a performance overhead.\n' +
    `To eliminate this warning, add "type": "module" to ${scope.path}.`,
    { type: 'Warning', code: 'MODULE_TYPELESS_PACKAGE_JSON' },
  );
}

/** The function that a module knows as `require`. */
function makeRequire(module) {
  function require(path) {
    return module.require(path);
  }
  require.resolve = function resolve(request, options) {
    validateRequest(request);
    const find = (wanted) => Module._resolveFilename(wanted, module, false, options);
    return hooks.resolves ? require('internal/modules/hooks').resolveRequest(request, module, find) : find(request);
  };
  require.resolve.paths = function paths(request) {
    validateRequest(request);
    return Module._resolveLookupPaths(request, module);
  };
  require.main = mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

function validateRequest(request) {
  require('internal/validators').validateString(request, 'request');
}

resolving.setModule(Module, (module) => module[kParent]);

// What the engine asks about ES modules; the room that answers is loaded when there are any.
loader.install(
  (base, specifier, attributes) => require('internal/modules/esm').resolveFor(base, specifier, attributes),
  (name) => require('internal/modules/esm').initialize(name),
);

/** Runs a text that a hook gave for an imported CommonJS module. */
function loadSource(filename, source) {
  const cached = Module._cache[filename];
  if (cached !== undefined) return cached.exports;
  const module = new Module(filename);
  module.filename = filename;
  module.paths = Module._nodeModulePaths(parentOf(filename));
  Module._cache[filename] = module;
  try {
    module._compile(source, filename, 'commonjs');
    module.loaded = true;
  } finally {
    if (!module.loaded) delete Module._cache[filename];
  }
  return module.exports;
}

module.exports = {
  Module,
  loadSource,
  formatOf,
  isEsModule,
  wrapping,
  makeRequire,
  warnOfMissingType,
  getMain: () => mainModule,
  isMain: (module) => module[kIsMain] === true,
};
