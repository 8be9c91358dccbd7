'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const tree = () => {
  fs.mkdirSync(at('tree/a/b'), { recursive: true });
  fs.writeFileSync(at('tree/a/f'), '');
  fs.symlinkSync(dir, at('tree/a/up'));
};
fs.writeFileSync(at('kept'), '');
tree();
assert.throws(() => fs.rmSync(at('tree')), {
  name: 'SystemError',
  code: 'ERR_FS_EISDIR',
  message: `Path is a directory: rm returned EISDIR (is a directory) ${at('tree')}`,
});
fs.rmSync(at('tree'), { recursive: true });
assert.ok(!fs.existsSync(at('tree')));
assert.ok(fs.existsSync(at('kept')), 'links are not followed');

fs.writeFileSync(at('f'), '');
fs.rmSync(at('f'));
assert.throws(() => fs.rmSync(at('f')), { code: 'ENOENT' });
fs.rmSync(at('f'), { force: true });
assert.throws(() => fs.rmSync(at('f'), { recursive: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.rmSync(at('f'), { maxRetries: -1 }), { code: 'ERR_OUT_OF_RANGE' });

tree();
assert.throws(() => fs.rmdirSync(at('tree')), { code: 'ENOTEMPTY', syscall: 'rmdir' });
assert.throws(() => fs.rmdirSync(at('kept')), { code: 'ENOTDIR' });
assert.throws(() => fs.unlinkSync(at('tree')), { code: /^(EISDIR|EPERM)$/ });
fs.rm(at('tree'), (error) => {
  assert.strictEqual(error.code, 'ERR_FS_EISDIR');
  fs.rm(at('tree'), { recursive: true, maxRetries: 2, retryDelay: 1 }, (error) => {
    assert.strictEqual(error, null);
    fs.rm(at('tree'), (error) => assert.strictEqual(error.code, 'ENOENT'));
    fs.rm(at('tree'), { force: true }, (error) => assert.strictEqual(error, null));
  });
});
