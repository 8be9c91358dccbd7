'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'script-'));
fs.writeFileSync(path.join(place, 'plain'), 'echo "$1"\n', { mode: 0o755 });
fs.writeFileSync(path.join(place, 'mine'), '#!/bin/sh\necho mine\n', { mode: 0o755 });
fs.writeFileSync(path.join(place, 'closed'), 'echo\n', { mode: 0o644 });
const run = (file, options) => spawnSync(file, ['word'], { encoding: 'utf8', ...options });

assert.strictEqual(run(path.join(place, 'plain')).stdout, 'word\n');
assert.strictEqual(run('./mine', { cwd: place }).stdout, 'mine\n');
assert.strictEqual(run('mine', { env: { PATH: `/no/such/folder:${place}` } }).stdout, 'mine\n');
assert.strictEqual(run(path.join(place, 'closed')).error.code, 'EACCES');
assert.strictEqual(run('closed', { env: { PATH: `${place}:/no/such/folder` } }).error.code, 'EACCES');
assert.strictEqual(run('mine', { env: { PATH: '/no/such/folder' } }).error.code, 'ENOENT');
fs.rmSync(place, { recursive: true });
