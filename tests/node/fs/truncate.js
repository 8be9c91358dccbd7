'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('f'), 'contents');
fs.truncateSync(at('f'), 4);
assert.strictEqual(fs.readFileSync(at('f'), 'utf8'), 'cont');
fs.truncateSync(at('f'), 6);
assert.strictEqual(fs.readFileSync(at('f'), 'utf8'), 'cont\0\0');
const fd = fs.openSync(at('f'), 'r+');
fs.ftruncateSync(fd, 1);
assert.strictEqual(fs.fstatSync(fd).size, 1);
// Beyond what 32 bits can count.
fs.ftruncateSync(fd, 5e9);
assert.strictEqual(fs.fstatSync(fd).size, 5e9);
fs.ftruncateSync(fd);
assert.strictEqual(fs.fstatSync(fd).size, 0);
fs.closeSync(fd);
assert.throws(() => fs.truncateSync(at('no')), { code: 'ENOENT', syscall: 'open' });
assert.throws(() => fs.truncateSync(at('f'), 1.5), { code: 'ERR_OUT_OF_RANGE' });
fs.writeFileSync(at('g'), 'contents');
fs.truncate(at('g'), 3, (error) => {
  assert.ifError(error);
  assert.strictEqual(fs.readFileSync(at('g'), 'utf8'), 'con');
  fs.truncate(at('g'), (error) => {
    assert.ifError(error);
    assert.strictEqual(fs.statSync(at('g')).size, 0);
  });
});
