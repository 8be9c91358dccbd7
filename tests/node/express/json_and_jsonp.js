'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/json', (req, res) => res.json({ a: [null, '<é>'] }));
app.get('/jsonp', (req, res) => res.jsonp({ text: '\u2028' }));
const child = express();
child.set('json spaces', 2).set('json replacer', (key, value) => (key === 'drop' ? undefined : value));
child.enable('json escape').disable('x-powered-by');
child.get('/', (req, res) => res.json({ drop: 1, text: '<&>' }));
app.use('/settings', child);

serve(app, async (ask) => {
  const json = await ask('GET /json');
  assert.strictEqual(json.body, '{"a":[null,"<é>"]}');
  assert.strictEqual(json.headers['content-type'], 'application/json; charset=utf-8');
  const script = await ask('GET /jsonp?callback=a.b[0]();alert');
  assert.strictEqual(script.body,
    "/**/ typeof a.b[0]alert === 'function' && a.b[0]alert({\"text\":\"\\u2028\"});");
  assert.strictEqual(script.headers['content-type'], 'text/javascript; charset=utf-8');
  assert.strictEqual(script.headers['x-content-type-options'], 'nosniff');
  assert.strictEqual((await ask('GET /jsonp')).headers['content-type'], 'application/json; charset=utf-8');
  assert.strictEqual((await ask('GET /settings')).body, '{\n  "text": "\\u003c\\u0026\\u003e"\n}');
});
