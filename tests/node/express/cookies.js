'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/', (req, res) => {
  res.cookie('plain', 'a b;');
  res.cookie('object', { x: 1 }, { path: '/p', domain: 'example.com', httpOnly: true, secure: true });
  res.cookie('same', 1, { sameSite: 'lax', priority: 'high', partitioned: true });
  res.end();
});
app.get('/age', (req, res) => res.cookie('age', 'x', { maxAge: 5500 }).end());
app.get('/clear', (req, res) => res.clearCookie('gone', { path: '/q', maxAge: 1000 }).end());
app.get('/errors', (req, res) => {
  const thrown = (name, options) => {
    try {
      res.cookie(name, 'v', options);
      return 'none';
    } catch (error) {
      return error.message;
    }
  };
  res.json([thrown('a b'), thrown('a', { signed: true }), thrown('a', { maxAge: 'x' }),
    thrown('a', { sameSite: 'x' }), thrown('a', { expires: 5 }), thrown('a', { domain: 'a;b' })]);
});

serve(app, async (ask) => {
  assert.deepStrictEqual((await ask('GET /')).headers['set-cookie'], [
    'plain=a%20b%3B; Path=/',
    'object=j%3A%7B%22x%22%3A1%7D; Domain=example.com; Path=/p; HttpOnly; Secure',
    'same=1; Path=/; Partitioned; Priority=High; SameSite=Lax'
  ]);
  assert.match((await ask('GET /age')).headers['set-cookie'][0],
    /^age=x; Max-Age=5; Path=\/; Expires=\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  assert.deepStrictEqual((await ask('GET /clear')).headers['set-cookie'],
    ['gone=; Path=/q; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
  assert.deepStrictEqual(JSON.parse((await ask('GET /errors')).body), ['argument name is invalid',
    'cookieParser("secret") required for signed cookies', 'option maxAge is invalid',
    'option sameSite is invalid', 'option expires is invalid', 'option domain is invalid']);
});
