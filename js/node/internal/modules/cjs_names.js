'use strict';
// The names by which an ES module can import from a CommonJS one, told from its text before it runs.

const loader = native('loader');
const builtins = require('internal/modules/builtins');
const { parentOf } = require('internal/modules/package');

/** The names of a CommonJS file's exports, 'default' among them. */
function exportedNames(filename, source) {
  const names = new Set(['default']);
  collect(filename, source, names, new Set());
  return [...names];
}

function collect(filename, source, names, seen) {
  if (seen.has(filename)) return;
  seen.add(filename);
  const { Module } = require('internal/modules/cjs');
  const loaded = Module._cache[filename];
  if (loaded !== undefined && loaded.loaded) return addKeys(loaded.exports, names);
  if (filename.endsWith('.json') || filename.endsWith('.node')) return;
  const [own, others] = loader.exportedNames(source ?? loader.read(filename));
  for (const name of own) names.add(name);
  for (const other of others) collectFrom(other, filename, names, seen);
}

function collectFrom(request, filename, names, seen) {
  const { Module } = require('internal/modules/cjs');
  const asking = { id: filename, filename, paths: Module._nodeModulePaths(parentOf(filename)) };
  let found;
  try {
    found = Module._resolveFilename(request, asking, false);
  } catch {
    // It will be missed when the module runs, if it runs this line at all.
    return;
  }
  if (builtins.isBuiltin(found)) addKeys(builtins.load(found), names);
  else if (found[0] === '/') collect(found, undefined, names, seen);
}

function addKeys(exports, names) {
  if (exports === null || (typeof exports !== 'object' && typeof exports !== 'function')) return;
  for (const name of Object.keys(exports)) names.add(name);
}

module.exports = { exportedNames };
