'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const exact = express.Router({ caseSensitive: true, strict: true });
exact.get('/Foo', (req, res) => res.send('Foo'));
exact.get('/bar/', (req, res) => res.send('bar/'));
app.use('/exact', exact);
app.get('/Loose', (req, res) => res.send('loose'));

serve(app, async (ask) => {
  const status = async (path) => (await ask(`GET ${path}`)).status;
  assert.strictEqual(await status('/exact/Foo'), 200);
  assert.strictEqual(await status('/exact/foo'), 404);
  assert.strictEqual(await status('/exact/Foo/'), 404);
  assert.strictEqual(await status('/exact/bar/'), 200);
  assert.strictEqual(await status('/exact/bar'), 404);
  assert.strictEqual(await status('/lOOSE/'), 200);
});
