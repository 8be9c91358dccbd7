'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.all('/', (req, res) => res.json([
  req.accepts('json', 'html'), req.accepts(['png']), req.accepts(), req.acceptsEncodings('gzip', 'br'),
  req.acceptsLanguages('de', 'en'), req.acceptsCharsets('utf-8')
]));
app.all('/is', (req, res) => {
  res.json([req.is('json'), req.is('html'), req.is('application/*'), req.is('+json')]);
});

serve(app, async (ask) => {
  const answer = await ask('GET /', {
    'Accept': 'text/html;q=0.9, application/json, text/*;q=0', 'Accept-Encoding': 'gzip;q=0.5, br',
    'Accept-Language': 'en-GB, de;q=0.3', 'Accept-Charset': 'utf-8;q=0'
  });
  assert.deepStrictEqual(JSON.parse(answer.body),
    ['json', false, ['application/json', 'text/html'], 'br', 'en', false]);
  assert.deepStrictEqual(JSON.parse((await ask('GET /')).body),
    ['json', 'png', ['*/*'], false, 'de', 'utf-8']);
  const is = async (type) => JSON.parse((await ask('POST /is', { 'Content-Type': type }, '{}')).body);
  assert.deepStrictEqual(await is('application/json; charset=utf-8'),
    ['json', false, 'application/json', false]);
  assert.deepStrictEqual(await is('application/ld+json'),
    [false, false, 'application/ld+json', 'application/ld+json']);
  assert.deepStrictEqual(JSON.parse((await ask('GET /is')).body), [null, null, null, null]);
});
