'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const BODIES = {
  text: ['héllo ☃', 'text/html; charset=utf-8', 'héllo ☃'],
  buffer: [Buffer.from('bytes'), 'application/octet-stream', 'bytes'],
  view: [new Uint8Array([65, 66]), 'application/octet-stream', 'AB'],
  object: [{ a: 1 }, 'application/json; charset=utf-8', '{"a":1}'],
  array: [[1, 2], 'application/json; charset=utf-8', '[1,2]'],
  number: [42, 'application/json; charset=utf-8', '42'],
  boolean: [false, 'application/json; charset=utf-8', 'false'],
  null: [null, undefined, ''],
  empty: ['', 'text/html; charset=utf-8', '']
};
for (const name of Object.keys(BODIES)) app.get(`/${name}`, (req, res) => res.send(BODIES[name][0]));
app.get('/undefined', (req, res) => res.send());
app.get('/type', (req, res) => res.type('txt').send('x'));
app.get('/charset', (req, res) => res.set('Content-Type', 'text/plain; charset=latin1').send('x'));
app.get('/bytes-of-a-type', (req, res) => res.type('html').send(Buffer.from('<p>')));

serve(app, async (ask) => {
  for (const name of Object.keys(BODIES)) {
    const [, type, body] = BODIES[name];
    const answer = await ask(`GET /${name}`);
    assert.strictEqual(answer.headers['content-type'], type, name);
    assert.strictEqual(answer.body, body, name);
    assert.strictEqual(answer.headers['content-length'], String(Buffer.byteLength(body)), name);
    assert.match(answer.headers.etag, /^W\/"[0-9a-f]+-.{27}"$/, name);
  }
  const nothing = await ask('GET /undefined');
  assert.strictEqual(nothing.headers.etag, undefined);
  assert.strictEqual((await ask('GET /type')).headers['content-type'], 'text/plain; charset=utf-8');
  assert.strictEqual((await ask('GET /charset')).headers['content-type'], 'text/plain; charset=utf-8');
  assert.strictEqual((await ask('GET /bytes-of-a-type')).headers['content-type'], 'text/html; charset=utf-8');
});
