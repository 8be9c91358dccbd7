'use strict';

const assert = require('assert');
const zlib = require('zlib');
const compression = require('compression');
const { serve } = require('./_serve');

const compress = compression({ threshold: 100 });
serve(
  (req, res) =>
    compress(req, res, () => {
      res.setHeader('Content-Type', 'text/plain');
      if (req.url === '/flush') {
        res.write('part one ');
        res.flush();
        return setImmediate(() => res.end('part two'));
      }
      res.end(req.url === '/small' ? 'x' : 'x'.repeat(5000));
    }),
  async (ask) => {
    const get = (url, encoding) => ask(url, { headers: { 'Accept-Encoding': encoding } });
    const gzip = await get('/', 'gzip');
    assert.strictEqual(gzip.headers['content-encoding'], 'gzip');
    assert.strictEqual(gzip.headers.vary, 'Accept-Encoding');
    assert.strictEqual(zlib.gunzipSync(gzip.bytes).length, 5000);
    assert.strictEqual(zlib.inflateSync((await get('/', 'deflate')).bytes).length, 5000);
    assert.strictEqual(zlib.brotliDecompressSync((await get('/', 'br')).bytes).length, 5000);
    assert.strictEqual((await get('/', 'identity')).text.length, 5000);
    assert.strictEqual((await get('/small', 'gzip')).headers['content-encoding'], undefined);
    assert.strictEqual(zlib.gunzipSync((await get('/flush', 'gzip')).bytes).toString(), 'part one part two');
  },
);
