'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const fd = fs.openSync(at('f'), 'w+');
assert.strictEqual(fs.writeSync(fd, 'hello'), 5);
assert.strictEqual(fs.writeSync(fd, Buffer.from('XYZ'), 1, 1, 0), 1);
assert.strictEqual(fs.writeSync(fd, 'end', null, 'latin1'), 3);
assert.strictEqual(fs.writeSync(fd, Buffer.from('abc'), { offset: 2, position: 1 }), 1);
const buffer = Buffer.alloc(10);
assert.strictEqual(fs.readSync(fd, buffer, 0, 10, 0), 8);
assert.strictEqual(buffer.toString('latin1', 0, 8), 'Yclloend');
assert.strictEqual(fs.readSync(fd, buffer), 0, 'the descriptor stands at the end');
assert.strictEqual(fs.readSync(fd, buffer, { position: 5, offset: 7 }), 3);
assert.strictEqual(buffer.toString('latin1', 7), 'end');
assert.strictEqual(fs.readSync(fd, new DataView(buffer.buffer, buffer.byteOffset, 2), 0, 2, 1n), 2);
assert.strictEqual(buffer.toString('latin1', 0, 2), 'cl');

assert.throws(() => fs.readSync(fd, {}), { message: /^The "buffer" argument must be an instance of Buffer/ });
assert.throws(() => fs.readSync(fd, buffer, 0, 11, 0), {
  message: 'The value of "length" is out of range. It must be <= 10. Received 11',
});
assert.throws(() => fs.readSync(fd, buffer, 11, 1, 0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.readSync(fd, buffer, 0, 1, 'x'), {
  message: 'The "position" argument must be of type bigint or integer. Received type string (\'x\')',
});
assert.throws(() => fs.readSync(fd, Buffer.alloc(0), 0, 1, 0), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => fs.writeSync(fd, {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.writeSync(fd, buffer, 11), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.writeSync(fd, 'abc', 0, 'hex'), { code: 'ERR_INVALID_ARG_VALUE' });

fs.write(fd, Buffer.from('later'), 0, 5, 0, (error, count, same) => {
  assert.ifError(error);
  assert.strictEqual(count, 5);
  assert.ok(Buffer.isBuffer(same));
  fs.read(fd, Buffer.alloc(5), 0, 5, 0, (error, count, read) => {
    assert.strictEqual(count, 5);
    assert.strictEqual(String(read), 'later');
    fs.read(fd, { buffer: Buffer.alloc(3), position: 2 }, (error, count, read) => {
      assert.strictEqual(String(read), 'ter');
      fs.write(fd, 'text', 1, 'utf8', (error, count, text) => {
        assert.strictEqual(text, 'text');
        assert.strictEqual(fs.readFileSync(at('f'), 'utf8'), 'ltextend');
        fs.close(fd, (error) => assert.strictEqual(error, null));
      });
    });
  });
});
fs.read(98765, Buffer.alloc(1), 0, 1, 0, (error) => assert.strictEqual(error.code, 'EBADF'));
