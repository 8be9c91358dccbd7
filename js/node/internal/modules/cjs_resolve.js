'use strict';
// Which file a required name stands for: https://nodejs.org/api/modules.html#all-together. The functions
// that Node has on `Module` are looked up there each time, since packages replace them.

const loader = native('loader');
const { conditionsOf, parentOf, read, resolveExports, resolveImports, scopeOf } =
  require('internal/modules/package');
const { isBuiltin, isBundledPackage, missingFeature } = require('internal/modules/builtins');

let Module;                       // set by internal/modules/cjs, which requires this room

let parentOfModule;

function setModule(value, parentOfValue) {
  Module = value;
  parentOfModule = parentOfValue;
}

const pathLists = new Map();      // directory → its node_modules directories

function nodeModulePaths(from) {
  let list = pathLists.get(from);
  if (list === undefined) {
    list = [];
    for (let directory = absolute(from); ; directory = parentOf(directory)) {
      if (directory === '/') {
        list.push('/node_modules');
        break;
      }
      if (!directory.endsWith('/node_modules')) list.push(`${directory}/node_modules`);
    }
    pathLists.set(from, list);
  }
  return list.slice();
}

function absolute(path) {
  return path[0] === '/' ? path : loader.join(native('process').cwd(), path);
}

/** The directories that NODE_PATH and the home directory add. */
function globalPaths() {
  const { env, execPath } = native('process');
  const paths = [];
  if (env.NODE_PATH) paths.push(...env.NODE_PATH.split(':').filter((path) => path !== ''));
  if (env.HOME) paths.push(`${env.HOME}/.node_modules`, `${env.HOME}/.node_libraries`);
  paths.push(`${parentOf(parentOf(execPath))}/lib/node`.replace('//', '/'));
  return paths;
}

function isRelative(request) {
  return request[0] === '.' && (request.length === 1 || request[1] === '/' ||
    (request[1] === '.' && (request.length === 2 || request[2] === '/')));
}

function resolveLookupPaths(request, parent) {
  if (isBuiltin(request)) return null;
  if (request[0] !== '.' || (request.length > 1 && request[1] !== '.' && request[1] !== '/')) {
    const own = parent?.paths;
    return own?.length ? own.concat(Module.globalPaths) : Module.globalPaths.slice();
  }
  if (!parent?.id || !parent.filename) return ['.'];
  return [parentOf(parent.filename)];
}

function extensionList() {
  return Object.keys(Module._extensions).join(',');
}

function findPath(request, paths, isMain) {
  const fromRoot = request[0] === '/';
  if (fromRoot) paths = [''];
  else if (!paths || paths.length === 0) return false;
  const key = paths.length === 1 ? `${request}\0${paths[0]}` : `${request}\0${paths.join('\0')}`;
  const known = Module._pathCache[key];
  if (known) return known;
  const inside = !fromRoot && !isRelative(request);
  const extensions = extensionList();
  for (const path of paths) {
    const base = path === '' ? '/' : absolute(path);
    if (inside && loader.kind(base) !== 1) continue;
    const found = (inside && findInPackage(base, request)) || findFile(base, request, extensions);
    if (found) {
      Module._pathCache[key] = found;
      return found;
    }
  }
  return false;
}

function findFile(base, request, extensions) {
  const found = loader.find(base, request, extensions);
  if (typeof found === 'string') return found;
  return found === 1 ? findDirectory(loader.join(base, request), request, extensions) : false;
}

function findDirectory(directory, request, extensions) {
  const main = read(`${directory}/package.json`)?.main;
  const found = loader.findInDirectory(directory, main ?? null, extensions);
  if (found !== undefined && found !== null) {
    if (main !== undefined && found[1]) warnOfMain(directory, main);
    return found[0];
  }
  if (main === undefined) return false;
  const path = loader.join(directory, main);
  const error = new Error(`Cannot find module '${path}'. ` +
    'Please verify that the package.json has a valid "main" entry');
  error.code = 'MODULE_NOT_FOUND';
  error.path = `${directory}/package.json`;
  error.requestPath = request;
  throw error;
}

