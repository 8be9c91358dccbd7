'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const calls = [];
app.param('id', (req, res, next, value, name) => {
  calls.push(`${name}=${value}`);
  if (value === 'bad') next(new Error('bad id'));
  else if (value === 'skip') next('route');
  else setImmediate(next);
});
app.param(['x', 'y'], async (req, res, next, value) => {
  if (value === 'reject') throw new Error('rejected');
  next();
});
app.get('/:id', (req, res, next) => next());
app.get('/:id', (req, res) => res.json(calls.splice(0)));
app.get('/xy/:x/:y', (req, res) => res.send('xy'));
app.use((req, res) => res.send('left over'));
app.use((error, req, res, next) => res.send(error.message));

serve(app, async (ask) => {
  assert.deepStrictEqual(JSON.parse((await ask('GET /7')).body), ['id=7']);
  assert.strictEqual((await ask('GET /bad')).body, 'bad id');
  assert.strictEqual((await ask('GET /skip')).body, 'left over');
  assert.strictEqual((await ask('GET /xy/1/2')).body, 'xy');
  assert.strictEqual((await ask('GET /xy/1/reject')).body, 'rejected');
});
