'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/old', (req, res, next) => { req.url = '/new?x=1'; next(); });
app.get('/new', (req, res) => res.json([req.url, req.originalUrl, req.query]));
app.use('/mounted', (req, res, next) => { req.url = '/sub' + req.url; next(); });
app.get('/mounted/sub/a', (req, res) => res.send(req.url));

serve(app, async (ask) => {
  assert.deepStrictEqual(JSON.parse((await ask('GET /old')).body), ['/new?x=1', '/old', { x: '1' }]);
  assert.strictEqual((await ask('GET /mounted/a')).body, '/mounted/sub/a');
});
