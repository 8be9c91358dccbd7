'use strict';
// What the flags of the command line ask for before the program runs
// (https://nodejs.org/docs/latest-v22.x/api/cli.html). Loaded only when there are flags.

const options = require('internal/options');

/** The flags that are properties of process. */
function describe(process) {
  if (options.get('--deprecation') === false) process.noDeprecation = true;
  if (options.get('--throw-deprecation') === true) process.throwDeprecation = true;
  if (options.get('--trace-deprecation') === true) process.traceDeprecation = true;
  if (options.get('--trace-warnings') === true) process.traceProcessWarnings = true;
  const title = options.get('--title');
  if (title !== undefined) process.title = title;
}

/** Sets the scene. Answers a promise when the program has to wait for it. */
function prepare() {
  for (const file of options.get('--env-file') ?? []) loadEnvironment(file, true);
  for (const file of options.get('--env-file-if-exists') ?? []) loadEnvironment(file, false);
  const limit = options.get('--stack-trace-limit');
  if (limit !== undefined) Error.stackTraceLimit = Number(limit);
  if (options.get('--expose-gc') === true) {
    const { define } = require('internal/globals');
    define(globalThis, 'gc', native('process').gc);
  }
}

/** Imports what --import names, one after the other. */
async function importAll(list) {
  const { pathToUrl, resolve } = require('internal/modules/esm_resolve');
  require('internal/modules/cjs');
  const base = pathToUrl(`${process.cwd()}/`);
  for (const specifier of list) await import(resolve(specifier, base));
}

function loadEnvironment(file, mustExist) {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    if (mustExist || error.code !== 'ENOENT') throw error;
  }
}

/** --check: the file must parse. */
function checkSyntax(path, text) {
  const { Module, formatOf } = require('internal/modules/cjs');
  const loader = native('loader');
  let filename = path;
  let format = options.get('--input-type');
  if (text === undefined) {
    filename = Module._resolveFilename(path, null, true);
    format = formatOf(filename);
    text = loader.read(filename);
  }
  if (format === 'module') return checkModule(text, filename);
  try {
    loader.compile(text, filename, 'exports, require, module, __filename, __dirname');
  } catch (error) {
    if (format === undefined && error instanceof SyntaxError && loader.isModule(text)) return;
    throw error;
  }
}

// As a module it may only be parsed, since compiling would load what it imports.
function checkModule(text, filename) {
  if (native('loader').isModule(text)) return;
  native('loader').compile(text, filename, '');
  throw new SyntaxError(`${filename} is no ES module`);
}

module.exports = { checkSyntax, describe, importAll, prepare };
