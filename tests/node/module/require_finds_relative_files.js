'use strict';
const assert = require('assert');
const path = require('path');
const at = './fixtures/paths';

assert.strictEqual(require(`${at}/plain`), 'plain.js');
assert.strictEqual(require(`${at}/plain.js`), 'plain.js');
assert.strictEqual(require(path.join(__dirname, at, 'plain')), 'plain.js');
assert.strictEqual(require(`${at}/../paths/./plain`), 'plain.js');
assert.deepStrictEqual(require(`${at}/data`), { from: 'data.json' });

// A file's own name comes first, then .js, then .json, and only then a directory.
assert.strictEqual(require(`${at}/exact`), 'exact');
assert.strictEqual(require(`${at}/order`), 'order.js');
assert.strictEqual(require(`${at}/both`), 'both.js');
assert.strictEqual(require(`${at}/both/`), 'both/index.js');

assert.strictEqual(require(at), 'index.js');
assert.deepStrictEqual(require(`${at}/sub/up`), ['index.js', 'plain.js', 'sub/index.js']);

// .cjs is not tried, and an ending that nobody knows is a script.
assert.throws(() => require(`${at}/common`), { code: 'MODULE_NOT_FOUND' });
assert.strictEqual(require(`${at}/common.cjs`), 'common.cjs');
assert.strictEqual(require(`${at}/other.ext`), 'other.ext as script');
assert.throws(() => require(`${at}/plain/`), { code: 'MODULE_NOT_FOUND' });
