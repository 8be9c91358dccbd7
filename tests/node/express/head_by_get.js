'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/get', (req, res) => res.send('body'));
app.head('/own', (req, res) => res.set('X-Own', 'yes').end());
app.get('/own', (req, res) => res.send('not for HEAD'));

serve(app, async (ask) => {
  const byGet = await ask('HEAD /get');
  assert.strictEqual(byGet.status, 200);
  assert.strictEqual(byGet.body, '');
  assert.strictEqual(byGet.headers['content-length'], '4');
  assert.strictEqual((await ask('HEAD /own')).headers['x-own'], 'yes');
});
