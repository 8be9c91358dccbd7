'use strict';
// Views: finding a template file below the 'views' directories and handing it to its engine.

const fs = require('fs');
const { basename, dirname, extname, join, resolve } = require('path');

function View(name, options) {
  const { defaultEngine, root, engines } = options || {};
  this.defaultEngine = defaultEngine;
  this.ext = extname(name);
  this.name = name;
  this.root = root;
  if (!this.ext && !defaultEngine) {
    throw new Error('No default engine was specified and no extension was provided.');
  }
  let fileName = name;
  if (!this.ext) {
    this.ext = defaultEngine[0] === '.' ? defaultEngine : '.' + defaultEngine;
    fileName += this.ext;
  }
  if (!engines[this.ext]) engines[this.ext] = loadEngine(this.ext.slice(1));
  this.engine = engines[this.ext];
  this.path = this.lookup(fileName);
}

// The engine is a package of the program's, so it is looked for from where the program lies.
function loadEngine(name) {
  const from = process.argv[1] || join(process.cwd(), 'index.js');
  const engine = require('module').createRequire(resolve(from))(name).__express;
  if (typeof engine !== 'function') throw new Error(`Module "${name}" does not provide a view engine.`);
  return engine;
}

View.prototype.lookup = function lookup(name) {
  for (const root of [].concat(this.root)) {
    const place = resolve(root, name);
    const path = this.resolve(dirname(place), basename(place));
    if (path !== undefined) return path;
  }
  return undefined;
};

// `dir/name.ext`, else `dir/name/index.ext`.
View.prototype.resolve = function resolveFile(dir, file) {
  const { ext } = this;
  const path = join(dir, file);
  if (isFile(path)) return path;
  const index = join(dir, basename(file, ext), 'index' + ext);
  return isFile(index) ? index : undefined;
};

function isFile(path) {
  try {
    return fs.statSync(path).isFile();
  } catch {
    return false;
  }
}

// The callback never comes before render() has returned, whatever the engine does.
View.prototype.render = function render(options, callback) {
  let sync = true;
  this.engine(this.path, options, function (...results) {
    if (!sync) return callback.apply(this, results);
    return process.nextTick(() => callback.apply(this, results));
  });
  sync = false;
};

function renderFor(app, name, options, callback) {
  let values = options || {};
  let done = callback;
  if (typeof options === 'function') {
    done = options;
    values = {};
  }
  const merged = { ...app.locals, ...values._locals, ...values };
  if (merged.cache === undefined || merged.cache === null) merged.cache = app.enabled('view cache');
  let view = merged.cache ? app.cache[name] : undefined;
  if (!view) {
    const ViewClass = app.get('view');
    view = new ViewClass(name, {
      defaultEngine: app.get('view engine'), root: app.get('views'), engines: app.engines
    });
    if (!view.path) {
      done(lookupError(view, name));
      return;
    }
    if (merged.cache) app.cache[name] = view;
  }
  try {
    view.render(merged, done);
  } catch (error) {
    done(error);
  }
}

function lookupError(view, name) {
  const { root } = view;
  const where = Array.isArray(root) && root.length > 1 ?
    `directories "${root.slice(0, -1).join('", "')}" or "${root[root.length - 1]}"` :
    `directory "${root}"`;
  const error = new Error(`Failed to lookup view "${name}" in views ${where}`);
  error.view = view;
  return error;
}

module.exports = View;
View.renderFor = renderFor;
