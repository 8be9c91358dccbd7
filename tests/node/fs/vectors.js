'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const fd = fs.openSync(at('f'), 'w+');
assert.strictEqual(fs.writevSync(fd, [Buffer.from('ab'), Uint16Array.of(0x4343), Buffer.from('')]), 4);
assert.strictEqual(fs.writevSync(fd, [Buffer.from('z')], 1), 1);
assert.strictEqual(fs.writevSync(fd, []), 0);
const parts = [Buffer.alloc(1), Buffer.alloc(2), Buffer.alloc(5)];
assert.strictEqual(fs.readvSync(fd, parts, 0), 4);
assert.deepStrictEqual(parts.map(String), ['a', 'zC', 'C\0\0\0\0']);
for (const bad of [5, [5], 'x', null]) {
  assert.throws(() => fs.writevSync(fd, bad), {
    code: 'ERR_INVALID_ARG_TYPE',
    message: /^The "buffers" argument must be an ArrayBufferView\[\]\. Received /,
  });
}
fs.writev(fd, [Buffer.from('12'), Buffer.from('3')], 0, (error, count, buffers) => {
  assert.ifError(error);
  assert.strictEqual(count, 3);
  assert.strictEqual(buffers.length, 2);
  fs.readv(fd, parts, 0, (error, count, buffers) => {
    assert.strictEqual(count, 4);
    assert.strictEqual(buffers, parts);
    assert.strictEqual(String(parts[1]), '23');
    fs.closeSync(fd);
  });
});
