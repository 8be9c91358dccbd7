'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const show = (req, res) => res.json([req.baseUrl, req.url, req.originalUrl, req.params, req.path]);
const merging = express.Router({ mergeParams: true });
merging.get('/:b', show);
const separate = express.Router();
separate.get('/:b', show);
separate.get('/', show);
app.use('/m/:a', merging);
app.use('/s/:a', separate);
app.use('/s', (req, res) => show(req, res));

serve(app, async (ask) => {
  const at = async (path) => JSON.parse((await ask(`GET ${path}`)).body);
  assert.deepStrictEqual(await at('/m/1/2?q'), ['/m/1', '/2?q', '/m/1/2?q', { a: '1', b: '2' }, '/2']);
  assert.deepStrictEqual(await at('/s/1/2'), ['/s/1', '/2', '/s/1/2', { b: '2' }, '/2']);
  assert.deepStrictEqual(await at('/s/1'), ['/s/1', '/', '/s/1', {}, '/']);
  assert.deepStrictEqual(await at('/s/1?x=1'), ['/s/1', '/?x=1', '/s/1?x=1', {}, '/']);
  assert.deepStrictEqual(await at('/s/1/2/3'), ['/s', '/1/2/3', '/s/1/2/3', {}, '/1/2/3']);
});
