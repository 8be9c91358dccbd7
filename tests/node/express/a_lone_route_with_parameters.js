'use strict';
// A route that is alone for its paths: its handler sees the parameters, and its failures are answered, as anywhere.
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.set('env', 'test');
app.get('/users/:id', (req, res) => {
  assert.strictEqual(req.route.path, '/users/:id');
  assert.strictEqual(req.baseUrl, '');
  res.json({ params: req.params, query: req.query, url: req.originalUrl });
});
app.get('/throws/:id', (req) => { throw Object.assign(new Error(req.params.id), { status: 418 }); });
app.get('/rejects/:id', async (req) => { throw Object.assign(new Error(req.params.id), { status: 409 }); });
app.get('/goes/:id', (req, res) => { req.next(); });
app.post('/only/:post', (req, res) => res.send('posted'));

serve(app, async (ask) => {
  const found = JSON.parse((await ask('GET /users/a%20b?q=1')).body);
  assert.deepStrictEqual(found, { params: { id: 'a b' }, query: { q: '1' }, url: '/users/a%20b?q=1' });
  assert.strictEqual((await ask('GET /users/1/')).status, 200);
  assert.strictEqual((await ask('GET /users/1/more')).status, 404);
  assert.strictEqual((await ask('GET /users/%zz')).status, 400);
  assert.strictEqual((await ask('HEAD /users/1')).status, 200);
  assert.strictEqual((await ask('GET /throws/1')).status, 418);
  assert.strictEqual((await ask('GET /rejects/1')).status, 409);
  assert.strictEqual((await ask('GET /goes/1')).status, 404);
  assert.strictEqual((await ask('GET /only/1')).status, 404);
  assert.strictEqual((await ask('POST /only/1')).body, 'posted');
  const options = await ask('OPTIONS /only/1');
  assert.strictEqual(options.headers.allow, 'POST');
});
