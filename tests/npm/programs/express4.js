'use strict';

const assert = require('assert');
const express = require('express4');
const { serve } = require('./_serve');

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.set('etag', 'strong');
app.get('/users/:id(\\d+)', (req, res) => res.json({ id: req.params.id, q: req.query }));
app.post('/echo', (req, res) => res.status(201).send(req.body));
app.get('/fail', () => {
  throw Object.assign(new Error('teapot'), { status: 418 });
});
const router = express.Router({ mergeParams: true });
router.get('/inner', (req, res) => res.type('txt').send(req.baseUrl + ' ' + req.params.area));
app.use('/area/:area', router);
app.get('/old*', (req, res) => res.redirect(301, '/new' + req.params[0]));
app.get('/file', (req, res) => res.sendFile(__filename));
app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.message }));

serve(app, async (ask) => {
  const user = await ask('/users/7?a[b]=c&d=1&d=2');
  assert.deepStrictEqual(JSON.parse(user.text), { id: '7', q: { a: { b: 'c' }, d: ['1', '2'] } });
  assert.match(user.headers.etag, /^"/);
  assert.strictEqual(
    (await ask('/users/7?a[b]=c&d=1&d=2', { headers: { 'If-None-Match': user.headers.etag } })).status,
    304,
  );
  assert.strictEqual((await ask('/users/x')).status, 404);
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"a":[1,2]}' };
  assert.strictEqual((await ask('/echo', json)).text, '{"a":[1,2]}');
  assert.strictEqual((await ask('/echo', { ...json, body: '{' })).status, 400);
  const form = {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'a[]=1&b=%20',
  };
  assert.strictEqual((await ask('/echo', form)).text, '{"a":["1"],"b":" "}');
  assert.strictEqual((await ask('/fail')).text, '{"error":"teapot"}');
  assert.strictEqual((await ask('/area/north/inner')).text, '/area/north north');
  assert.strictEqual((await ask('/older')).headers.location, '/newer');
  const part = await ask('/file', { headers: { Range: 'bytes=1-10' } });
  assert.strictEqual(part.status, 206);
  assert.strictEqual(part.text, 'use strict');
});
