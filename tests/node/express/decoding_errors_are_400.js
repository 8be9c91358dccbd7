'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/:id', (req, res) => res.send('never'));
app.use((error, req, res, next) => res.status(error.status).send(`${error.name}: ${error.message}`));

serve(app, async (ask) => {
  const answer = await ask('GET /%zz');
  assert.strictEqual(answer.status, 400);
  assert.strictEqual(answer.body, "URIError: Failed to decode param '%zz'");
});
