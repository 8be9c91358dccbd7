'use strict';
const assert = require('assert');
const { spawn, spawnSync } = require('child_process');

const long = 'x'.repeat(5 * 1024 * 1024);
assert.throws(() => spawn('true', [long]), { code: 'E2BIG', syscall: 'spawn', message: 'spawn E2BIG' });
const { error } = spawnSync('true', [long]);
assert.strictEqual(error.code, 'E2BIG');
assert.strictEqual(error.syscall, 'spawnSync true');
