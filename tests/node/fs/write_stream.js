'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const stream = fs.createWriteStream(at('f'));
assert.ok(stream instanceof fs.WriteStream && stream instanceof require('stream').Writable);
const seen = [];
for (const name of ['open', 'ready', 'finish', 'close']) stream.on(name, () => seen.push(name));
for (let i = 0; i < 50; i++) stream.write('0123456789'.repeat(500));
stream.write('ff', 'hex');
stream.end('end');
stream.on('close', () => {
  assert.deepStrictEqual(seen, ['open', 'ready', 'finish', 'close']);
  assert.strictEqual(stream.bytesWritten, 250004);
  const read = fs.readFileSync(at('f'));
  assert.strictEqual(read.length, 250004);
  assert.strictEqual(read[250000], 0xff);
  assert.strictEqual(read.toString('latin1', 250001), 'end');
});

fs.writeFileSync(at('patched'), 'hello');
fs.createWriteStream(at('patched'), { flags: 'r+', start: 1, flush: true }).on('close', () => {
  assert.strictEqual(fs.readFileSync(at('patched'), 'utf8'), 'hXXlo');
}).end('XX');
fs.writeFileSync(at('log'), 'a');
fs.createWriteStream(at('log'), { flags: 'a', encoding: 'latin1', mode: 0o600 }).on('finish', function () {
  assert.strictEqual(this.bytesWritten, 1);
}).end('\u00e9');

const closed = fs.createWriteStream(at('closed'));
closed.write('x');
closed.close((error) => {
  assert.ifError(error);
  assert.strictEqual(closed.fd, null);
  assert.strictEqual(fs.readFileSync(at('closed'), 'utf8'), 'x');
});
const kept = fs.createWriteStream(at('kept'), { autoClose: false });
kept.end('x', () => setImmediate(() => {
  assert.strictEqual(fs.fstatSync(kept.fd).size, 1);
  fs.closeSync(kept.fd);
}));
fs.createWriteStream(at('no/f')).on('error', (error) => assert.strictEqual(error.code, 'ENOENT'));
assert.throws(() => fs.createWriteStream(at('f'), { start: -1 }), { code: 'ERR_OUT_OF_RANGE' });
