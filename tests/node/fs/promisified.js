'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const { promisify } = require('util');
fs.writeFileSync(at('f'), 'text');
(async () => {
  const fd = await promisify(fs.open)(at('f'), 'r+');
  const read = await promisify(fs.read)(fd, Buffer.alloc(4), 0, 4, 0);
  assert.strictEqual(read.bytesRead, 4);
  assert.strictEqual(String(read.buffer), 'text');
  assert.strictEqual((await promisify(fs.write)(fd, 'T', 0)).bytesWritten, 1);
  assert.strictEqual((await promisify(fs.writev)(fd, [Buffer.from('E')], 1)).bytesWritten, 1);
  const parts = [Buffer.alloc(2)];
  assert.deepStrictEqual(await promisify(fs.readv)(fd, parts, 0), { bytesRead: 2, buffers: parts });
  await promisify(fs.close)(fd);
  assert.strictEqual(await promisify(fs.exists)(at('f')), true);
  assert.strictEqual(await promisify(fs.exists)(at('no')), false);
  assert.strictEqual((await promisify(fs.stat)(at('f'))).size, 4);
  assert.strictEqual(await promisify(fs.readFile)(at('f'), 'utf8'), 'TExt');
  await assert.rejects(promisify(fs.readFile)(at('no')), { code: 'ENOENT' });
})();
