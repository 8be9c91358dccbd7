'use strict';
// The CRC-32 of texts and views, at once or bit by bit.
const assert = require('assert');
const zlib = require('zlib');

assert.strictEqual(zlib.crc32('123456789'), 0xcbf43926);
assert.strictEqual(zlib.crc32(Buffer.from('123456789')), 0xcbf43926);
assert.strictEqual(zlib.crc32('6789', zlib.crc32('12345')), 0xcbf43926);
assert.strictEqual(zlib.crc32(''), 0);
assert.strictEqual(zlib.crc32('', 0xffffffff), 0xffffffff);
assert.strictEqual(zlib.crc32('äöü'), zlib.crc32(Buffer.from('äöü')));
const words = new Uint16Array([0x3231, 0x3433, 0x3635, 0x3837]);
assert.strictEqual(zlib.crc32(words), zlib.crc32('12345678'));
assert.strictEqual(zlib.crc32(new DataView(words.buffer, 2, 4)), zlib.crc32('3456'));
for (const data of [undefined, null, true, 1, () => {}, {}, new ArrayBuffer(1)]) {
  assert.throws(() => zlib.crc32(data), { code: 'ERR_INVALID_ARG_TYPE' });
}
for (const value of [null, true, () => {}, {}, '1']) {
  assert.throws(() => zlib.crc32('test', value), { code: 'ERR_INVALID_ARG_TYPE' });
}
for (const value of [-1, 2 ** 32, 0.5]) {
  assert.throws(() => zlib.crc32('x', value), { code: 'ERR_OUT_OF_RANGE' });
}
