'use strict';
// process.stdin is made at first use, and a program that doesn't read from it ends.

const assert = require('assert');
const { Readable } = require('stream');

assert.ok(process.stdin instanceof Readable);
assert.strictEqual(process.stdin, process.stdin);
assert.strictEqual(process.stdin.fd, 0);
assert.strictEqual(process.stdin.readableFlowing, null);
assert.strictEqual(process.stdin.isTTY === true, require('tty').isatty(0));
process.stdin.on('error', () => {});
