'use strict';
const assert = require('assert');
const path = require('path');
const ask = require('./fixtures/packages/ask');

process.on('warning', () => {});
process.noDeprecation = true;
assert.strictEqual(ask('main'), 'main/lib/entry');
assert.strictEqual(ask('main-dir'), 'main-dir/lib/index');
assert.strictEqual(ask('main-gone'), 'main-gone/index');
const folder = path.join(__dirname, 'fixtures/packages/node_modules');
assert.throws(() => ask('main-nothing'), {
  code: 'MODULE_NOT_FOUND',
  message: `Cannot find module '${folder}/main-nothing/gone.js'. ` +
    'Please verify that the package.json has a valid "main" entry',
  path: `${folder}/main-nothing/package.json`,
  requestPath: 'main-nothing',
});
assert.throws(() => ask('bad-json'), /bad-json\/package\.json/);
