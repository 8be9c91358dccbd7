'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const missing = at('missing');
let thrown;
try {
  fs.openSync(missing);
} catch (error) {
  thrown = error;
}
assert.ok(thrown instanceof Error);
assert.strictEqual(thrown.name, 'Error');
assert.strictEqual(thrown.message, `ENOENT: no such file or directory, open '${missing}'`);
assert.deepStrictEqual({ ...thrown }, { errno: -2, code: 'ENOENT', syscall: 'open', path: missing });
assert.ok(thrown.stack.startsWith(`Error: ${thrown.message}\n`));

const calls = {
  access: () => fs.accessSync(missing),
  chmod: () => fs.chmodSync(missing, 0o600),
  chown: () => fs.chownSync(missing, 1, 1),
  lchown: () => fs.lchownSync(missing, 1, 1),
  lstat: () => fs.lstatSync(missing),
  mkdir: () => fs.mkdirSync(path.join(missing, 'x')),
  readlink: () => fs.readlinkSync(missing),
  rmdir: () => fs.rmdirSync(missing),
  scandir: () => fs.readdirSync(missing),
  stat: () => fs.statSync(missing),
  statfs: () => fs.statfsSync(missing),
  unlink: () => fs.unlinkSync(missing),
  utime: () => fs.utimesSync(missing, 1, 1),
  lutime: () => fs.lutimesSync(missing, 1, 1),
};
for (const syscall of Object.keys(calls)) {
  assert.throws(calls[syscall], { code: 'ENOENT', errno: -2, syscall }, syscall);
}

const to = at('to');
for (const [syscall, call] of [
  ['rename', () => fs.renameSync(missing, to)],
  ['link', () => fs.linkSync(missing, to)],
  ['copyfile', () => fs.copyFileSync(missing, to)],
]) {
  assert.throws(call, {
    message: `ENOENT: no such file or directory, ${syscall} '${missing}' -> '${to}'`,
    code: 'ENOENT', syscall, path: missing, dest: to,
  });
}

for (const [syscall, call] of [
  ['close', () => fs.closeSync(98765)],
  ['fstat', () => fs.fstatSync(98765)],
  ['fsync', () => fs.fsyncSync(98765)],
  ['fdatasync', () => fs.fdatasyncSync(98765)],
  ['ftruncate', () => fs.ftruncateSync(98765)],
  ['fchmod', () => fs.fchmodSync(98765, 1)],
  ['fchown', () => fs.fchownSync(98765, 1, 1)],
  ['futime', () => fs.futimesSync(98765, 1, 1)],
  ['read', () => fs.readSync(98765, Buffer.alloc(1))],
  ['write', () => fs.writeSync(98765, 'x')],
]) {
  assert.throws(call, { message: `EBADF: bad file descriptor, ${syscall}`, code: 'EBADF', errno: -9 });
}

fs.stat(missing, (error, stats) => {
  assert.strictEqual(error.message, `ENOENT: no such file or directory, stat '${missing}'`);
  assert.deepStrictEqual(Object.keys(error), ['errno', 'code', 'syscall', 'path']);
  assert.strictEqual(stats, undefined);
});
fs.rename(missing, to, (error) => assert.strictEqual(error.dest, to));
