'use strict';
// With `info` the answer is the buffer and the stream that made it.
const assert = require('assert');
const zlib = require('zlib');

function check({ buffer, engine }, Class) {
  assert.strictEqual(String(zlib.gunzipSync(buffer)), 'abc');
  assert(engine instanceof Class);
  assert.strictEqual(engine.bytesWritten, 3);
  assert.strictEqual(engine._handle, null);
}

check(zlib.gzipSync('abc', { info: true }), zlib.Gzip);
let isCalled = false;
zlib.gzip('abc', { info: true }, (error, result) => {
  assert.ifError(error);
  check(result, zlib.Gzip);
  isCalled = true;
});
// What follows the end of the data has not been read.
const packed = zlib.deflateSync('x');
const { engine } = zlib.inflateSync(Buffer.concat([packed, Buffer.from('tail')]), { info: true });
assert.strictEqual(engine.bytesWritten, packed.length);
process.on('exit', () => assert(isCalled));
