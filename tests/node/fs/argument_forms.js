'use strict';
// The many ways to call one function, and which argument is blamed.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const file = path.join(dir, 'f');
fs.writeFileSync(file, 'xyz');
const fd = fs.openSync(file, 'r+');
const type = { code: 'ERR_INVALID_ARG_TYPE' };

const buffer = Buffer.alloc(3);
assert.strictEqual(fs.readSync(fd, buffer, null), 3);
assert.strictEqual(fs.readSync(fd, buffer, { position: 2n, length: 1 }), 1);
assert.strictEqual(buffer.toString(), 'zyz');
for (const options of [true, 1, 'a', [4], () => {}]) {
  assert.throws(() => fs.readSync(fd, buffer, options), type);
}
assert.throws(() => fs.read(fd, { buffer: null }, () => {}), type);
assert.throws(() => fs.read(fd, 4, 0, 'utf8', () => {}), { ...type, message: /"buffer"/ });

assert.strictEqual(fs.readvSync(fd, [Buffer.alloc(0)], 0), 0);
assert.throws(() => fs.readvSync(999999, [Buffer.alloc(0)]), { code: 'EBADF' });

assert.throws(() => fs.fchmod(fd, '9x'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => fs.fchown(fd, 'me'), { ...type, message: /"uid"/ });
assert.throws(() => fs.ftruncate(fd, 'x'), { ...type, message: /"len"/ });
assert.throws(() => fs.watch(dir, { recursive: 'yes' }), type);

let left = 4;
const one = () => { left--; };
fs.stat(file, undefined, (error, stats) => {
  assert.strictEqual(stats.size, 3);
  one();
});
fs.statfs(dir, undefined, (error) => { assert.ifError(error); one(); });
fs.read(fd, null, (error, count, target) => {
  assert.strictEqual(target.length, 16384);
  one();
});

const warnings = [];
process.on('warning', (warning) => warnings.push(warning.code ?? warning.message));
fs.rmdirSync(fs.mkdtempSync(path.join(dir, 'X')));
fs.rmdirSync(fs.mkdtempSync(path.join(dir, 'X')));
fs.writeFile(path.join(dir, 'w'), 'x', { signal: AbortSignal.abort() }, function(...args) {
  assert.strictEqual(args.length, 1);
  assert.strictEqual(args[0].name, 'AbortError');
  one();
});
process.on('exit', () => {
  assert.strictEqual(left, 0);
  assert.strictEqual(warnings.length, 1);
  assert.match(warnings[0], /^mkdtemp\(\) templates ending with X/);
});
