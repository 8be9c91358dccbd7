'use strict';
// AsyncLocalStorage's store is there after a body was read, also after one that was refused while it came.
process.env.NODE_ENV = 'test';
const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');
const express = require('express');
const { serve } = require('./_ask');

const storage = new AsyncLocalStorage();
const app = express();
app.use((req, res, next) => storage.run({ name: 'kept' }, next));
app.use(express.json({ limit: 100 }));
app.post('/', (req, res) => res.send(storage.getStore()?.name));
app.use((error, req, res, next) => res.status(error.status).send(storage.getStore()?.name));

serve(app, async (ask) => {
  const post = (body) => ask('POST /', { 'content-type': 'application/json' }, body);
  assert.strictEqual((await post('{}')).body, 'kept');
  const refused = await post(JSON.stringify('x'.repeat(100_000)));
  assert.deepStrictEqual([refused.status, refused.body], [413, 'kept']);
  assert.strictEqual((await post('{')).body, 'kept');
});
