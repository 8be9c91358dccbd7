'use strict';
// The exports of modules that are not ES modules, as those who import them see them.
//
// Core modules come to life by getters (`fs.promises`), and an import must not wake them all: a getter is
// read once a module that imports this one names it, or imports everything.

const loader = native('loader');

/** The engine's name of a module. Bundled ones are compiled under 'node:fs', what is imported of them not. */
function engineName(url) {
  return url.startsWith('node:') ? `builtin:${url.slice('node:'.length)}` : url;
}

/** What the bundle calls the core module or bundled package of a URL. */
function nameOfBuiltin(url) {
  return url.startsWith('bundled:') ? url.slice('bundled:'.length) : url;
}

/** The names of a core module's exports; those behind getters are kept in `record.sleeping`. */
function namesOf(exports, record) {
  const names = Object.keys(exports).filter((name) => name !== 'default');
  record.sleeping = new Set(names.filter((name) => (
    Object.getOwnPropertyDescriptor(exports, name).get !== undefined)));
  names.push('default');
  return names;
}

/** A module with this text imports a core module; undefined: whoever does may read every name. */
function want(record, source) {
  const { sleeping } = record;
  if (sleeping.size === 0) return;
  const wantsAll = source === undefined || /\*\s*(?:as\b|from\b)/.test(source);
  for (const name of sleeping) {
    if (!wantsAll && !source.includes(name)) continue;
    sleeping.delete(name);
    if (record.isGiven) loader.setExport(engineName(record.url), name, load(record)[name]);
  }
}

function load(record) {
  return require('internal/modules/builtins').load(nameOfBuiltin(record.url));
}

/** Gives a module's exports their values. */
function give(record, exports) {
  const name = engineName(record.url);
  record.isGiven = true;
  loader.setExport(name, 'default', exports);
  if (exports === null || (typeof exports !== 'object' && typeof exports !== 'function')) return;
  for (const key of record.names) {
    if (key === 'default' || record.sleeping?.has(key)) continue;
    loader.setExport(name, key, exports[key]);
  }
}

module.exports = { engineName, give, nameOfBuiltin, namesOf, want };
