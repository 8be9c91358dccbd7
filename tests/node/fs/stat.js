'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('f'), 'four');
fs.symlinkSync('f', at('link'));
const stats = fs.statSync(at('f'));
assert.ok(stats instanceof fs.Stats);
assert.deepStrictEqual(Object.keys(stats).slice(0, 14), ['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev',
  'blksize', 'ino', 'size', 'blocks', 'atimeMs', 'mtimeMs', 'ctimeMs', 'birthtimeMs']);
assert.strictEqual(stats.size, 4);
assert.strictEqual(stats.nlink, 1);
assert.strictEqual(stats.uid, process.getuid());
assert.ok(stats.mtime instanceof Date);
assert.strictEqual(stats.mtime, stats.mtime);
assert.strictEqual(stats.mtime.getTime(), Math.round(stats.mtimeMs));
assert.ok(Math.abs(Date.now() - stats.mtimeMs) < 60000);

const kinds = ['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket', 'isBlockDevice',
  'isCharacterDevice'];
const kind = (stats) => kinds.filter((name) => stats[name]());
assert.deepStrictEqual(kind(stats), ['isFile']);
assert.deepStrictEqual(kind(fs.statSync(dir)), ['isDirectory']);
assert.deepStrictEqual(kind(fs.statSync(at('link'))), ['isFile']);
assert.deepStrictEqual(kind(fs.lstatSync(at('link'))), ['isSymbolicLink']);
assert.deepStrictEqual(kind(fs.statSync('/dev/null')), ['isCharacterDevice']);

assert.strictEqual(fs.statSync(at('no'), { throwIfNoEntry: false }), undefined);
assert.strictEqual(fs.lstatSync(at('no'), { throwIfNoEntry: false }), undefined);
assert.throws(() => fs.statSync(at('no'), { throwIfNoEntry: true }), { code: 'ENOENT' });

const fd = fs.openSync(at('f'));
assert.strictEqual(fs.fstatSync(fd).ino, stats.ino);
fs.fstat(fd, (error, again) => {
  assert.ifError(error);
  assert.strictEqual(again.size, 4);
  fs.closeSync(fd);
});
fs.lstat(at('link'), (error, link) => assert.ok(link.isSymbolicLink()));

// Packages make their own.
const made = new fs.Stats(1, 0o100644, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
assert.ok(made.isFile());
assert.strictEqual(made.birthtime.getTime(), 14);
made.mtime = new Date(5);
assert.strictEqual(made.mtime.getTime(), 5);
