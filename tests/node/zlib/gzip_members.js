'use strict';
// A gzip file may go on with another member, wherever the pieces of it are cut, and end with zeros.
const assert = require('assert');
const zlib = require('zlib');
const { collect } = require('./_data');

const abc = zlib.gzipSync('abc');
const def = zlib.gzipSync('def');
const both = Buffer.concat([abc, def]);

assert.strictEqual(String(zlib.gunzipSync(both)), 'abcdef');
assert.strictEqual(String(zlib.unzipSync(both)), 'abcdef');
// Only gzip's do.
const deflated = Buffer.concat([zlib.deflateSync('abc'), zlib.deflateSync('def')]);
assert.strictEqual(String(zlib.unzipSync(deflated)), 'abc');

assert.strictEqual(String(zlib.gunzipSync(Buffer.concat([both, Buffer.alloc(10)]))), 'abcdef');
for (const [tail, message] of [[Buffer.alloc(10, 0x50), 'incorrect header check'],
  [Buffer.from([0x1f, 0x8b, 0xff, 0xff]), 'unknown compression method'],
  [Buffer.from([0x1f]), 'unexpected end of file']]) {
  assert.throws(() => zlib.gunzipSync(Buffer.concat([both, tail])), { message });
}

(async () => {
  for (const name of ['Gunzip', 'Unzip']) {
    for (const offset of [0, 1, 2, 3, 4, def.length]) {
      const stream = new zlib[name]();
      stream.write(Buffer.concat([abc, def.subarray(0, offset)]));
      stream.end(def.subarray(offset));
      assert.strictEqual(String(await collect(stream)), 'abcdef');
    }
    const stream = new zlib[name]();
    for (const byte of both) stream.write(Buffer.from([byte]));
    stream.end();
    assert.strictEqual(String(await collect(stream)), 'abcdef');
    assert.strictEqual(stream.bytesWritten, both.length);
  }
  const stream = zlib.createUnzip();
  for (const byte of zlib.deflateSync('abc')) stream.write(Buffer.from([byte]));
  stream.end();
  assert.strictEqual(String(await collect(stream)), 'abc');
})();
