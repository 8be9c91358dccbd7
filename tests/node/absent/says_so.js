// mote only
'use strict';
// Modules without which programs can do load, and say what is missing when it is asked for.
const assert = require('assert');

const missing = { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' };
const http2 = require('http2');
assert.throws(() => http2.createServer(), missing);
assert.throws(() => http2.createSecureServer(), missing);
assert.throws(() => http2.connect('http://localhost'), missing);
assert.throws(() => new (require('wasi').WASI)(), missing);
assert.throws(() => require('v8').getHeapSnapshot(), missing);
assert.throws(() => require('inspector').open(), { code: 'ERR_INSPECTOR_NOT_AVAILABLE' });
assert.strictEqual(require('inspector').url(), undefined);
