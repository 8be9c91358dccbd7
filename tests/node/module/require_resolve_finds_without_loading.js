'use strict';
const assert = require('assert');
const path = require('path');

const counted = path.join(__dirname, 'fixtures/cache/counted.js');
assert.strictEqual(require.resolve('./fixtures/cache/counted'), counted);
assert.strictEqual(require.cache[counted], undefined);
assert.strictEqual(require.resolve('fs'), 'fs');
assert.strictEqual(require.resolve('node:fs'), 'node:fs');
assert.throws(() => require.resolve('./nowhere'), { code: 'MODULE_NOT_FOUND' });
assert.throws(() => require.resolve(), { code: 'ERR_INVALID_ARG_TYPE' });

const elsewhere = { paths: [path.join(__dirname, 'fixtures/paths')] };
assert.strictEqual(require.resolve('./plain', elsewhere), path.join(__dirname, 'fixtures/paths/plain.js'));
const packages = { paths: [path.join(__dirname, 'fixtures/packages')] };
assert.strictEqual(require.resolve('plain', packages),
  path.join(__dirname, 'fixtures/packages/node_modules/plain/index.js'));
assert.throws(() => require.resolve('plain'), { code: 'MODULE_NOT_FOUND' });
assert.throws(() => require.resolve('./plain', { paths: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });

assert.strictEqual(require.resolve.paths('fs'), null);
assert.deepStrictEqual(require.resolve.paths('./x'), [__dirname]);
assert.strictEqual(require.resolve.paths('x')[0], path.join(__dirname, 'node_modules'));
