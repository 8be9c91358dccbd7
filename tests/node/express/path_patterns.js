'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const show = (req, res) => res.json({ ...req.params });
app.get('/user/:id', show);
app.get('/range/:from-:to', show);
app.get('/files/*path', show);
app.get('/opt{/:x}', show);
app.get('/q/:"two words"', show);
app.get('/esc/\\:id', show);
app.get(/^\/re\/(\d+)-(?<name>\w+)$/, show);
app.get(['/a', '/b/:c'], show);
app.get('/doc/:name.:ext', show);

const MATCHES = {
  '/user/5': { id: '5' },
  '/USER/5/': { id: '5' },
  '/user/a%2Fb%20c': { id: 'a/b c' },
  '/range/1-9': { from: '1', to: '9' },
  '/files/a/b%20/c': { path: ['a', 'b ', 'c'] },
  '/opt': {},
  '/opt/1': { x: '1' },
  '/q/v': { 'two words': 'v' },
  '/esc/:id': {},
  '/re/12-ab': { 0: '12', name: 'ab' },
  '/a': {},
  '/b/2': { c: '2' },
  '/doc/x.y.z': { name: 'x.y', ext: 'z' }
};

serve(app, async (ask) => {
  for (const path of Object.keys(MATCHES)) {
    const answer = await ask(`GET ${path}`);
    assert.strictEqual(answer.status, 200, path);
    assert.deepStrictEqual(JSON.parse(answer.body), MATCHES[path], path);
  }
  for (const path of ['/user', '/user/', '/user/1/2', '/files/', '/opt/1/2', '/re/x-1', '/doc/x']) {
    assert.strictEqual((await ask(`GET ${path}`)).status, 404, path);
  }
});
