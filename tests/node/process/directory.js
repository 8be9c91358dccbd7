'use strict';
// process.cwd and process.chdir.

const assert = require('assert');
const fs = require('fs');
const os = require('os');

const start = process.cwd();
const temporary = fs.realpathSync(fs.mkdtempSync(`${os.tmpdir()}/mote-`));
process.chdir(temporary);
assert.strictEqual(process.cwd(), temporary);
assert.throws(() => process.chdir('missing'), (error) => {
  assert.strictEqual(error.message, `ENOENT: no such file or directory, chdir '${temporary}' -> 'missing'`);
  const { errno, code, syscall, path, dest } = error;
  assert.deepStrictEqual({ errno, code, syscall, path, dest }, {
    errno: -2, code: 'ENOENT', syscall: 'chdir', path: temporary, dest: 'missing',
  });
  return true;
});
assert.throws(() => process.chdir(__filename), { code: 'ENOTDIR' });
assert.throws(() => process.chdir(5), { code: 'ERR_INVALID_ARG_TYPE' });
process.chdir(start);
fs.rmdirSync(temporary);
