'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');

const { stdout } = spawnSync(process.execPath, ['--no-experimental-websocket', '-p', 'typeof WebSocket'],
  { encoding: 'utf8' });
assert.strictEqual(stdout, 'undefined\n');
