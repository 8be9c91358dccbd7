'use strict';
const assert = require('assert');
const path = require('path');
const Module = require('module');

assert.strictEqual(require.main, module);
assert.strictEqual(process.mainModule, module);
assert.strictEqual(module.id, '.');
assert.strictEqual(module.filename, __filename);
assert.strictEqual(module.path, __dirname);
assert.strictEqual(module.loaded, false);
assert(module instanceof Module);
assert.strictEqual(module.paths[0], path.join(__dirname, 'node_modules'));
assert.strictEqual(module.paths.at(-1), '/node_modules');
assert.strictEqual(this, module.exports);

const { seen, module: child } = require('./fixtures/object/child');
assert.strictEqual(seen.id, child.filename);
assert.strictEqual(seen.loaded, false);
assert.strictEqual(child.loaded, true);
assert.strictEqual(seen.parent, module);
assert(seen.isThis && seen.isExports);
assert.strictEqual(seen.filename, path.join(__dirname, 'fixtures/object/child.js'));
assert.strictEqual(seen.dirname, path.join(__dirname, 'fixtures/object'));
assert.strictEqual(seen.argumentCount, 5);
assert(module.children.includes(child));
assert.strictEqual(module.isPreloading, false);

assert.throws(() => require(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => require(''), { code: 'ERR_INVALID_ARG_VALUE' });
assert.strictEqual(module.require('./fixtures/object/child').module, child);
