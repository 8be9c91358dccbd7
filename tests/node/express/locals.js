'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.use((req, res, next) => {
  assert.deepStrictEqual(Object.keys(res.locals), []);
  res.locals.user = 'Ann';
  next();
});
const child = express();
child.get('/', (req, res) => res.send(res.locals.user));
app.use('/child', child);
app.get('/replaced', (req, res) => {
  res.locals = { own: 1 };
  res.json(res.locals);
});

serve(app, async (ask) => {
  assert.strictEqual((await ask('GET /child')).body, 'Ann');
  assert.strictEqual((await ask('GET /replaced')).body, '{"own":1}');
});
