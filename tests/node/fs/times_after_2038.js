'use strict';
// Times of files that 32 bits of seconds can't hold, and from before 1970.

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const file = path.join(dir, 'f');
fs.writeFileSync(file, '');

for (const when of ['2038-01-19T03:14:08.000Z', '2106-02-07T06:28:16.000Z', '2262-04-12T00:00:00.000Z',
  '1969-12-31T23:59:58.000Z']) {
  const date = new Date(when);
  fs.utimesSync(file, date, date);
  assert.strictEqual(fs.statSync(file).mtime.toISOString(), when);
  assert.strictEqual(fs.statSync(file).atimeMs, date.getTime());
  assert.strictEqual(fs.statSync(file, { bigint: true }).mtimeNs, BigInt(date.getTime()) * 1000000n);
}
const late = Date.UTC(2040, 0) / 1000;
fs.promises.utimes(file, late, late).then(async () => {
  assert.strictEqual((await fs.promises.stat(file)).mtimeMs, late * 1000);
  const fd = fs.openSync(file);
  fs.futimesSync(fd, late + 1, late + 1);
  assert.strictEqual(fs.fstatSync(fd).mtimeMs, late * 1000 + 1000);
  fs.closeSync(fd);
});
