'use strict';
// An import of a name that the other module does not export, in Node's words.

const loader = native('loader');
const { parentOf, scopeOf } = require('internal/modules/package');
const { urlToPath } = require('internal/modules/esm_resolve');
const { engineName } = require('internal/modules/esm_values');

const LINK_ERROR =
  /^(Could not find |circular reference when looking for )?export '(.*)' in module '(.*?)'( is ambiguous)?$/s;

/** The error to throw for one that the engine threw while it linked the graph of `root`. */
function linkError(error, root) {
  const [, kind, name, target] = LINK_ERROR.exec(error?.message) ?? [];
  if (name === undefined || !(error instanceof SyntaxError)) return error;
  const edge = findImport(root, target, name);
  if (edge === undefined) return error;
  const better = new SyntaxError(kind ? describe(edge, name) : ambiguous(edge, name));
  if (edge.position) Object.defineProperty(better, Symbol.for('mote.position'), { value: edge.position });
  return better;
}

function ambiguous({ specifier }, name) {
  return `The requested module '${specifier}' contains conflicting star exports for name '${name}'`;
}

function describe({ specifier, record }, name) {
  if (record.format !== 'commonjs' || name === 'default') {
    return `The requested module '${specifier}' does not provide an export named '${name}'`;
  }
  return `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, ` +
    'which may not support all module.exports as named exports.\n' +
    'CommonJS modules can always be imported via the default export, for example using:\n\n' +
    `import pkg from '${specifier}';\nconst { ${name} } = pkg;\n`;
}

// The import that asked for it: of those that mean this module, the first whose text names it.
function findImport(root, target, name) {
  const seen = new Set([root]);
  let first;
  for (const asking of seen) {
    for (const edge of asking.imports) {
      seen.add(edge.record);
      if (!isNamed(engineName(edge.record.url), target)) continue;
      const position = positionOf(asking.url, edge.specifier, name);
      if (position !== undefined) return { ...edge, position };
      first ??= edge;
    }
  }
  return first;
}

// The engine's messages cut long names.
function isNamed(name, target) {
  return target.length < 60 ? name === target : name.startsWith(target);
}

function positionOf(url, specifier, name) {
  if (!url.startsWith('file:')) return undefined;
  let source;
  try {
    source = loader.read(urlToPath(url));
  } catch {
    return undefined;
  }
  const statements = /\b(?:import|export)\b([^'"]*?)\bfrom\s*(['"])(.*?)\2/gs;
  const escaped = name === 'default' ? '\\w' : name.replace(/[^\w]/g, '\\$&');
  for (let found; (found = statements.exec(source)) !== null;) {
    if (found[3] !== specifier) continue;
    const at = found[1].search(new RegExp(`(?<![\\w$])${escaped}`));
    if (at < 0) continue;
    const before = source.slice(0, found.index + found[0].indexOf(found[1]) + at);
    return { file: url, line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
  }
  return undefined;
}

/** The same error, with the name that would have been found where `require` would have found the file. */
function withHint(error, specifier, base) {
  const isMissing = error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_UNSUPPORTED_DIR_IMPORT';
  if (!isMissing || !base.startsWith('file:')) return error;
  const wanted = specifier.startsWith('file:') ? urlToPath(specifier) : specifier;
  const found = requireFinds(wanted, urlToPath(base));
  if (found === undefined) return error;
  const hint = `Did you mean to import ${JSON.stringify(found)}?`;
  const [first, ...frames] = error.stack.split('\n');
  error.stack = [first, hint, ...frames].join('\n');
  error.message += `\n${hint}`;
  return error;
}

function requireFinds(specifier, filename) {
  const { Module } = require('internal/modules/cjs');
  const { dirname, relative } = require('path');
  const asking = { id: filename, filename, paths: Module._nodeModulePaths(dirname(filename)) };
  let found;
  try {
    found = Module._resolveFilename(specifier, asking, false);
  } catch {
    return undefined;
  }
  if (specifier[0] === '/') return escaped(found);
  const inside = escaped(found.slice(found.lastIndexOf('/node_modules/') + '/node_modules/'.length));
  // A file that lies in node_modules by itself is no package, and needs its whole path.
  if (specifier[0] !== '.' && inside !== specifier) return inside;
  const path = escaped(relative(dirname(filename), found));
  return path.startsWith('../') ? path : `./${path}`;
}

// As it has to be written in an import.
function escaped(path) {
  return encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23');
}

const SCRIPT_NAMES = ['require', 'module', 'exports', '__filename', '__dirname'];

/** Says of a name that only scripts have why it isn't there. The error is the one that the module threw. */
function explain(error, url) {
  if (!(error instanceof ReferenceError)) return;
  const name = SCRIPT_NAMES.find((each) => error.message === `${each} is not defined`);
  if (name === undefined) return;
  let message = `${error.message} in ES module scope`;
  if (name === 'require') message += ', you can use import instead';
  const path = url.startsWith('file:') ? urlToPath(url) : '';
  const scope = path.endsWith('.js') ? scopeOf(parentOf(path)) : null;
  if (scope?.type === 'module') {
    message += "\nThis file is being treated as an ES module because it has a '.js' file extension and " +
      `'${scope.path}' contains "type": "module". To treat it as a CommonJS script, rename it to use the ` +
      "'.cjs' file extension.";
  }
  const { stack } = error;
  error.stack = stack.replace(error.message, () => message);
  error.message = message;
}

module.exports = { explain, linkError, withHint };
