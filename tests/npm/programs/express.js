'use strict';

const assert = require('assert');
const express = require('express');
const { serve } = require('./_serve');

assert.match(require.resolve('express'), /node_modules/);

const app = express();
app.disable('x-powered-by');
app.use(express.text());
app.param('id', (req, res, next, id) => {
  req.found = { id: Number(id) };
  next();
});
app.get('/users/:id{/:tab}', (req, res) => res.json({ found: req.found, tab: req.params.tab ?? null }));
app.get('/files/*path', (req, res) => res.json(req.params.path));
app.post('/text', (req, res) => res.send(req.body.toUpperCase()));
app.get('/late', async () => {
  throw new Error('rejected');
});
app.get('/kind', (req, res) =>
  res.format({
    json: () => res.json({ kind: 'json' }),
    html: () => res.send('<p>html</p>'),
  }),
);
app.get('/cookie', (req, res) => res.cookie('a', { b: 1 }, { httpOnly: true, maxAge: 1000 }).end());
app.use((err, req, res, next) => res.status(500).send(err.message));

serve(app, async (ask) => {
  const user = await ask('/users/3');
  assert.strictEqual(user.text, '{"found":{"id":3},"tab":null}');
  assert.strictEqual(user.headers['x-powered-by'], undefined);
  assert.strictEqual((await ask('/users/3/posts')).text, '{"found":{"id":3},"tab":"posts"}');
  assert.strictEqual((await ask('/files/a/b.txt')).text, '["a","b.txt"]');
  assert.strictEqual(
    (await ask('/text', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'loud' })).text,
    'LOUD',
  );
  assert.strictEqual((await ask('/late')).text, 'rejected');
  assert.strictEqual((await ask('/kind', { headers: { Accept: 'text/html' } })).text, '<p>html</p>');
  assert.strictEqual((await ask('/kind', { headers: { Accept: 'image/png' } })).status, 500);
  assert.match(
    (await ask('/cookie')).headers['set-cookie'][0],
    /^a=j%3A%7B%22b%22%3A1%7D; Max-Age=1; Path=\/; Expires/,
  );
  assert.strictEqual((await ask('/nothing')).status, 404);
  assert.strictEqual((await ask('/users/3', { method: 'OPTIONS' })).headers.allow, 'GET, HEAD');
});
