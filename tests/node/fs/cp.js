'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.mkdirSync(at('from/sub'), { recursive: true });
fs.writeFileSync(at('from/f'), 'f');
fs.writeFileSync(at('from/sub/g'), 'g');
fs.symlinkSync('f', at('from/link'));
fs.utimesSync(at('from/f'), 100, 200);

fs.cpSync(at('from'), at('to/here'), { recursive: true, preserveTimestamps: true });
assert.deepStrictEqual(fs.readdirSync(at('to/here'), { recursive: true }).sort(),
  ['f', 'link', 'sub', path.join('sub', 'g')]);
assert.strictEqual(fs.statSync(at('to/here/f')).mtimeMs, 200000);
assert.strictEqual(fs.readlinkSync(at('to/here/link')), at('from/f'));
fs.cpSync(at('from'), at('verbatim'), { recursive: true, verbatimSymlinks: true });
assert.strictEqual(fs.readlinkSync(at('verbatim/link')), 'f');
fs.cpSync(at('from'), at('filtered'), { recursive: true, filter: (src) => !src.endsWith('sub') });
assert.deepStrictEqual(fs.readdirSync(at('filtered')), ['f', 'link']);

fs.writeFileSync(at('to/here/f'), 'changed');
fs.cpSync(at('from/f'), at('to/here/f'), { force: false });
assert.strictEqual(fs.readFileSync(at('to/here/f'), 'utf8'), 'changed');
const refused = [
  ['ERR_FS_EISDIR', at('from'), at('new'), {}],
  ['ERR_FS_CP_EINVAL', at('from'), at('from/sub'), { recursive: true }],
  ['ERR_FS_CP_EINVAL', at('from/f'), at('from/f'), {}],
  ['ERR_FS_CP_EEXIST', at('from/f'), at('to/here/f'), { force: false, errorOnExist: true }],
  ['ERR_FS_CP_DIR_TO_NON_DIR', at('from'), at('from/f'), { recursive: true }],
  ['ERR_FS_CP_NON_DIR_TO_DIR', at('from/f'), at('from'), {}],
  ['ENOENT', at('missing'), at('new'), {}],
  ['ERR_INVALID_ARG_TYPE', at('from/f'), at('new'), { filter: 5 }],
  ['ERR_INCOMPATIBLE_OPTION_PAIR', at('from/f'), at('new'), { dereference: true, verbatimSymlinks: true }],
];
for (const [code, src, dest, options] of refused) {
  assert.throws(() => fs.cpSync(src, dest, options), { code }, code);
}

fs.cp(at('from'), at('later'), { recursive: true, filter: async (src) => !src.endsWith('g') }, (error) => {
  assert.strictEqual(error, null);
  assert.deepStrictEqual(fs.readdirSync(at('later/sub')), []);
});
fs.cp(at('from'), at('from/sub'), { recursive: true }, (error) => {
  assert.strictEqual(error.code, 'ERR_FS_CP_EINVAL');
});
assert.rejects(fs.promises.cp(at('missing'), at('new')), { code: 'ENOENT' });
