'use strict';
// Which names stand for modules of mote's own: Node's core modules, and bundled packages, which a program
// may also have installed (then its own wins).

const bundle = require('internal/bundle');

const MIDDLEWARE = 'express/middleware/';
const SESSION = `${MIDDLEWARE}session`;

// Bundled packages, and where in the bundle each lies.
const PACKAGES = {
  '__proto__': null,
  'express': 'express',
  'basic-auth': `${MIDDLEWARE}basic_auth`,
  'bufferutil': 'internal/websocket/bufferutil',
  'cookie-parser': `${MIDDLEWARE}cookie_parser`,
  'cors': `${MIDDLEWARE}cors`,
  'express-session': SESSION,
  'express-session/session/cookie': `${SESSION}/cookie`,
  'express-session/session/memory': `${SESSION}/memory`,
  'express-session/session/session': `${SESSION}/session`,
  'express-session/session/store': `${SESSION}/store`,
  'morgan': `${MIDDLEWARE}morgan`,
  'serve-index': `${MIDDLEWARE}serve_index`,
  'ws': 'internal/websocket/package',
};

// Node knows these only with 'node:' before them.
const ONLY_WITH_SCHEME = ['sea', 'sqlite', 'test', 'test/reporters'];

function isPublic(name) {
  return bundle.has(name) && name !== 'boot' && !name.startsWith('internal/') &&
    name !== 'express' && !name.startsWith('express/');
}

const known = new Set();          // specifiers that were asked for and are core modules

/** Whether a specifier, with or without 'node:', is a core module. */
function isBuiltin(specifier) {
  if (typeof specifier !== 'string' || specifier[0] === '.' || specifier[0] === '/') return false;
  if (known.has(specifier)) return true;
  const isCore = specifier.startsWith('node:')
    ? isPublic(specifier.slice(5)) : isPublic(specifier) && !ONLY_WITH_SCHEME.includes(specifier);
  if (isCore) known.add(specifier);
  return isCore;
}

function isBundledPackage(name) {
  return PACKAGES[name] !== undefined && bundle.has(PACKAGES[name]);
}

/** The feature of the binary that would have brought a module or package, where it was built without. */
function missingFeature(name) {
  return bundle.missing(PACKAGES[name] ?? name);
}

/** The names of `module.builtinModules`: of those that are known without 'node:' too. */
function names() {
  return bundle.names().filter((name) => isPublic(name) && !ONLY_WITH_SCHEME.includes(name)).sort();
}

/** The exports of a core module or bundled package. */
function load(specifier) {
  return bundle.require(PACKAGES[specifier] ?? specifier);
}

module.exports = { isBuiltin, isBundledPackage, load, missingFeature, names };
