'use strict';
const assert = require('assert');
const path = require('path');
const { pathToFileURL } = require('url');
const { createRequire } = require('module');
const at = path.join(__dirname, 'fixtures/paths');

assert.strictEqual(createRequire(`${at}/any.js`)('./plain'), 'plain.js');
assert.strictEqual(createRequire(`${at}/`)('./plain'), 'plain.js');
assert.strictEqual(createRequire(pathToFileURL(`${at}/any.js`))('./plain'), 'plain.js');
assert.strictEqual(createRequire(pathToFileURL(`${at}/any.js`).href)('./plain'), 'plain.js');
assert.strictEqual(createRequire(`${at}/any.js`).resolve('./plain'), `${at}/plain.js`);
assert.strictEqual(createRequire(__filename).cache, require.cache);
for (const wrong of ['./relative.js', 'http://host/x.js', 5, undefined, {}]) {
  assert.throws(() => createRequire(wrong), { code: 'ERR_INVALID_ARG_VALUE' });
}
