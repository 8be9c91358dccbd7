'use strict';
// Data that ends too early is an error, unless finishFlush says that what there is will do.
const assert = require('assert');
const zlib = require('zlib');

const plain = 'The quick brown fox jumps over the lazy dog. '.repeat(200);
const error = { message: 'unexpected end of file', code: 'Z_BUF_ERROR', errno: -5 };
const lenient = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
let awaited = 0;
for (const [pack, unpack] of [['gzip', 'gunzip'], ['gzip', 'unzip'], ['deflate', 'inflate'],
  ['deflateRaw', 'inflateRaw']]) {
  const packed = zlib[`${pack}Sync`](plain);
  const cut = packed.subarray(0, packed.length / 2);
  assert.throws(() => zlib[`${unpack}Sync`](cut), error);
  const some = String(zlib[`${unpack}Sync`](cut, lenient));
  assert(some.length > 0 && plain.startsWith(some));
  awaited += 2;
  zlib[unpack](cut, (thrown) => {
    assert.throws(() => { throw thrown; }, error);
    awaited--;
  });
  zlib[unpack](cut, lenient, (thrown, result) => {
    assert.ifError(thrown);
    assert.strictEqual(String(result), some);
    awaited--;
  });
}
const packed = zlib.brotliCompressSync(plain);
assert.throws(() => zlib.brotliDecompressSync(packed.subarray(0, packed.length - 3)), error);
assert.strictEqual(String(zlib.brotliDecompressSync(packed.subarray(0, 3),
  { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH })), '');
process.on('exit', () => assert.strictEqual(awaited, 0));
