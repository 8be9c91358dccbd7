'use strict';
// A dictionary known to both sides; what is missing or wrong is told. gzip has none.
const assert = require('assert');
const zlib = require('zlib');

const dictionary = Buffer.from('hello world, this is a dictionary of words to refer to');
const plain = 'hello world, words to refer to';
const packed = zlib.deflateSync(plain, { dictionary });
assert(packed.length < zlib.deflateSync(plain).length);
assert.strictEqual(String(zlib.inflateSync(packed, { dictionary })), plain);
assert.strictEqual(String(zlib.unzipSync(packed, { dictionary })), plain);
const memory = dictionary.buffer.slice(dictionary.byteOffset, dictionary.byteOffset + dictionary.length);
for (const view of [memory, new Uint16Array(memory), new DataView(memory)]) {
  assert.strictEqual(String(zlib.inflateSync(packed, { dictionary: view })), plain);
}
assert.throws(() => zlib.inflateSync(packed),
  { message: 'Missing dictionary', code: 'Z_NEED_DICT', errno: 2 });
assert.throws(() => zlib.inflateSync(packed, { dictionary: Buffer.from('other') }),
  { message: 'Bad dictionary', code: 'Z_NEED_DICT', errno: 2 });

const raw = zlib.deflateRawSync(plain, { dictionary });
assert.strictEqual(String(zlib.inflateRawSync(raw, { dictionary })), plain);
assert.throws(() => zlib.inflateRawSync(raw),
  { message: 'invalid distance too far back', code: 'Z_DATA_ERROR' });
assert.strictEqual(String(zlib.gunzipSync(zlib.gzipSync(plain, { dictionary }))), plain);
assert.strictEqual(String(zlib.inflateSync(zlib.deflateSync('x', { dictionary: Buffer.alloc(0) }))), 'x');

// It holds for the stream after a reset as well.
for (const [Pack, Unpack] of [[zlib.Deflate, zlib.Inflate], [zlib.DeflateRaw, zlib.InflateRaw]]) {
  const pack = new Pack({ dictionary });
  const unpack = new Unpack({ dictionary });
  let isReset = false;
  let output = '';
  pack.on('data', (chunk) => { if (isReset) unpack.write(chunk); });
  pack.on('end', () => unpack.end());
  unpack.on('data', (chunk) => { output += chunk; });
  unpack.on('end', () => assert.strictEqual(output, plain));
  pack.write(plain);
  pack.flush(() => {
    pack.reset();
    isReset = true;
    pack.write(plain);
    pack.end();
  });
}
