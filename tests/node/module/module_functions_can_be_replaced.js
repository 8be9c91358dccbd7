'use strict';
const assert = require('assert');
const Module = require('module');

assert.strictEqual(Module.Module, Module);
assert.strictEqual(Module._cache, require.cache);
assert.strictEqual(Module._extensions, require.extensions);

const { _load, _resolveFilename } = Module;
Module._load = function (request, parent, isMain) {
  if (request === 'stubbed') return { stubbed: true, asked: parent === module, isMain };
  return _load.call(this, request, parent, isMain);
};
assert.deepStrictEqual(require('stubbed'), { stubbed: true, asked: true, isMain: false });
Module._load = _load;

Module._resolveFilename = function (request, ...rest) {
  return _resolveFilename.call(this, request === 'alias' ? './fixtures/paths/plain' : request, ...rest);
};
assert.strictEqual(require('alias'), 'plain.js');
assert.match(require.resolve('alias'), /plain\.js$/);
Module._resolveFilename = _resolveFilename;

const { require: original } = Module.prototype;
const asked = [];
Module.prototype.require = function (id) {
  asked.push(id);
  return original.call(this, id);
};
require('path');
Module.prototype.require = original;
assert.deepStrictEqual(asked, ['path']);

assert.strictEqual(Module.wrap('x'), '(function (exports, require, module, __filename, __dirname) { x\n});');
assert.deepStrictEqual(Module._nodeModulePaths('/a/node_modules/b'),
  ['/a/node_modules/b/node_modules', '/a/node_modules', '/node_modules']);

const made = new Module('/made/up.js');
made.paths = [];
made._compile('module.exports = [__filename, __dirname, typeof require]', '/made/up.js');
assert.deepStrictEqual(made.exports, ['/made/up.js', '/made', 'function']);
