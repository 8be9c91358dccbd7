'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/', (req, res) => res.send('Hello World!'));
app.get('/modified', (req, res) => {
  res.set('Last-Modified', 'Tue, 02 Jan 2024 03:04:05 GMT').send(String(req.fresh));
});
for (const [name, value] of [['strong', 'strong'], ['none', false], ['own', (body) => `"${body.length}"`]]) {
  const child = express();
  child.set('etag', value);
  child.get('/', (req, res) => res.send('Hello World!'));
  app.use(`/${name}`, child);
}
const WEAK = 'W/"c-Lve95gjOVATpfV8EL5X4nxwjKHE"';

serve(app, async (ask) => {
  const fresh = await ask('GET /', { 'If-None-Match': `"other", ${WEAK}` });
  assert.strictEqual(fresh.status, 304);
  assert.strictEqual(fresh.body, '');
  assert.strictEqual(fresh.headers['content-type'], undefined);
  assert.strictEqual(fresh.headers.etag, WEAK);
  assert.strictEqual((await ask('GET /', { 'If-None-Match': WEAK.slice(2) })).status, 304);
  assert.strictEqual((await ask('GET /', { 'If-None-Match': '"other"' })).status, 200);
  const reload = { 'If-None-Match': WEAK, 'Cache-Control': 'no-cache' };
  assert.strictEqual((await ask('GET /', reload)).status, 200);
  const since = { 'If-Modified-Since': 'Tue, 02 Jan 2024 03:04:05 GMT' };
  assert.strictEqual((await ask('GET /modified', since)).status, 304);
  assert.strictEqual((await ask('GET /modified')).body, 'false');
  assert.strictEqual((await ask('GET /strong')).headers.etag, WEAK.slice(2));
  assert.strictEqual((await ask('GET /none')).headers.etag, undefined);
  assert.strictEqual((await ask('GET /own')).headers.etag, '"12"');
});
