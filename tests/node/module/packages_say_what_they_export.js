'use strict';
const assert = require('assert');
const path = require('path');
const ask = require('./fixtures/packages/ask');
const folder = path.join(__dirname, 'fixtures/packages/node_modules');

const entry = ask('exports');
assert.strictEqual(entry.from, 'entry.cjs');
assert.strictEqual(entry.self(), 'exports/lib/sub');
assert.strictEqual(ask('exports/sub'), 'exports/lib/sub');
assert.strictEqual(ask('exports/nested'), 'exports/lib/sub');
assert.strictEqual(ask('exports/list'), 'exports/lib/sub');
assert.strictEqual(ask('exports/package.json').name, 'exports');
assert.strictEqual(ask('exports-string'), 'exports-string/only');
assert.strictEqual(ask('module-sync'), 'sync');

assert.strictEqual(ask('exports/features/a'), 'feature a');
assert.strictEqual(ask('exports/features/a.js'), 'feature a');
assert.strictEqual(ask('exports/features/deep/b'), 'feature b');

function refused(name, code, message) {
  assert.throws(() => ask(name), message === undefined ? { code } : { code, message });
}

refused('exports/features/private/c', 'ERR_PACKAGE_PATH_NOT_EXPORTED');
refused('exports/lib/sub.js', 'ERR_PACKAGE_PATH_NOT_EXPORTED',
  `Package subpath './lib/sub.js' is not defined by "exports" in ${folder}/exports/package.json`);
refused('exports/none', 'ERR_PACKAGE_PATH_NOT_EXPORTED');
refused('exports-string/only.js', 'ERR_PACKAGE_PATH_NOT_EXPORTED');
refused('exports/gone', 'MODULE_NOT_FOUND', `Cannot find module '${folder}/exports/lib/gone.js'`);
refused('exports/outside', 'ERR_INVALID_PACKAGE_TARGET',
  'Invalid "exports" target "../plain/index.js" defined for \'./outside\' in the package config ' +
  `${folder}/exports/package.json; targets must start with "./"`);
refused('exports/modules', 'ERR_INVALID_PACKAGE_TARGET');
refused('exports/features/../a', 'ERR_INVALID_MODULE_SPECIFIER');
refused('exports-mixed', 'ERR_INVALID_PACKAGE_CONFIG');
