'use strict';
// CompressionStream and DecompressionStream, there and back, and with bytes that are no such thing.
const assert = require('assert');
const zlib = require('zlib');
const { buffer } = require('stream/consumers');

const data = Buffer.from('hello '.repeat(20000));
const through = (bytes, transform) => buffer(new Blob([bytes]).stream().pipeThrough(transform));

(async () => {
  const inflate = { 'gzip': zlib.gunzipSync, 'deflate': zlib.inflateSync,
    'deflate-raw': zlib.inflateRawSync };
  for (const format of Object.keys(inflate)) {
    const packed = await through(data, new CompressionStream(format));
    assert.ok(packed.length < data.length / 10);
    assert.ok(inflate[format](packed).equals(data));
    assert.ok((await through(packed, new DecompressionStream(format))).equals(data));
    await assert.rejects(through(packed.subarray(0, 20), new DecompressionStream(format)),
      { code: 'Z_BUF_ERROR' });
    await assert.rejects(through('garbage!!!!', new DecompressionStream(format)), { code: 'Z_DATA_ERROR' });
  }
  assert.throws(() => new CompressionStream('x'), { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => new DecompressionStream(), TypeError);
})();
