'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('from'), 'contents', { mode: 0o640 });
fs.copyFileSync(at('from'), at('to'));
assert.strictEqual(fs.readFileSync(at('to'), 'utf8'), 'contents');
assert.strictEqual(fs.statSync(at('to')).mode & 0o777, 0o640);
fs.writeFileSync(at('to'), 'something longer than before');
fs.copyFileSync(at('from'), at('to'), fs.constants.COPYFILE_FICLONE);
assert.strictEqual(fs.readFileSync(at('to'), 'utf8'), 'contents');
fs.copyFileSync(at('from'), at('from'));
assert.strictEqual(fs.readFileSync(at('from'), 'utf8'), 'contents');

assert.throws(() => fs.copyFileSync(at('from'), at('to'), fs.constants.COPYFILE_EXCL), {
  message: `EEXIST: file already exists, copyfile '${at('from')}' -> '${at('to')}'`,
});
assert.throws(() => fs.copyFileSync(dir, at('to')), { code: 'EISDIR' });
assert.throws(() => fs.copyFileSync(at('from'), dir), { code: 'EISDIR' });
assert.throws(() => fs.copyFileSync(at('from'), at('to'), 8), { code: 'ERR_OUT_OF_RANGE' });
fs.copyFile(at('from'), at('later'), (error) => {
  assert.strictEqual(error, null);
  assert.strictEqual(fs.readFileSync(at('later'), 'utf8'), 'contents');
});
