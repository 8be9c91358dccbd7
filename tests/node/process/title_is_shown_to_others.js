'use strict';
const assert = require('assert');
const fs = require('fs');

process.title = 'abc';
assert.strictEqual(process.title, 'abc');
assert.strictEqual(fs.readFileSync('/proc/self/cmdline', 'latin1').replace(/\0+$/, ''), 'abc');
