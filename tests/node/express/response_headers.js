'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/', (req, res) => {
  res.set('X-One', 1).set({ 'X-Two': 'b', 'X-List': ['p', 'q'] });
  res.append('X-Add', 'a').append('X-Add', ['b', 'c']);
  res.links({ next: '/2', last: ['/8', '/9'] }).links({ first: '/1' });
  res.vary('Accept').vary('accept, Origin').vary(['X-Q']);
  assert.strictEqual(res.get('x-one'), '1');
  assert.throws(() => res.set('Content-Type', ['a']), { message: 'Content-Type cannot be set to an Array' });
  assert.throws(() => res.vary(), { message: 'field argument is required' });
  assert.strictEqual(res.type('png').get('Content-Type'), 'image/png');
  assert.strictEqual(res.type('nothing-known').get('Content-Type'), 'application/octet-stream');
  assert.strictEqual(res.type('.css').get('Content-Type'), 'text/css; charset=utf-8');
  res.end();
});
app.get('/attachment', (req, res) => res.attachment('dir/naïve file.png').end());
app.get('/location', (req, res) => res.location('/a b%20c?d=é').end());

serve(app, async (ask) => {
  const { headers } = await ask('GET /');
  assert.strictEqual(headers['x-list'], 'p, q');
  assert.strictEqual(headers['x-add'], 'a, b, c');
  assert.strictEqual(headers.link, '</2>; rel="next", </8>; rel="last", </9>; rel="last", </1>; rel="first"');
  assert.strictEqual(headers.vary, 'Accept, Origin, X-Q');
  const attachment = await ask('GET /attachment');
  assert.strictEqual(attachment.headers['content-disposition'],
    'attachment; filename="na?ve file.png"; filename*=UTF-8\'\'na%C3%AFve%20file.png');
  assert.strictEqual(attachment.headers['content-type'], 'image/png');
  assert.strictEqual((await ask('GET /location')).headers.location, '/a%20b%20c?d=%C3%A9');
});
