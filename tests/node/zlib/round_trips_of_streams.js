'use strict';
// Streams give back what went in, for any size of chunks and buffers, and count what they were given.
const assert = require('assert');
const zlib = require('zlib');
const { Readable, pipeline } = require('stream');
const { sample, pairs } = require('./_data');

const data = sample(150000);
let awaited = 0;

function* pieces(size) {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

for (const [packs, unpacks] of pairs) {
  for (const [size, chunkSize] of [[1000, 16384], [70000, 64], [data.length, 16384], [data.length, 200000]]) {
    const quick = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 }, chunkSize };
    const pack = zlib[`create${packs}`](packs === 'BrotliCompress' ? quick : { chunkSize });
    const unpack = zlib[`create${unpacks}`]({ chunkSize });
    const parts = [];
    unpack.on('data', (part) => {
      assert(part.length <= chunkSize);
      parts.push(part);
    });
    awaited++;
    pipeline(Readable.from(pieces(size), { objectMode: false }), pack, unpack, (error) => {
      assert.ifError(error);
      assert(Buffer.concat(parts).equals(data), `${packs} ${size} ${chunkSize}`);
      assert.strictEqual(pack.bytesWritten, data.length);
      assert.strictEqual(pack.bytesRead, data.length);
      awaited--;
    });
  }
}

process.on('exit', () => assert.strictEqual(awaited, 0));