function warnOfMain(directory, main) {
  const message = `Invalid 'main' field in '${directory}/package.json' of '${main}'. ` +
    'Please either fix that or report it to the module author';
  process.emitWarning(message, 'DeprecationWarning', 'DEP0128');
}

const PACKAGE_NAME = /^((?:@[^/\\%]+\/)?[^./\\%][^/\\%]*)(\/.*)?$/;

function findInPackage(base, request) {
  const [, name, rest = ''] = PACKAGE_NAME.exec(request) ?? [];
  if (name === undefined) return undefined;
  const found = read(`${base}/${name}/package.json`);
  if (found === null || found.exports === undefined) return undefined;
  return existing(resolveExports(found, `.${rest}`, conditionsOf('require')), found.path);
}

// What a map leads to must be there.
function existing(path, packagePath) {
  if (path[0] !== '/') return path;
  if (/%2f|%5c/i.test(path)) {
    const { ERR_INVALID_MODULE_SPECIFIER } = require('internal/errors').codes;
    const reason = 'must not include encoded "/" or "\\" characters';
    throw new ERR_INVALID_MODULE_SPECIFIER(path, reason, packagePath);
  }
  if (loader.kind(path) === 0) return loader.real(path);
  throw notFound(path, packagePath);
}

function notFound(request, path) {
  const error = new Error(`Cannot find module '${request}'`);
  error.code = 'MODULE_NOT_FOUND';
  if (path) error.path = path;
  return error;
}

// What is preloaded or typed at the prompt is asked for from the working directory.
function standIn(parent) {
  return parent?.id === 'internal/preload' || parent?.id === '<repl>' ? `${require('internal/main').currentDirectory()}/` : undefined;
}

function findSelf(request, parent) {
  const from = parent?.filename || standIn(parent);
  if (!from) return undefined;
  const scope = scopeOf(parentOf(from));
  if (scope === null || scope.exports === undefined || scope.name === undefined) return undefined;
  let subpath;
  if (request === scope.name) subpath = '.';
  else if (request.startsWith(`${scope.name}/`)) subpath = `.${request.slice(scope.name.length)}`;
  else return undefined;
  return existing(resolveExports(scope, subpath, conditionsOf('require'), from), scope.path);
}

// The lookup paths for require.resolve(request, { paths }).
function pathsFrom(request, given) {
  if (!Array.isArray(given)) {
    const { ERR_INVALID_ARG_VALUE } = require('internal/errors').codes;
    throw new ERR_INVALID_ARG_VALUE('options.paths', given);
  }
  const { validateString } = require('internal/validators');
  for (const path of given) validateString(path, 'options.paths');
  if (isRelative(request)) return given;
  const all = [];
  for (const path of given) {
    const stand = new Module('', null);
    stand.paths = Module._nodeModulePaths(path);
    for (const lookup of Module._resolveLookupPaths(request, stand) ?? []) {
      if (!all.includes(lookup)) all.push(lookup);
    }
  }
  return all;
}

function resolveFilename(request, parent, isMain, options) {
  if (isBuiltin(request)) return request;
  let paths;
  if (typeof options === 'object' && options !== null && options.paths !== undefined) {
    paths = pathsFrom(request, options.paths);
  } else {
    paths = Module._resolveLookupPaths(request, parent);
  }
  if (request[0] === '#' && parent?.filename) {
    const scope = scopeOf(parentOf(parent.filename));
    if (scope !== null && scope.imports !== undefined) {
      return existing(resolveImports(request, parent.filename, conditionsOf('require')), scope.path);
    }
  }
  const found = findSelf(request, parent) ?? Module._findPath(request, paths, isMain);
  if (found) return found;
  if (isBundledPackage(request)) return request;
  throw withRequireStack(request, parent);
}

function withRequireStack(request, parent) {
  const requireStack = [];
  for (let asking = parent; asking; asking = parentOfModule(asking)) requireStack.push(asking.filename || asking.id);
  let message = `Cannot find module '${request}'`;
  const feature = missingFeature(request);
  if (feature !== undefined) message += ` (this mote was built without the feature '${feature}')`;
  if (requireStack.length > 0) message += `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
  const error = new Error(message);
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = requireStack;
  return error;
}

module.exports = { findPath, globalPaths, nodeModulePaths, resolveFilename, resolveLookupPaths, setModule };
