// mote only: Node 20 prints a promise before it settles
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');

const print = (code) => spawnSync(process.execPath, ['-p', code], { encoding: 'utf8' }).stdout;

assert.strictEqual(print('Promise.resolve(42)'), 'Promise { 42 }\n');
assert.strictEqual(print('Promise.resolve().then(() => 42)'), 'Promise { 42 }\n');
assert.strictEqual(print('Promise.reject(1)'), 'Promise { <rejected> 1 }\n');
assert.strictEqual(print('new Promise(() => {})'), 'Promise { <pending> }\n');
assert.strictEqual(print('process.exit(); Promise.resolve(1)'), '');
