'use strict';
// What the functions for whole inputs compress comes back, at once and by callback, whatever its size.
const assert = require('assert');
const zlib = require('zlib');
const { sample, pairs, functionOf } = require('./_data');

const fast = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } };
let awaited = 0;

for (const [packs, unpacks] of pairs) {
  const [pack, unpack] = [functionOf(packs), functionOf(unpacks)];
  for (const size of [0, 1, 100, 5000, 20000, 300000]) {
    const data = sample(size);
    assert.deepStrictEqual(zlib[`${unpack}Sync`](zlib[`${pack}Sync`](data, fast)), data);
    awaited++;
    zlib[pack](data, fast, (error, packed) => {
      assert.ifError(error);
      assert(Buffer.isBuffer(packed));
      zlib[unpack](packed, (error, plain) => {
        assert.ifError(error);
        assert.deepStrictEqual(plain, data);
        awaited--;
      });
    });
  }
}

process.on('exit', () => assert.strictEqual(awaited, 0));
