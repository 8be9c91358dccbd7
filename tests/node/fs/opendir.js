'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('a'), '');
fs.mkdirSync(at('d'));
const names = (entries) => entries.map((entry) => entry.name).sort();

const handle = fs.opendirSync(dir);
assert.ok(handle instanceof fs.Dir);
assert.strictEqual(handle.path, dir);
const found = [];
for (let entry = handle.readSync(); entry !== null; entry = handle.readSync()) found.push(entry);
assert.deepStrictEqual(names(found), ['a', 'd']);
assert.ok(found.find((entry) => entry.name === 'd').isDirectory());
handle.closeSync();
assert.throws(() => handle.readSync(), { code: 'ERR_DIR_CLOSED', message: 'Directory handle was closed' });
assert.throws(() => handle.closeSync(), { code: 'ERR_DIR_CLOSED' });
assert.throws(() => fs.opendirSync(at('no')), { code: 'ENOENT', syscall: 'opendir' });
assert.throws(() => fs.opendirSync(at('a')), { code: 'ENOTDIR' });
assert.throws(() => fs.opendirSync(dir, { bufferSize: 0 }), { code: 'ERR_OUT_OF_RANGE' });

(async () => {
  const iterated = [];
  const opened = await fs.promises.opendir(dir);
  for await (const entry of opened) iterated.push(entry);
  assert.deepStrictEqual(names(iterated), ['a', 'd']);
  await assert.rejects(async () => opened.read(), { code: 'ERR_DIR_CLOSED' });
  await assert.rejects(fs.promises.opendir(at('no')), { code: 'ENOENT' });
  fs.writeFileSync(at('d/e'), '');
  const all = [];
  for await (const entry of await fs.promises.opendir(dir, { recursive: true })) all.push(entry);
  assert.deepStrictEqual(names(all), ['a', 'd', 'e']);
})();

fs.opendir(dir, (error, handle) => {
  assert.ifError(error);
  handle.read((error, entry) => {
    assert.ifError(error);
    assert.ok(entry instanceof fs.Dirent);
    handle.close((error) => assert.ifError(error));
  });
});
