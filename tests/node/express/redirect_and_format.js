'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/away', (req, res) => res.redirect('/to?a=<b>'));
app.get('/moved', (req, res) => res.redirect(301, 'http://example.com/'));
app.get('/format', (req, res) => res.format({
  text: () => res.send('text'),
  html: () => res.send('html'),
  json: () => res.send({ json: 1 })
}));
app.get('/default', (req, res) => {
  res.format({ json: () => assert.fail(), default: () => res.send('default') });
});
app.use((error, req, res, next) => res.status(error.status).json(error.types));

serve(app, async (ask) => {
  const page = await ask('GET /away', { Accept: 'text/html' });
  assert.strictEqual(page.status, 302);
  assert.strictEqual(page.headers.location, '/to?a=%3Cb%3E');
  assert.strictEqual(page.headers.vary, 'Accept');
  assert.strictEqual(page.body, '<!DOCTYPE html><head><title>Found</title></head>' +
    '<body><p>Found. Redirecting to /to?a=%3Cb%3E</p></body>');
  const moved = await ask('GET /moved', { Accept: 'text/plain' });
  assert.strictEqual(moved.status, 301);
  assert.strictEqual(moved.body, 'Moved Permanently. Redirecting to http://example.com/');
  assert.strictEqual((await ask('GET /moved', { Accept: 'image/png' })).body, '');
  const format = async (accept) => (await ask('GET /format', { accept })).body;
  assert.strictEqual(await format('application/json, text/html;q=0.5'), '{"json":1}');
  assert.strictEqual(await format('text/*'), 'text');
  assert.strictEqual(await format('*/*;q=0.1, text/html'), 'html');
  const refused = await ask('GET /format', { accept: 'image/png' });
  assert.strictEqual(refused.status, 406);
  assert.deepStrictEqual(JSON.parse(refused.body), ['text/plain', 'text/html', 'application/json']);
  assert.strictEqual((await ask('GET /default', { accept: 'image/png' })).body, 'default');
});
