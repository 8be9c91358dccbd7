'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/', (req, res) => {
  req.secret = 'secret';
  res.cookie('signed', 'value', { signed: true }).end();
});

serve(app, async (ask) => {
  assert.deepStrictEqual((await ask('GET /')).headers['set-cookie'],
    ['signed=s%3Avalue.UOA%2BvmW%2BmLuL8RuiyJLVTAeayisNOwFidpxtdXolQ08; Path=/']);
});
