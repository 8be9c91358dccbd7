'use strict';
// Packages: package.json files, the package that a file belongs to, and where the maps `exports` and
// `imports` lead. Follows https://nodejs.org/api/packages.html and the functions PACKAGE_EXPORTS_RESOLVE,
// PACKAGE_IMPORTS_RESOLVE and PACKAGE_TARGET_RESOLVE of https://nodejs.org/api/esm.html#resolution-algorithm.
//
// What is resolved to is an absolute path that is not yet known to exist, or a name like 'node:fs'.

const loader = native('loader');

const packages = new Map();       // path of package.json → package or null
const scopes = new Map();         // directory → the package around it or null

const REQUIRE_CONDITIONS = ['require', 'node', 'module-sync'];
const IMPORT_CONDITIONS = ['node', 'import', 'module-sync'];

// Those of the algorithm and those given with -C or --conditions.
function withUserConditions(conditions) {
  return new Set([...conditions, ...native('process').conditions]);
}

// What hooks of the program's there are (internal/modules/hooks), and the conditions that one has set for the
// resolution that is running; whether even a script that is the program is imported, for such hooks' sake.
const hooks = { resolves: false, loads: false, conditions: undefined, takeMain: false };

let requireConditions;
let importConditions;

function conditionsOf(kind) {
  if (hooks.conditions !== undefined) return hooks.conditions;
  if (kind === 'require') return requireConditions ??= withUserConditions(REQUIRE_CONDITIONS);
  return importConditions ??= withUserConditions(IMPORT_CONDITIONS);
}

function codes() {
  return require('internal/errors').codes;
}

// A package: { path of its package.json, folder, name, main, type, exports, imports }.

/** The package that a package.json describes, or null. */
function read(path) {
  const known = packages.get(path);
  if (known !== undefined) return known;
  const text = loader.readIfThere(path);
  const found = text === undefined ? null : parse(path, text);
  packages.set(path, found);
  return found;
}

function parse(path, text) {
  let json;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (cause) {
    const error = new (codes().ERR_INVALID_PACKAGE_CONFIG)(path);
    error.cause = cause;
    throw error;
  }
  // What a program has put on Object.prototype is no field of a package.
  json = typeof json === 'object' && json !== null ? Object.setPrototypeOf(json, null) : {};
  const { name, main, type, exports, imports } = json;
  return {
    path,
    folder: path.slice(0, -'/package.json'.length),
    name: typeof name === 'string' ? name : undefined,
    main: typeof main === 'string' ? main : undefined,
    type: type === 'module' || type === 'commonjs' ? type : 'none',
    exports: exports ?? undefined,
    imports: typeof imports === 'object' && imports !== null ? imports : undefined,
  };
}

/** The package around a directory, or null. */
function scopeOf(directory) {
  const known = scopes.get(directory);
  if (known !== undefined) return known;
  let found = null;
  if (!directory.endsWith('/node_modules')) {
    found = read(directory === '/' ? '/package.json' : `${directory}/package.json`);
    if (found === null && directory !== '/') found = scopeOf(parentOf(directory));
  }
  scopes.set(directory, found);
  return found;
}

