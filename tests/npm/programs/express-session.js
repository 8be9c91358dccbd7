'use strict';

const assert = require('assert');
const express = require('express');
const session = require('express-session');
const { serve } = require('./_serve');

const app = express();
app.use(session({ secret: 'keyboard', resave: false, saveUninitialized: false }));
app.get('/count', (req, res) => {
  req.session.count = (req.session.count || 0) + 1;
  res.send(String(req.session.count));
});
app.get('/out', (req, res, next) => req.session.destroy((err) => (err ? next(err) : res.send('bye'))));
app.get('/idle', (req, res) => res.send('idle'));

serve(app, async (ask) => {
  assert.strictEqual((await ask('/idle')).headers['set-cookie'], undefined);
  const first = await ask('/count');
  const cookie = first.headers['set-cookie'][0].split(';')[0];
  assert.match(cookie, /^connect\.sid=s%3A/);
  assert.strictEqual((await ask('/count', { headers: { cookie } })).text, '2');
  assert.strictEqual((await ask('/count', { headers: { cookie: cookie + 'x' } })).text, '1');
  await ask('/out', { headers: { cookie } });
  assert.strictEqual((await ask('/count', { headers: { cookie } })).text, '1');
});
