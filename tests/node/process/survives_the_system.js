'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'process-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));

// A directory that has gone.
const gone = path.join(dir, 'gone');
fs.mkdirSync(gone);
const script = `rmdir "$PWD" && exec "$0" -r "$1" -e "console.log('ran', globalThis.loaded)"`;
fs.writeFileSync(path.join(dir, 'first.js'), 'globalThis.loaded = true;');
const ran = spawnSync('/bin/sh', ['-c', script, process.execPath, path.join(dir, 'first.js')], {
  cwd: gone, encoding: 'utf8',
});
assert.strictEqual(ran.stdout, 'ran true\n');

// A limit on the size of files is an error like any other.
const write = `try { require('fs').writeFileSync(${JSON.stringify(path.join(dir, 'big'))}, 'x'.repeat(1 << 17)); }
  catch (error) { console.log(error.code); }`;
const limited = spawnSync('/bin/sh', ['-c', 'ulimit -f 1 && exec "$0" -e "$1"', process.execPath, write], {
  encoding: 'utf8',
});
assert.strictEqual(limited.stdout, 'EFBIG\n');

// What ps shows.
process.title = 'a title of mine';
assert.strictEqual(process.title, 'a title of mine');
assert.ok(fs.readFileSync('/proc/self/cmdline', 'utf8').startsWith('a title of mine\0'));

// Pipes have no name, but they are there.
const real = spawnSync(process.execPath, ['-p', 'require("fs").realpathSync("/dev/stdin")'], {
  input: '', encoding: 'utf8',
});
assert.match(real.stdout, /^\/proc\/\d+\/fd\/(pipe|socket):/);
