// mote only: Node 20 has no --run
'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'run-')));
const inner = path.join(folder, 'inner');
const bin = path.join(folder, 'node_modules', '.bin');
fs.mkdirSync(inner);
fs.mkdirSync(bin, { recursive: true });
fs.writeFileSync(path.join(bin, 'tool'), '#!/bin/sh\necho "tool $NODE_RUN_SCRIPT_NAME $*"\nexit 3\n', { mode: 0o755 });
fs.writeFileSync(path.join(folder, 'package.json'),
  JSON.stringify({ scripts: { here: 'pwd', tool: 'tool one', bad: 1 } }));

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--run', ...args], { cwd: inner, encoding: 'utf8' });
  return { status, stdout, stderr };
}

assert.deepStrictEqual(run('here'), { status: 0, stdout: `${folder}\n`, stderr: '' });
assert.deepStrictEqual(run('tool', '--', 'two', "it's $HOME"),
  { status: 3, stdout: "tool tool one two it's $HOME\n", stderr: '' });
const missing = run('nothing');
assert.strictEqual(missing.status, 1);
assert.match(missing.stderr, /Missing script: "nothing"[^]*here: pwd/);
assert.match(run('bad').stderr, /unexpectedly malformed/);
fs.writeFileSync(path.join(folder, 'package.json'), '{');
assert.match(run('here').stderr, /Can't parse/);
fs.rmSync(folder, { recursive: true });
