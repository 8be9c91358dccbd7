'use strict';
// Compressed bodies are inflated within the limit; what can't be is told with body-parser's errors.
// (A build may leave zlib out.)
if (!require('module').isBuiltin('zlib')) process.exit();
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const zlib = require('zlib');
const { serve } = require('./_ask');

const app = express();
app.post('/', express.json({ limit: 1000 }), (req, res) => res.json(req.body));
app.post('/refused', express.json({ inflate: false }), (req, res) => res.json(req.body));
app.use((error, req, res, next) => res.status(error.status).send(error.type || error.code));

serve(app, async (ask) => {
  const post = (body, encoding) => ask('POST /',
    { 'Content-Type': 'application/json', 'Content-Encoding': encoding }, body);
  assert.strictEqual((await post(zlib.gzipSync('{"a":1}'), 'gzip')).body, '{"a":1}');
  assert.strictEqual((await post(zlib.deflateSync('{"a":1}'), 'deflate')).body, '{"a":1}');
  const refused = await ask('POST /refused',
    { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }, zlib.gzipSync('{}'));
  assert.strictEqual(refused.status, 415);
  const bomb = zlib.gzipSync(JSON.stringify({ a: 'x'.repeat(100000) }));
  assert.strictEqual((await post(bomb, 'gzip')).body, 'entity.too.large');
  const junk = await post('not gzip at all', 'gzip');
  assert.strictEqual(junk.status, 400);
  assert.strictEqual(junk.body, 'Z_DATA_ERROR');
});
