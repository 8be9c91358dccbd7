'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/thing', (req, res) => res.end());
app.put('/thing', (req, res) => res.end());
app.options('/own', (req, res) => res.send('mine'));
const inner = express.Router();
inner.post('/', (req, res) => res.end());
app.use('/inner', inner);

serve(app, async (ask) => {
  const answer = await ask('OPTIONS /thing');
  assert.strictEqual(answer.status, 200);
  assert.strictEqual(answer.headers.allow, 'GET, HEAD, PUT');
  assert.strictEqual(answer.body, 'GET, HEAD, PUT');
  assert.strictEqual(answer.headers['x-content-type-options'], 'nosniff');
  assert.strictEqual((await ask('OPTIONS /own')).body, 'mine');
  assert.strictEqual((await ask('OPTIONS /inner')).headers.allow, 'POST');
  assert.strictEqual((await ask('OPTIONS /nothing')).status, 404);
});
