'use strict';
// Content codings are undone; the field stays to be seen.
const assert = require('assert');
const zlib = require('zlib');
const serve = require('./_serve.js');

const text = 'text '.repeat(20000);
const encoders = {
  'gzip': ['gzip', zlib.gzipSync],
  'deflate': ['deflate', zlib.deflateSync],
  'raw': ['deflate', zlib.deflateRawSync],
  'br': ['br', zlib.brotliCompressSync],
  'both': ['gzip, deflate', (bytes) => zlib.deflateSync(zlib.gzipSync(bytes))],
  'unknown': ['unknown', (bytes) => bytes],
};

serve((req, res) => {
  assert.match(req.headers['accept-encoding'], /gzip, deflate/);
  const [coding, encode] = encoders[req.url.slice(1)];
  res.setHeader('content-encoding', coding);
  res.end(encode(Buffer.from(text)));
}, async (base) => {
  for (const name of Object.keys(encoders)) {
    const response = await fetch(`${base}/${name}`);
    assert.strictEqual(response.headers.get('content-encoding'), encoders[name][0]);
    assert.ok(await response.text() === text, name);
  }
  const head = await fetch(`${base}/gzip`, { method: 'HEAD' });
  assert.strictEqual(await head.text(), '');
});
