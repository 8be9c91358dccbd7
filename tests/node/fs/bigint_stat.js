'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('f'), 'four');
fs.utimesSync(at('f'), 1, 1700000000.5);
const stats = fs.statSync(at('f'), { bigint: true });
const plain = fs.statSync(at('f'));
assert.ok(!(stats instanceof fs.Stats));
assert.strictEqual(stats.size, 4n);
assert.strictEqual(stats.mtimeNs, 1700000000500000000n);
assert.strictEqual(stats.mtimeMs, 1700000000500n);
assert.strictEqual(stats.mtime.getTime(), 1700000000500);
assert.strictEqual(Number(stats.ino), plain.ino);
assert.ok(stats.isFile() && !stats.isDirectory());
assert.deepStrictEqual(Object.keys(stats).slice(10, 18), ['atimeMs', 'mtimeMs', 'ctimeMs', 'birthtimeMs',
  'atimeNs', 'mtimeNs', 'ctimeNs', 'birthtimeNs']);
fs.stat(at('f'), { bigint: true }, (error, again) => assert.strictEqual(again.mtimeNs, stats.mtimeNs));

const names = ['type', 'bsize', 'blocks', 'bfree', 'bavail', 'files', 'ffree'];
assert.deepStrictEqual(Object.keys(fs.statfsSync(dir)), names);
assert.strictEqual(typeof fs.statfsSync(dir).blocks, 'number');
fs.statfs(dir, { bigint: true }, (error, stats) => {
  assert.ifError(error);
  assert.ok(names.every((name) => typeof stats[name] === 'bigint'));
});
