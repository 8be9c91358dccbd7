'use strict';
// req.next is the very `next` of a middleware of the application, and of a router's.
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.use((req, res, next) => {
  assert.strictEqual(req.next, next);
  next();
});
app.get('/', (req, res) => res.send('ok'));
serve(app, async (ask) => {
  assert.strictEqual((await ask('GET /')).body, 'ok');
});
