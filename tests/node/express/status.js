'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/teapot', (req, res) => res.status(418).send('short'));
app.get('/code/:code', (req, res) => res.sendStatus(Number(req.params.code)));
app.get('/empty/:code', (req, res) => res.status(Number(req.params.code)).send('dropped'));
app.get('/bad', (req, res) => {
  assert.throws(() => res.status('200'), {
    name: 'TypeError', message: 'Invalid status code: "200". Status code must be an integer.'
  });
  assert.throws(() => res.status(99), {
    name: 'RangeError',
    message: 'Invalid status code: 99. Status code must be greater than 99 and less than 1000.'
  });
  res.end('checked');
});

serve(app, async (ask) => {
  assert.strictEqual((await ask('GET /teapot')).status, 418);
  const created = await ask('GET /code/201');
  assert.strictEqual(created.body, 'Created');
  assert.strictEqual(created.headers['content-type'], 'text/plain; charset=utf-8');
  assert.strictEqual((await ask('GET /code/799')).body, '799');
  const none = await ask('GET /empty/204');
  assert.strictEqual(none.body, '');
  assert.strictEqual(none.headers['content-length'], undefined);
  assert.strictEqual((await ask('GET /empty/205')).headers['content-length'], '0');
  assert.strictEqual((await ask('GET /bad')).body, 'checked');
});
