'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/', (req, res) => res.send('Hello World!'));

serve(app, async (ask) => {
  const answer = await ask('GET /');
  assert.strictEqual(answer.status, 200);
  assert.strictEqual(answer.body, 'Hello World!');
  const names = answer.rawHeaders.filter((_, index) => index % 2 === 0);
  assert.deepStrictEqual(names.slice(0, 5),
    ['X-Powered-By', 'Content-Type', 'Content-Length', 'ETag', 'Date']);
  assert.strictEqual(answer.headers['content-type'], 'text/html; charset=utf-8');
  assert.strictEqual(answer.headers['content-length'], '12');
  assert.strictEqual(answer.headers.etag, 'W/"c-Lve95gjOVATpfV8EL5X4nxwjKHE"');
});
