'use strict';
// What follows the end of the compressed data ends the stream, is not counted, and is no error.
const assert = require('assert');
const zlib = require('zlib');
const { collect } = require('./_data');

const plain = '0123456789'.repeat(4);
const tail = Buffer.from('not compressed');
const ways = [
  (stream, packed) => stream.end(packed),
  (stream, packed) => { stream.write(packed); stream.write(tail); },
  (stream, packed) => { stream.write(packed); stream.end(tail); },
  (stream, packed) => stream.write(Buffer.concat([packed, tail])),
  (stream, packed) => stream.end(Buffer.concat([packed, tail])),
];
(async () => {
  for (const [pack, Unpack] of [[zlib.deflateRawSync, zlib.InflateRaw], [zlib.deflateSync, zlib.Inflate],
    [zlib.brotliCompressSync, zlib.BrotliDecompress]]) {
    const packed = pack(plain);
    for (const way of ways) {
      const stream = new Unpack();
      way(stream, packed);
      assert.strictEqual(String(await collect(stream)), plain);
      assert.strictEqual(stream.bytesWritten, packed.length);
    }
  }
})();
