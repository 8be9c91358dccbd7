'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.route('/route').get((req, res) => res.send('get')).post((req, res) => res.send('post'))
  .all((req, res) => res.send('all'));
app.all('/all', (req, res) => res.send(req.method));
app['m-search']('/search', (req, res) => res.send('searched'));
const router = express.Router();
router.get('/:id', () => {});
router.all('/x', () => {});
assert.deepStrictEqual(router.stack.map((layer) => [layer.route.path, layer.route.methods]),
  [['/:id', Object.assign(Object.create(null), { get: true })],
    ['/x', Object.assign(Object.create(null), { _all: true })]]);

serve(app, async (ask) => {
  assert.strictEqual((await ask('GET /route')).body, 'get');
  assert.strictEqual((await ask('POST /route')).body, 'post');
  assert.strictEqual((await ask('DELETE /route')).body, 'all');
  assert.strictEqual((await ask('PROPFIND /all')).body, 'PROPFIND');
  assert.strictEqual((await ask('M-SEARCH /search')).body, 'searched');
  assert.strictEqual((await ask('GET /search')).status, 404);
});
