'use strict';
const assert = require('assert');
const file = require.resolve('./fixtures/cache/counted');

const first = require('./fixtures/cache/counted');
assert.strictEqual(require('./fixtures/cache/counted.js'), first);
assert.strictEqual(require.cache[file].exports, first);
assert(Object.keys(require.cache).includes(file));

delete require.cache[file];
assert.strictEqual(require('./fixtures/cache/counted').count, 2);

require.cache[file] = { exports: 'replaced', loaded: true };
assert.strictEqual(require('./fixtures/cache/counted'), 'replaced');

// The cache is asked before core modules are, except under node:.
require.cache.path = { exports: 'not path', loaded: true };
assert.strictEqual(require('path'), 'not path');
assert.strictEqual(typeof require('node:path').join, 'function');
delete require.cache.path;
