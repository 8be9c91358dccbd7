'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');

const stderr = (code) => spawnSync(process.execPath, ['--trace-exit', '-e', code], { encoding: 'utf8' }).stderr;
assert.match(stderr('function leave() { process.exit(0); } leave();'),
  /^\(node:\d+\) WARNING: Exited the environment with code 0\n {4}at [^]*leave/);
assert.strictEqual(stderr('process.exitCode = 0'), '');
