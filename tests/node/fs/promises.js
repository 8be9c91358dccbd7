'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const p = fs.promises;
assert.strictEqual(require('fs/promises'), p);
assert.strictEqual(p.constants, fs.constants);

(async () => {
  assert.strictEqual(await p.writeFile(at('f'), 'one'), undefined);
  await p.appendFile(at('f'), ' two');
  assert.strictEqual(await p.readFile(at('f'), 'utf8'), 'one two');
  assert.strictEqual((await p.readFile(at('f'))).length, 7);
  assert.strictEqual((await p.stat(at('f'))).size, 7);
  await p.copyFile(at('f'), at('g'));
  await p.rename(at('g'), at('h'));
  await p.truncate(at('h'), 3);
  assert.strictEqual(await p.readFile(at('h'), 'latin1'), 'one');
  assert.strictEqual(await p.mkdir(at('x/y'), { recursive: true }), at('x'));
  await p.symlink('y', at('x/z'));
  assert.strictEqual(await p.readlink(at('x/z')), 'y');
  assert.strictEqual(await p.realpath(at('x/z')), path.join(fs.realpathSync(dir), 'x/y'));
  assert.deepStrictEqual((await p.readdir(dir)).sort(), ['f', 'h', 'x']);
  await p.chmod(at('f'), 0o600);
  await p.utimes(at('f'), 1, 2);
  assert.strictEqual((await p.lstat(at('f'))).mtimeMs, 2000);
  await p.access(at('f'));
  await p.rm(at('x'), { recursive: true });
  await p.unlink(at('h'));
  assert.ok((await p.mkdtemp(at('t-'))).startsWith(at('t-')));

  // Iterables are written piece by piece.
  await p.writeFile(at('f'), ['a', 'b', Buffer.from('c')]);
  assert.strictEqual(await p.readFile(at('f'), 'utf8'), 'abc');
  await p.writeFile(at('f'), (async function* () { yield 'x'; yield 'y'; })());
  assert.strictEqual(await p.readFile(at('f'), 'utf8'), 'xy');

  // Nothing throws: wrong arguments reject as well.
  await assert.rejects(p.readFile({}), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(p.readFile(at('no')), { code: 'ENOENT', path: at('no'), syscall: 'open' });
  await assert.rejects(p.readFile(dir), { code: 'EISDIR' });
  await assert.rejects(p.rm(at('no')), { code: 'ENOENT' });
  await assert.rejects(p.rm(dir), { code: 'ERR_FS_EISDIR' });
  await assert.rejects(p.rmdir(at('no')), { code: 'ENOENT' });
  await assert.rejects(p.lchmod(at('f'), 0o600), { code: 'ERR_METHOD_NOT_IMPLEMENTED' });
})();
