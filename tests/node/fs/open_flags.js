'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const { O_RDWR, O_CREAT, O_EXCL } = fs.constants;
assert.throws(() => fs.openSync(at('f'), 'r+'), { code: 'ENOENT' });
fs.closeSync(fs.openSync(at('f'), 'wx', 0o600));
assert.throws(() => fs.openSync(at('f'), 'ax'), { code: 'EEXIST' });
assert.throws(() => fs.openSync(at('f'), O_RDWR | O_CREAT | O_EXCL), { code: 'EEXIST' });
fs.writeFileSync(at('f'), 'one');
const fd = fs.openSync(at('f'), 'a+');
fs.writeSync(fd, 'two', 0);
assert.strictEqual(fs.readFileSync(at('f'), 'utf8'), 'onetwo');
fs.closeSync(fd);
assert.throws(() => fs.openSync(dir, 'w'), { code: 'EISDIR', syscall: 'open' });
fs.open(at('f'), (error, fd) => {
  assert.ifError(error);
  assert.throws(() => fs.writeSync(fd, 'x'), { code: 'EBADF' });
  fs.closeSync(fd);
});
fs.open(at('new'), 'w', 0o640, (error, fd) => {
  assert.ifError(error);
  assert.strictEqual(fs.fstatSync(fd).mode & 0o777, 0o640);
  fs.close(fd);
});
fs.open(at('no/new'), 'w', (error) => assert.strictEqual(error.code, 'ENOENT'));
