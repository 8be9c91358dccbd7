'use strict';
// module.findPackageJSON: https://nodejs.org/api/module.html#modulefindpackagejsonspecifier-base

const loader = native('loader');
const { urlToPath } = require('internal/modules/esm_resolve');
const packages = require('internal/modules/package');

function pathOf(value, name) {
  const { URL } = require('url');
  if (value instanceof URL) return urlToPath(value.href);
  require('internal/validators').validateString(value, name);
  return value.startsWith('file:') ? urlToPath(value) : value;
}

function findPackageJSON(specifier, base) {
  if (arguments.length === 0 || specifier === undefined) {
    throw new (require('internal/errors').codes.ERR_MISSING_ARGS)('specifier');
  }
  const wanted = pathOf(specifier, 'specifier');
  const from = base === undefined ? undefined : pathOf(base, 'base');
  const split = /^[./#]/.test(wanted) ? null : packages.splitName(wanted);
  if (split !== null && from !== undefined) return ofPackage(split[0], from);
  if (from === undefined && wanted[0] !== '/') {
    throw new (require('internal/errors').codes.ERR_INVALID_ARG_TYPE)('base', ['string', 'URL'], base);
  }
  const path = loader.join(from === undefined ? '/' : packages.parentOf(from), wanted);
  return packages.scopeOf(loader.kind(path) === 1 ? path : packages.parentOf(path))?.path;
}

// The root package.json of a package that is found from a file.
function ofPackage(name, from) {
  for (let directory = packages.parentOf(from); ; directory = packages.parentOf(directory)) {
    const path = `${directory === '/' ? '' : directory}/node_modules/${name}/package.json`;
    if (packages.read(path) !== null) return path;
    if (directory === '/') break;
  }
  const { ERR_MODULE_NOT_FOUND } = require('internal/errors').codes;
  throw new ERR_MODULE_NOT_FOUND(name, from);
}

module.exports = { findPackageJSON };
