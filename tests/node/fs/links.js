'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('f'), 'x');
fs.symlinkSync('f', at('soft'));
assert.strictEqual(fs.readlinkSync(at('soft')), 'f');
assert.deepStrictEqual(fs.readlinkSync(at('soft'), 'buffer'), Buffer.from('f'));
assert.strictEqual(fs.readlinkSync(at('soft'), { encoding: 'hex' }), '66');
assert.throws(() => fs.readlinkSync(at('f')), { code: 'EINVAL', syscall: 'readlink' });
fs.linkSync(at('f'), at('hard'));
assert.strictEqual(fs.statSync(at('f')).nlink, 2);
assert.throws(() => fs.linkSync(at('f'), at('hard')), { code: 'EEXIST' });
assert.throws(() => fs.symlinkSync('x', at('soft')), {
  message: `EEXIST: file already exists, symlink 'x' -> '${at('soft')}'`,
});
fs.symlink('f', at('later'), 'file', (error) => {
  assert.strictEqual(error, null);
  fs.readlink(at('later'), (error, target) => assert.strictEqual(target, 'f'));
});

const real = fs.realpathSync(dir);
assert.strictEqual(fs.realpathSync(at('soft')), path.join(real, 'f'));
assert.strictEqual(fs.realpathSync.native(at('./x/../soft').replace('x/../', '')), path.join(real, 'f'));
assert.ok(Buffer.isBuffer(fs.realpathSync(dir, 'buffer')));
assert.throws(() => fs.realpathSync(at('no/thing')), { syscall: 'lstat', path: at('no') });
assert.throws(() => fs.realpathSync.native(at('no/thing')), { syscall: 'realpath', path: at('no/thing') });
fs.symlinkSync('loop', at('loop'));
assert.throws(() => fs.realpathSync(at('loop')), { code: 'ELOOP', syscall: 'stat' });
fs.realpath(at('soft'), (error, found) => assert.strictEqual(found, path.join(real, 'f')));
fs.realpath.native(at('soft'), (error, found) => assert.strictEqual(found, path.join(real, 'f')));
