'use strict';
// Sizes and positions past 2^31 and 2^32, on 32-bit machines too. The file is sparse: it takes a few blocks.

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const file = path.join(dir, 'sparse');
const TWO = 2 ** 31;
const FOUR = 2 ** 32;

const fd = fs.openSync(file, 'w+');
for (const [at, text] of [[TWO - 2, 'half'], [FOUR - 2, 'whole'], [FOUR + 100, 'end']]) {
  assert.strictEqual(fs.writeSync(fd, text, at), text.length);
  const into = Buffer.alloc(text.length);
  assert.strictEqual(fs.readSync(fd, into, 0, text.length, at), text.length);
  assert.strictEqual(into.toString(), text);
  assert.strictEqual(fs.readSync(fd, into, { position: BigInt(at) }), text.length);
  assert.strictEqual(fs.fstatSync(fd).size, at + text.length);
}
assert.strictEqual(fs.statSync(file).size, FOUR + 103);
assert.strictEqual(fs.statSync(file, { bigint: true }).size, 2n ** 32n + 103n);
assert.strictEqual(fs.statSync(file).blocks, Number(fs.statSync(file, { bigint: true }).blocks));
assert.throws(() => fs.readFileSync(file), { code: 'ERR_FS_FILE_TOO_LARGE' });
fs.ftruncateSync(fd, FOUR + TWO);
assert.strictEqual(fs.fstatSync(fd).size, FOUR + TWO);
fs.closeSync(fd);
fs.truncateSync(file, FOUR + 103);

const parts = [];
fs.createReadStream(file, { start: FOUR - 2, end: FOUR + 2, encoding: 'latin1' })
  .on('data', (part) => parts.push(part))
  .on('end', () => {
    assert.strictEqual(parts.join(''), 'whole');
    fs.createWriteStream(file, { flags: 'r+', start: FOUR + 100 }).end('END', () => {
      fs.open(file, (error, fd) => {
        assert.ifError(error);
        fs.read(fd, Buffer.alloc(8), 0, 8, FOUR + 99, (error, count, buffer) => {
          assert.ifError(error);
          assert.strictEqual(buffer.latin1Slice(0, count), '\0END');
          fs.closeSync(fd);
        });
      });
    });
  });
