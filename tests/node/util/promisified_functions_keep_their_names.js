// mote only: Node 20 names some of them otherwise
'use strict';
const assert = require('assert');
const { promisify, inspect, format } = require('util');

assert.strictEqual(promisify(require('fs').exists).name, 'exists');
assert.strictEqual(promisify(require('child_process').exec).name, 'exec');
assert.strictEqual(promisify(require('timers').setTimeout).name, 'setTimeout');

inspect.defaultOptions.numericSeparator = true;
assert.strictEqual(format('%d %s %i %d', 1234567, 12345, 123456.7, 12345n), '1_234_567 12_345 123_456 12_345n');
