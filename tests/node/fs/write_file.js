'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const read = (name) => fs.readFileSync(at(name));
fs.writeFileSync(at('a'), 'one');
fs.writeFileSync(at('a'), 'b');
assert.strictEqual(String(read('a')), 'b');
fs.appendFileSync(at('a'), Buffer.from('c'));
fs.appendFileSync(at('a'), 'ZA==', 'base64');
assert.strictEqual(String(read('a')), 'bcd');
fs.writeFileSync(at('a'), '\u00e9', 'latin1');
assert.deepStrictEqual([...read('a')], [0xe9]);
fs.writeFileSync(at('a'), new DataView(Uint8Array.of(1, 2, 3).buffer, 1));
assert.deepStrictEqual([...read('a')], [2, 3]);
fs.writeFileSync(at('a'), Uint16Array.of(0x4141));
assert.strictEqual(String(read('a')), 'AA');
// A lone surrogate has no UTF-8.
fs.writeFileSync(at('a'), 'x\ud800');
assert.deepStrictEqual([...read('a')], [0x78, 0xef, 0xbf, 0xbd]);

fs.writeFileSync(at('private'), '', { mode: 0o600, flush: true });
assert.strictEqual(fs.statSync(at('private')).mode & 0o777, 0o600);
assert.throws(() => fs.writeFileSync(at('a'), '', { flag: 'wx' }), { code: 'EEXIST' });
assert.throws(() => fs.writeFileSync(at('a'), '', { flush: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
for (const data of [{}, 5, null, undefined, true]) {
  assert.throws(() => fs.writeFileSync(at('a'), data), {
    code: 'ERR_INVALID_ARG_TYPE',
    message: /^The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView\./,
  });
}

const fd = fs.openSync(at('fd'), 'w+');
fs.writeFileSync(fd, 'first ');
fs.writeFileSync(fd, 'second');
fs.closeSync(fd);
assert.strictEqual(String(read('fd')), 'first second');

fs.writeFile(at('later'), 'x', function (error) {
  assert.strictEqual(error, null);
  fs.appendFile(at('later'), 'y', { encoding: 'utf8' }, (error) => {
    assert.ifError(error);
    assert.strictEqual(String(read('later')), 'xy');
  });
});
fs.writeFile(at('no/such'), 'x', (error) => {
  assert.strictEqual(error.message, `ENOENT: no such file or directory, open '${at('no/such')}'`);
});
