'use strict';
// Control sequences go, text stays.

const assert = require('assert');
const { stripVTControlCharacters: strip } = require('util');

assert.strictEqual(strip('plain'), 'plain');
assert.strictEqual(strip('\x1b[31mred\x1b[39m'), 'red');
assert.strictEqual(strip('\x1b[1;31;4mx\x1b[0m'), 'x');
assert.strictEqual(strip('\x1b[2J\x1b[Hhome'), 'home');
assert.strictEqual(strip('\x1b]8;;http://example.org\x07link\x1b]8;;\x07'), 'link');
assert.strictEqual(strip('\x9b1mx'), 'x');
assert.throws(() => strip(5), { code: 'ERR_INVALID_ARG_TYPE' });
