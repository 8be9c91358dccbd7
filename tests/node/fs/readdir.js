'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.mkdirSync(at('sub/deep'), { recursive: true });
fs.writeFileSync(at('b'), '');
fs.writeFileSync(at('a'), '');
fs.writeFileSync(at('sub/c'), '');
fs.symlinkSync('a', at('link'));
assert.deepStrictEqual(fs.readdirSync(dir), ['a', 'b', 'link', 'sub']);
assert.deepStrictEqual(fs.readdirSync(dir, 'hex')[0], '61');
assert.deepStrictEqual(fs.readdirSync(dir, 'buffer')[0], Buffer.from('a'));
assert.deepStrictEqual(fs.readdirSync(at('sub/deep')), []);
assert.deepStrictEqual(fs.readdirSync(dir, { recursive: true }),
  ['a', 'b', 'link', 'sub', path.join('sub', 'c'), path.join('sub', 'deep')]);

const entries = fs.readdirSync(dir, { withFileTypes: true });
assert.ok(entries.every((entry) => entry instanceof fs.Dirent && entry.parentPath === dir));
assert.deepStrictEqual(entries.map((e) => [e.name, e.isFile(), e.isDirectory(), e.isSymbolicLink()]), [
  ['a', true, false, false],
  ['b', true, false, false],
  ['link', false, false, true],
  ['sub', false, true, false],
]);
const deep = fs.readdirSync(dir, { withFileTypes: true, recursive: true });
assert.deepStrictEqual(deep.filter((e) => e.name === 'c').map((e) => e.parentPath), [at('sub')]);

assert.throws(() => fs.readdirSync(at('a')), { code: 'ENOTDIR', syscall: 'scandir' });
assert.throws(() => fs.readdirSync(dir, { recursive: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
fs.readdir(dir, (error, names) => assert.deepStrictEqual(names, ['a', 'b', 'link', 'sub']));
fs.readdir(dir, { recursive: true, withFileTypes: true }, (error, all) => {
  assert.ifError(error);
  assert.deepStrictEqual(all.map((e) => e.name).sort(), ['a', 'b', 'c', 'deep', 'link', 'sub']);
});
