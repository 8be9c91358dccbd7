'use strict';
// Texts, Buffers, all views and ArrayBuffers are inputs; each function refuses anything else in its own way.
const assert = require('assert');
const util = require('util');
const zlib = require('zlib');

const bytes = Buffer.from('0123456789abcdef');
const memory = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
const inputs = [String(bytes), bytes, memory, new Uint8Array(memory), new Int8Array(memory),
  new Uint16Array(memory), new Float64Array(memory), new BigInt64Array(memory), new DataView(memory)];
let awaited = 0;
for (const input of inputs) {
  assert.deepStrictEqual(zlib.inflateSync(zlib.deflateSync(input)), bytes);
  awaited++;
  zlib.gzip(input, (error, packed) => {
    assert.ifError(error);
    assert.deepStrictEqual(zlib.gunzipSync(packed), bytes);
    awaited--;
  });
}
assert.deepStrictEqual(zlib.inflateSync(zlib.deflateSync(new DataView(memory, 4, 4))), bytes.subarray(4, 8));
assert.strictEqual(zlib.inflateSync(zlib.deflateSync(new SharedArrayBuffer(7))).length, 7);

for (const input of [undefined, null, true, 0, 1, [1, 2, 3], { foo: 'bar' }]) {
  assert.throws(() => zlib.deflateSync(input), {
    name: 'TypeError',
    code: 'ERR_INVALID_ARG_TYPE',
    message: /^The "buffer" argument .* Buffer, TypedArray, DataView, or ArrayBuffer\. Received /,
  });
}
for (const input of [1, true, { a: 1 }, ['a']]) {
  assert.throws(() => zlib.gzip(input, () => {}), {
    code: 'ERR_INVALID_ARG_TYPE', message: /^The "chunk" argument/ });
}
// No input at all is an empty one to the functions that call back.
for (const input of [undefined, null]) {
  awaited++;
  zlib.deflate(input, (error, packed) => {
    assert.ifError(error);
    assert.strictEqual(zlib.inflateSync(packed).length, 0);
    awaited--;
  });
}
for (const callback of [undefined, 5, 'x']) {
  assert.throws(() => zlib.gzip('x', {}, callback), {
    code: 'ERR_INVALID_ARG_TYPE', message: /^The "callback" argument must be of type function\./ });
}
// Bytes written after the call are not seen.
const changing = Buffer.alloc(100000, 'a');
awaited++;
zlib.deflate(changing, (error, packed) => {
  assert.deepStrictEqual(zlib.inflateSync(packed), Buffer.alloc(100000, 'a'));
  awaited--;
});

awaited += 2;
util.promisify(zlib.brotliCompress)('promised').then((packed) => {
  assert.strictEqual(String(zlib.brotliDecompressSync(packed)), 'promised');
  awaited--;
});
util.promisify(zlib.gunzip)('none').catch((error) => {
  assert.strictEqual(error.code, 'Z_DATA_ERROR');
  awaited--;
});

process.on('exit', () => assert.strictEqual(awaited, 0));
