'use strict';
// Where `import` leads: https://nodejs.org/api/esm.html#resolution-algorithm. A module's name is its URL;
// core modules are 'node:fs', bundled packages 'bundled:express'.

const loader = native('loader');
const packages = require('internal/modules/package');

function codes() {
  return require('internal/errors').codes;
}

/** The file: URL of an absolute path. */
function pathToUrl(path) {
  if (/^[\w\-./@+]*$/.test(path)) return `file://${path}`;
  return `file://${encodeURI(path.toWellFormed()).replaceAll('?', '%3F').replaceAll('#', '%23')}`;
}

/** The path of a file: URL, without query and fragment. */
function urlToPath(url) {
  const path = url.slice('file://'.length);
  if (!/[%?#]/.test(path)) return path;
  return decodeURIComponent(/^[^?#]*/.exec(path)[0]);
}

function isRelative(specifier) {
  return specifier.startsWith('./') || specifier.startsWith('../') || specifier[0] === '/' ||
    specifier === '.' || specifier === '..';
}

/** What errors call the asking module. */
function nameOfBase(base) {
  return base.startsWith('file:') ? urlToPath(base) : base;
}

/** The URL that `specifier` stands for in the module `base` (a URL). */
function resolve(specifier, base) {
  try {
    return find(specifier, base);
  } catch (error) {
    throw require('internal/modules/esm_errors').withHint(error, specifier, base);
  }
}

function find(specifier, base) {
  if (isRelative(specifier)) return resolveUrl(specifier, base);
  if (specifier[0] === '#') {
    return finish(packages.resolveImports(specifier, urlToPath(base), packages.conditionsOf('import')), base);
  }
  if (/^[a-zA-Z][a-zA-Z\d+.-]*:/.test(specifier)) return resolveAbsolute(specifier, base);
  if (base.startsWith('data:')) return resolveFromData(specifier, base);
  return finish(packages.resolveBare(specifier, urlToPath(base), packages.conditionsOf('import')), base);
}

function resolveAbsolute(specifier, base) {
  if (specifier.startsWith('node:')) {
    if (!require('internal/modules/builtins').isBuiltin(specifier)) {
      throw new (codes().ERR_UNKNOWN_BUILTIN_MODULE)(specifier);
    }
    return specifier;
  }
  if (specifier.startsWith('data:')) return specifier;
  const { URL } = require('url');
  if (!URL.canParse(specifier)) {
    return finish(packages.resolveBare(specifier, urlToPath(base), packages.conditionsOf('import')), base);
  }
  const url = new URL(specifier);
  if (url.protocol === 'file:') {
    if (url.host !== '') throw foreignHost(url, base);
    return finishUrl(url.href, base);
  }
  throw new (codes().ERR_UNSUPPORTED_ESM_URL_SCHEME)(url, ['file', 'data', 'node']);
}

function foreignHost(url, base) {
  const error = new (codes().ERR_INVALID_FILE_URL_HOST)(process.platform);
  return Object.assign(error, { input: url.href, module: base });
}

// A data: URL has no directory: only core modules can be meant.
function resolveFromData(specifier, base) {
  const builtins = require('internal/modules/builtins');
  if (builtins.isBuiltin(specifier)) return `node:${specifier}`;
  throw new (codes().ERR_UNSUPPORTED_RESOLVE_REQUEST)(specifier, base);
}

function resolveUrl(specifier, base) {
  if (base.startsWith('data:')) throw new (codes().ERR_UNSUPPORTED_RESOLVE_REQUEST)(specifier, base);
  if (/^[\w\-./@+]*$/.test(specifier) && !/[?#]/.test(base)) {
    const path = urlToPath(base);
    const found = loader.find(packages.parentOf(path), specifier, '');
    if (typeof found === 'string') return pathToUrl(found);
  }
  const { URL } = require('url');
  return finishUrl(new URL(specifier, base).href, base);
}

// What the walk through packages has found: a path, a file: URL, or the name of a core module or bundled package.
function finish(found, base) {
  if (found.startsWith('file:')) return finishUrl(found, base);
  if (found[0] !== '/') return found;
  refuseEscapedSlash(found, found, base);
  return finishUrl(pathToUrl(found), base);
}

function refuseEscapedSlash(text, path, base) {
  if (!/%2f|%5c/i.test(text)) return;
  throw new (codes().ERR_INVALID_MODULE_SPECIFIER)(
    path, 'must not include encoded "/" or "\\" characters', nameOfBase(base));
}

// ESM_FILE_FORMAT's conditions: a file must be there, and its real path counts.
function finishUrl(url, base) {
  const path = urlToPath(url);
  refuseEscapedSlash(url, path, base);
  const kind = path.endsWith('/') ? 1 : loader.kind(path);
  if (kind === 1) throw new (codes().ERR_UNSUPPORTED_DIR_IMPORT)(path, nameOfBase(base), url);
  if (kind === -1) throw new (codes().ERR_MODULE_NOT_FOUND)(path, nameOfBase(base), url);
  // One file has one URL, however it was written; query and fragment make it another module.
  const [suffix] = /[?#].*$/s.exec(url) ?? [''];
  return pathToUrl(loader.real(path)) + suffix;
}

module.exports = { nameOfBase, pathToUrl, resolve, urlToPath };
