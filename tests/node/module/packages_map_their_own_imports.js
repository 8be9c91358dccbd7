'use strict';
const assert = require('assert');
const { ask, importIt } = require('./fixtures/imports/main');

assert.strictEqual(ask('#util'), 'imports/lib/util');
assert.strictEqual(ask('#lib/util'), 'imports/lib/util');
assert.strictEqual(ask('#package'), 'imports/lib/util');
assert.strictEqual(ask('imports-itself/util'), 'imports/lib/util');
assert.throws(() => ask('#nowhere'), { code: 'ERR_PACKAGE_IMPORT_NOT_DEFINED', name: 'TypeError' });
assert.throws(() => ask('#gone'), { code: 'MODULE_NOT_FOUND' });
assert.throws(() => ask('#outside'), { code: 'ERR_INVALID_PACKAGE_TARGET' });
assert.throws(() => ask('#'), { code: 'ERR_INVALID_MODULE_SPECIFIER' });
assert.throws(() => ask('imports-itself/lib/util.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });

async function imports() {
  assert.strictEqual((await importIt('#util')).default, 'imports/lib/util');
  assert.strictEqual((await importIt('#core')).default, require('fs'));
  await assert.rejects(importIt('#nowhere'), { code: 'ERR_PACKAGE_IMPORT_NOT_DEFINED' });
  await assert.rejects(importIt('#gone'), { code: 'ERR_MODULE_NOT_FOUND' });
}
imports();