function parentOf(path) {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** 'module', 'commonjs' or 'none': what the package around a file says of its .js files. */
function typeOf(filename) {
  const scope = scopeOf(parentOf(filename));
  return scope === null ? 'none' : scope.type;
}

// Segments that no target may have and that no * may stand for, however they are escaped. Escaped slashes are
// refused later, with words of their own.
const BAD_SEGMENTS = ['.', '..', 'node_modules'];

function hasBadSegment(path) {
  const plain = path.replace(/%(?!2f|5c)([0-9a-f]{2})/gi, (escape, hex) => String.fromCharCode(parseInt(hex, 16)));
  return plain.toLowerCase().split(/[\\/]/).some((segment) => BAD_SEGMENTS.includes(segment));
}

// Targets are written as URLs are. What has an escaped slash stays, to be refused as it is.
function unescaped(path) {
  return path.includes('%') && !/%2f|%5c/i.test(path) ? decodeURIComponent(path) : path;
}

// One walk through a map: where from and under which conditions is the same at each step.
class Walk {
  constructor(scope, conditions, base, kind) {
    this.scope = scope;
    this.conditions = conditions;
    this.base = base;
    this.kind = kind;             // 'exports' or 'imports'
  }

  invalidTarget(key, target) {
    if (typeof target === 'object' && target !== null) target = JSON.stringify(target, null, '');
    const { ERR_INVALID_PACKAGE_TARGET } = codes();
    const folder = `${this.scope.folder}/`;
    return new ERR_INVALID_PACKAGE_TARGET(folder, key, target, this.kind === 'imports', this.base);
  }

  // `match` is what the * of the pattern `key` stands for, or undefined.
  target(target, key, match) {
    if (typeof target === 'string') return this.path(target, key, match);
    if (Array.isArray(target)) return this.firstOf(target, key, match);
    if (typeof target === 'object' && target !== null) return this.condition(target, key, match);
    if (target === null) return null;
    throw this.invalidTarget(key, target);
  }

  path(target, key, match) {
    if (!target.startsWith('./')) {
      const bare = this.kind === 'imports' && !target.startsWith('../') && !target.startsWith('/');
      if (!bare || isUrl(target)) throw this.invalidTarget(key, target);
      const name = match === undefined ? target : target.replaceAll('*', () => match);
      return resolveBare(name, `${this.scope.folder}/package.json`, this.conditions);
    }
    if (hasBadSegment(target.slice(2))) throw this.invalidTarget(key, target);
    if (match === undefined) return `${this.scope.folder}/${unescaped(target.slice(2))}`;
    if (hasBadSegment(match)) throw this.invalidMatch(key, match);
    return `${this.scope.folder}/${unescaped(target.slice(2).replaceAll('*', () => match))}`;
  }

  invalidMatch(key, match) {
    const { ERR_INVALID_MODULE_SPECIFIER } = codes();
    const request = key.replace('*', () => match);
    const reason = `request is not a valid match in pattern "${key}" for the "${this.kind}" resolution of ` +
      this.scope.path;
    return new ERR_INVALID_MODULE_SPECIFIER(request, reason, this.base);
  }

  firstOf(targets, key, match) {
    if (targets.length === 0) return null;
    let failure;
    for (const target of targets) {
      let found;
      try {
        found = this.target(target, key, match);
      } catch (error) {
        if (error.code !== 'ERR_INVALID_PACKAGE_TARGET') throw error;
        failure = error;
        continue;
      }
      if (found === undefined) continue;
      if (found !== null) return found;
      failure = null;
    }
    if (failure === undefined || failure === null) return null;
    throw failure;
  }

  condition(targets, key, match) {
    const names = Object.keys(targets);
    if (names.some((name) => `${+name}` === name)) {
      const message = '"exports" cannot contain numeric property keys.';
      throw new (codes().ERR_INVALID_PACKAGE_CONFIG)(this.scope.path, this.base, message);
    }
    for (const name of names) {
      if (name !== 'default' && !this.conditions.has(name)) continue;
      const found = this.target(targets[name], key, match);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  // The entry of `map` for a key, or for the most special pattern that matches it.
  find(map, name) {
    if (Object.hasOwn(map, name) && !name.includes('*') && !name.endsWith('/')) {
      return this.target(map[name], name, undefined);
    }
    let best = '';
    let match;
    for (const key of Object.keys(map)) {
      const star = key.indexOf('*');
      if (star < 0 || star !== key.lastIndexOf('*') || !name.startsWith(key.slice(0, star))) continue;
      const after = key.slice(star + 1);
      if (name.length < key.length || !name.endsWith(after) || comparePatterns(best, key) !== 1) continue;
      best = key;
      match = name.slice(star, name.length - after.length);
    }
    return best === '' ? undefined : this.target(map[best], best, match);
  }
}

// 1: `b` is the more special one.
function comparePatterns(a, b) {
  const starA = a.indexOf('*');
  const starB = b.indexOf('*');
  const lengthA = starA < 0 ? a.length : starA + 1;
  const lengthB = starB < 0 ? b.length : starB + 1;
  if (lengthA !== lengthB) return lengthA > lengthB ? -1 : 1;
  if (starA < 0) return 1;
  if (starB < 0) return -1;
  return Math.sign(b.length - a.length);
}

function isUrl(text) {
  if (!/^[a-z][a-z\d+.-]*:/i.test(text)) return false;
  return !text.startsWith('node:') && require('url').URL.canParse(text);
}

// `exports` may be short for { '.': exports }.
function exportsMap(scope, base) {
  const { exports } = scope;
  if (typeof exports === 'string' || Array.isArray(exports)) return { '.': exports };
  if (typeof exports !== 'object') return { '.': exports };
  const keys = Object.keys(exports);
  const subpaths = keys.filter((key) => key === '' || key[0] === '.').length;
  if (subpaths === 0) return keys.length === 0 ? exports : { '.': exports };
  if (subpaths === keys.length) return exports;
  const message = '"exports" cannot contain some keys starting with \'.\' and some not. ' +
    'The exports object must either be an object of package subpath keys ' +
    'or an object of main entry condition name keys only.';
  throw new (codes().ERR_INVALID_PACKAGE_CONFIG)(scope.path, base, message);
}

/** Where `subpath` ('.' or './x') of a package with `exports` leads. `base`: the asking file, for errors. */
function resolveExports(scope, subpath, conditions, base) {
  const found = new Walk(scope, conditions, base, 'exports').find(exportsMap(scope, base), subpath);
  if (found === undefined || found === null) {
    throw new (codes().ERR_PACKAGE_PATH_NOT_EXPORTED)(`${scope.folder}/`, subpath, base);
  }
  return found;
}

/** Where `name` ('#x') leads, asked from the file `base`. */
function resolveImports(name, base, conditions) {
  if (name === '#' || name.startsWith('#/') || name.endsWith('/')) {
    const reason = 'is not a valid internal imports specifier name';
    throw new (codes().ERR_INVALID_MODULE_SPECIFIER)(name, reason, base);
  }
  const scope = scopeOf(parentOf(base));
  if (scope !== null && scope.imports !== undefined) {
    const found = new Walk(scope, conditions, base, 'imports').find(scope.imports, name);
    if (found !== undefined && found !== null) return found;
  }
  const folder = scope === null ? undefined : `${scope.folder}/`;
  throw new (codes().ERR_PACKAGE_IMPORT_NOT_DEFINED)(name, folder, base);
}

/** [package, subpath] of a bare name: ['@a/b', './c/d'], ['a', '.']; null for what is no package's name. */
function splitName(specifier) {
  let slash = specifier.indexOf('/');
  if (specifier[0] === '@') {
    if (slash < 0) return null;
    slash = specifier.indexOf('/', slash + 1);
  }
  const name = slash < 0 ? specifier : specifier.slice(0, slash);
  if (name === '' || name[0] === '.' || /[\\%]/.test(name)) return null;
  return [name, slash < 0 ? '.' : `.${specifier.slice(slash)}`];
}

/** Where a package's own name leads inside it, or undefined. */
function resolveSelf(name, subpath, base, conditions) {
  const scope = scopeOf(parentOf(base));
  if (scope === null || scope.exports === undefined || scope.name !== name) return undefined;
  return resolveExports(scope, subpath, conditions, base);
}

/** A bare name as `import` finds it from the file `base` (PACKAGE_RESOLVE). */
function resolveBare(specifier, base, conditions) {
  if (specifier === '') throw new (codes().ERR_MODULE_NOT_FOUND)('', base);
  const builtins = require('internal/modules/builtins');
  if (builtins.isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
  const split = splitName(specifier);
  if (split === null) {
    throw new (codes().ERR_INVALID_MODULE_SPECIFIER)(specifier, 'is not a valid package name', base);
  }
  const [name, subpath] = split;
  const own = resolveSelf(name, subpath, base, conditions);
  if (own !== undefined) return own;
  for (let directory = parentOf(base); ; directory = parentOf(directory)) {
    if (!directory.endsWith('/node_modules')) {
      const folder = `${directory === '/' ? '' : directory}/node_modules/${name}`;
      if (loader.kind(folder) === 1) return insidePackage(folder, subpath, base, conditions);
    }
    if (directory === '/') break;
  }
  if (builtins.isBundledPackage(specifier)) return `bundled:${specifier}`;
  throw new (codes().ERR_MODULE_NOT_FOUND)(name, base);
}

// Without a map a subpath is read as any other part of a URL.
function urlInside(folder, subpath) {
  const { pathToFileURL, URL } = require('url');
  return new URL(subpath, pathToFileURL(`${folder}/`)).href;
}

// The package, or the error that says who asked for it.
function readFor(folder, subpath, base) {
  try {
    return read(`${folder}/package.json`);
  } catch (error) {
    if (error.code !== 'ERR_INVALID_PACKAGE_CONFIG') throw error;
    const name = folder.slice(folder.lastIndexOf('/node_modules/') + '/node_modules/'.length) + subpath.slice(1);
    throw new (codes().ERR_INVALID_PACKAGE_CONFIG)(`${folder}/package.json`, `"${name}" from ${base}`,
      error.cause?.message);
  }
}

function insidePackage(folder, subpath, base, conditions) {
  const found = readFor(folder, subpath, base);
  if (found !== null && found.exports !== undefined) return resolveExports(found, subpath, conditions, base);
  if (subpath !== '.') return /[%?#]/.test(subpath) ? urlInside(folder, subpath) : folder + subpath.slice(1);
  const main = loader.findInDirectory(folder, found?.main ?? null, '.js,.json,.node');
  if (main === undefined || main === null) throw new (codes().ERR_MODULE_NOT_FOUND)(folder, base);
  if (found?.type === 'module' && main[0].endsWith('.js')) warnOfGuess(folder, found.main, main[0], base);
  return main[0];
}

// ES modules are to be named in full.
function warnOfGuess(folder, main, file, base) {
  const inside = file.slice(folder.length + 1);
  let text;
  if (main === undefined) {
    text = `No "main" or "exports" field defined in the package.json for ${folder}/ resolving the main entry point ` +
      `"${inside}", imported from ${base}.\nDefault "index" lookups for the main are deprecated for ES modules.`;
  } else if (loader.kind(require('path').resolve(folder, main)) !== 0) {
    text = `Package ${folder}/ has a "main" field set to "${main}", excluding the full filename and extension to the ` +
      `resolved file at "${inside}", imported from ${base}.\n Automatic extension resolution of the "main" field is ` +
      'deprecated for ES modules.';
  }
  if (text !== undefined) process.emitWarning(text, 'DeprecationWarning', 'DEP0151');
}

module.exports = {
  conditionsOf,
  hooks,
  parentOf,
  read,
  resolveBare,
  resolveExports,
  resolveImports,
  resolveSelf,
  scopeOf,
  splitName,
  typeOf,
};
