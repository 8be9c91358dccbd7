'use strict';
const assert = require('assert');
const express = require('express');
const http = require('http');
const { serve } = require('./_ask');

// The prototypes are exchanged when the server wasn't made by app.listen().
const app = express();
app.use((req, res, next) => {
  const { end } = res;
  res.end = function (...args) {
    res.set('X-Wrapped', 'end');
    return end.apply(this, args);
  };
  next();
});
app.get('/', (req, res) => res.json({ ip: typeof req.ip, query: req.query.a }));

serve({ listen: (...args) => http.createServer(app).listen(...args) }, async (ask) => {
  const answer = await ask('GET /?a=1');
  assert.deepStrictEqual(JSON.parse(answer.body), { ip: 'string', query: '1' });
  assert.strictEqual(answer.headers['x-wrapped'], 'end');
});
