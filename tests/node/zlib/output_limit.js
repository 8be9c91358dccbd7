'use strict';
// maxOutputLength stops what would grow too large, in either direction.
const assert = require('assert');
const zlib = require('zlib');

const error = { name: 'RangeError', code: 'ERR_BUFFER_TOO_LARGE',
  message: 'Cannot create a Buffer larger than 1000 bytes' };
let awaited = 0;
for (const [pack, unpack] of [['gzip', 'gunzip'], ['deflate', 'inflate'],
  ['brotliCompress', 'brotliDecompress']]) {
  const bomb = zlib[`${pack}Sync`](Buffer.alloc(5000000));
  assert(bomb.length < 6000);
  assert.throws(() => zlib[`${unpack}Sync`](bomb, { maxOutputLength: 1000 }), error);
  assert.strictEqual(zlib[`${unpack}Sync`](bomb, { maxOutputLength: 5000000 }).length, 5000000);
  for (const options of [{ maxOutputLength: 1000 }, { maxOutputLength: 1000, info: true }]) {
    awaited++;
    zlib[unpack](bomb, options, (thrown, result) => {
      assert.throws(() => { throw thrown; }, error);
      assert.strictEqual(result, undefined);
      awaited--;
    });
  }
  awaited++;
  zlib[unpack](bomb, { maxOutputLength: 5000000 }, (thrown, result) => {
    assert.ifError(thrown);
    assert.strictEqual(result.length, 5000000);
    awaited--;
  });
}
assert.throws(() => zlib.gzipSync('x', { maxOutputLength: 5 }), { code: 'ERR_BUFFER_TOO_LARGE' });
process.on('exit', () => assert.strictEqual(awaited, 0));
