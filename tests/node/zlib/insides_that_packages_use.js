'use strict';
// minizlib (tar, npm) and pngjs work on a stream's insides: chunks in one go, and the handle itself.
const assert = require('assert');
const zlib = require('zlib');
const { sample } = require('./_data');

const data = sample(50000);

// One chunk after the other, with closing put off.
const gunzip = new zlib.Gunzip({ chunkSize: 4096 });
const handle = gunzip._handle;
const { close } = handle;
const packed = zlib.gzipSync(data);
const parts = [];
const { Z_SYNC_FLUSH, Z_FINISH } = zlib.constants;
for (const [from, to, flush] of [[0, 1000, Z_SYNC_FLUSH], [1000, packed.length, Z_FINISH]]) {
  handle.close = () => {};
  // (The next call may use the same memory.)
  parts.push(Buffer.from(gunzip._processChunk(packed.subarray(from, to), flush)));
  handle.close = close;
  gunzip._handle = handle;
}
assert(Buffer.concat(parts).equals(data));
gunzip.close();

// In one go, without a stream's life.
assert(zlib.inflateSync(new zlib.Deflate()._processChunk(data, Z_FINISH)).equals(data));
assert.throws(() => new zlib.Inflate()._processChunk(Buffer.from('junk'), Z_FINISH),
  { code: 'Z_DATA_ERROR' });

// Steps of the handle: how much room and how much input is left.
const inflate = new zlib.Inflate({ chunkSize: data.length + 10 });
const deflated = zlib.deflateSync(data);
inflate._handle.writeSync(Z_FINISH, deflated, 0, deflated.length, inflate._outBuffer,
  inflate._outOffset, inflate._chunkSize);
assert.deepStrictEqual([...inflate._writeState], [10, 0]);
assert(inflate._outBuffer.subarray(0, data.length).equals(data));
inflate._handle.close();
inflate._handle.close();
