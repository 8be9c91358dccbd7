'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/sync', () => { throw new Error('sync'); });
app.get('/async', async (req, res) => { await null; throw new Error('async'); });
app.get('/async-next', async (req, res, next) => { throw new Error('async-next'); });
app.get('/nothing', () => Promise.reject());
app.get('/string', (req, res, next) => next('text'));
app.get('/own', (req, res, next) => next(new Error('own')), (error, req, res, next) => next(), (req, res) => {
  res.send('recovered');
});
app.use((req, res, next) => next());
app.use((error, req, res, next) => { throw error; });
app.use((error, req, res, next) => res.status(500).send(`caught ${error.message || error}`));

serve(app, async (ask) => {
  assert.strictEqual((await ask('GET /sync')).body, 'caught sync');
  assert.strictEqual((await ask('GET /async')).body, 'caught async');
  assert.strictEqual((await ask('GET /async-next')).body, 'caught async-next');
  assert.strictEqual((await ask('GET /nothing')).body, 'caught Rejected promise');
  assert.strictEqual((await ask('GET /string')).body, 'caught text');
  assert.strictEqual((await ask('GET /own')).body, 'recovered');
  assert.strictEqual((await ask('GET /missing')).status, 404);
});
