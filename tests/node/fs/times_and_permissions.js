'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('f'), 'x');
fs.symlinkSync('f', at('link'));
fs.utimesSync(at('f'), 10, 1700000000.5);
assert.strictEqual(fs.statSync(at('f')).atimeMs, 10000);
assert.strictEqual(fs.statSync(at('f')).mtimeMs, 1700000000500);
fs.utimesSync(at('f'), new Date(2000), '3');
assert.strictEqual(fs.statSync(at('f')).mtimeMs, 3000);
fs.lutimesSync(at('link'), 1, 5);
assert.strictEqual(fs.lstatSync(at('link')).mtimeMs, 5000);
assert.strictEqual(fs.statSync(at('f')).mtimeMs, 3000);
// After 2038.
fs.utimesSync(at('f'), 5e9, 5e9);
assert.strictEqual(fs.statSync(at('f')).mtimeMs, 5e12);
const fd = fs.openSync(at('f'), 'r+');
fs.futimesSync(fd, 7, 8);
assert.strictEqual(fs.fstatSync(fd).mtimeMs, 8000);
fs.fchmodSync(fd, 0o640);
assert.strictEqual(fs.fstatSync(fd).mode & 0o777, 0o640);
fs.fchownSync(fd, -1, -1);
fs.closeSync(fd);
fs.chmodSync(at('f'), '600');
assert.strictEqual(fs.statSync(at('f')).mode & 0o777, 0o600);
fs.chownSync(at('f'), process.getuid(), process.getgid());
fs.lchownSync(at('link'), process.getuid(), process.getgid());
assert.strictEqual(fs.lchmod, undefined);

fs.chmod(at('f'), 0o644, (error) => {
  assert.strictEqual(error, null);
  fs.utimes(at('f'), 1, 2, (error) => {
    assert.strictEqual(error, null);
    assert.strictEqual(fs.statSync(at('f')).mtimeMs, 2000);
  });
});
assert.strictEqual(fs._toUnixTimestamp(new Date(5500)), 5.5);
