'use strict';
// https://nodejs.org/api/module.html: `Module` itself, with what else belongs to modules in general.

const { Module, makeRequire } = require('internal/modules/cjs');
const builtins = require('internal/modules/builtins');

function codes() {
  return require('internal/errors').codes;
}

Module.isBuiltin = builtins.isBuiltin;

let builtinModules;
Object.defineProperty(Module, 'builtinModules', {
  configurable: true,
  enumerable: true,
  get: () => (builtinModules ??= builtins.names()),
  set(value) {
    builtinModules = value;
  },
});

Module.createRequire = function createRequire(filename) {
  let path;
  if (filename instanceof require('url').URL || (typeof filename === 'string' && filename[0] !== '/')) {
    try {
      path = require('url').fileURLToPath(filename);
    } catch {
      throw invalidFilename(filename);
    }
  } else if (typeof filename === 'string') {
    path = filename;
  } else {
    throw invalidFilename(filename);
  }
  const isDirectory = path.endsWith('/');
  const module = new Module(isDirectory ? `${path}noop.js` : path);
  module.filename = module.id;
  module.paths = Module._nodeModulePaths(module.path);
  return makeRequire(module);
};

function invalidFilename(filename) {
  return new (codes().ERR_INVALID_ARG_VALUE)(
    'filename', filename, 'must be a file URL object, file URL string, or absolute path string');
}

Module.syncBuiltinESMExports = function syncBuiltinESMExports() {
  if (!require('internal/bundle').isLoaded('internal/modules/esm')) return;
  require('internal/modules/esm').syncBuiltins();
};

Module.findPackageJSON = function findPackageJSON(specifier, base) {
  return require('internal/modules/find_package').findPackageJSON(specifier, base);
};

Module.runMain = function runMain(main = process.argv[1]) {
  require('internal/main').runMain(main);
};

for (const name of ['findSourceMap', 'getSourceMapsSupport', 'setSourceMapsSupport']) {
  Module[name] = (...args) => require('internal/source_map/support')[name](...args);
  Object.defineProperty(Module[name], 'name', { value: name });
}

let SourceMap;
Object.defineProperty(Module, 'SourceMap', {
  configurable: true,
  enumerable: true,
  get() {
    const room = 'internal/source_map/source_map';
    return (SourceMap ??= require('internal/bundle').has(room) ? require(room).SourceMap : undefined);
  },
  set(value) {
    SourceMap = value;
  },
});

// Bundled code comes compiled, and the program's compiles fast enough to keep nothing on the disk.
Module.constants = Object.freeze({
  compileCacheStatus: Object.freeze({ FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
});
Module.enableCompileCache = function enableCompileCache(cacheDir) {
  if (cacheDir !== undefined) require('internal/validators').validateString(cacheDir, 'cacheDir');
  return { status: Module.constants.compileCacheStatus.DISABLED, message: 'mote has no compile cache' };
};
Module.flushCompileCache = function flushCompileCache() {};
Module.getCompileCacheDir = function getCompileCacheDir() {
  return undefined;
};

Module.registerHooks = function registerHooks(hooks) {
  return require('internal/modules/hooks').registerHooks(hooks);
};

// Hooks run in this thread, since there is no other.
Module.register = function register(specifier, parentURL, options) {
  const { URL } = require('url');
  if (parentURL !== null && typeof parentURL === 'object' && !(parentURL instanceof URL)) {
    options = parentURL;
    parentURL = options.parentURL;
  }
  const base = parentURL === undefined ? `${require('url').pathToFileURL(`${process.cwd()}/`)}` : `${parentURL}`;
  const hooks = require('internal/modules/esm').loadNow(`${specifier}`, base);
  const { data, transferList } = options ?? {};
  const given = data === undefined ? undefined : structuredClone(data, { transfer: transferList });
  require('internal/modules/hooks').registerModule(hooks, given, new URL(`${specifier}`, base).href);
};

module.exports = Module;
