'use strict';
const assert = require('assert');
const path = require('path');
const real = path.join(__dirname, 'fixtures/links/real/target.js');

const target = require('./fixtures/links/link');
assert.strictEqual(target.file, real);
assert.strictEqual(target.local(), 'beside the target');
assert.strictEqual(require('./fixtures/links/folder/target'), target);
assert.strictEqual(require.resolve('./fixtures/links/folder/target.js'), real);
