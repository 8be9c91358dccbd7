'use strict';
// Brotli's parameters by number: what they do, and which are refused.
const assert = require('assert');
const zlib = require('zlib');

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT,
  BROTLI_PARAM_LARGE_WINDOW, BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING,
  BROTLI_DECODER_PARAM_LARGE_WINDOW } = zlib.constants;
const text = Buffer.from(JSON.stringify(Array.from({ length: 800 },
  (_, id) => ({ id, name: `n ${id * 7919 % 1000}`, key: (Math.imul(id, 2654435761) >>> 0).toString(16) }))));

const sizes = [];
for (let quality = 0; quality <= 11; quality++) {
  const packed = zlib.brotliCompressSync(text, { params: { [BROTLI_PARAM_QUALITY]: quality } });
  assert(zlib.brotliDecompressSync(packed).equals(text));
  sizes.push(packed.length);
}
for (const size of sizes.slice(1)) assert(size < sizes[0] * 0.7, String(sizes));
assert(sizes[11] < sizes[1], String(sizes));

for (const params of [{ [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT }, { [BROTLI_PARAM_LGWIN]: 10 },
  { [BROTLI_PARAM_SIZE_HINT]: text.length }, { [BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING]: true }, {},
  { [BROTLI_PARAM_QUALITY]: -5 }, { [BROTLI_PARAM_QUALITY]: 100 }]) {
  assert(zlib.brotliDecompressSync(zlib.brotliCompressSync(text, { params })).equals(text));
}
const large = zlib.brotliCompressSync(text, {
  params: { [BROTLI_PARAM_LARGE_WINDOW]: true, [BROTLI_PARAM_LGWIN]: 26 },
});
assert.throws(() => zlib.brotliDecompressSync(large), { message: 'Decompression failed' });
const accepting = { params: { [BROTLI_DECODER_PARAM_LARGE_WINDOW]: true } };
assert(zlib.brotliDecompressSync(large, accepting).equals(text));

const invalid = { name: 'RangeError', code: 'ERR_BROTLI_INVALID_PARAM' };
for (const name of ['10000', '-1', 'abc']) {
  assert.throws(() => zlib.createBrotliCompress({ params: { [name]: 0 } }),
    { ...invalid, message: `${name} is not a valid Brotli parameter` });
}
assert.throws(() => zlib.createBrotliCompress({ params: { 0: 0, '00': 0 } }), invalid);
assert.throws(() => zlib.createBrotliCompress({ params: { 1: '5' } }), { code: 'ERR_INVALID_ARG_TYPE' });
const notABoolean = { params: { [BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING]: 42 } };
const failed = { name: 'Error', code: 'ERR_ZLIB_INITIALIZATION_FAILED', message: 'Initialization failed' };
assert.throws(() => zlib.createBrotliCompress(notABoolean), failed);
assert.throws(() => zlib.brotliDecompressSync('x', { params: { 5: 1 } }), failed);
