'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.set('env', 'production');
app.get('/throws', () => { throw new Error('secret'); });
app.get('/status', (req, res, next) => {
  next(Object.assign(new Error('gone'), { status: 410, headers: { 'X-H': 'v' } }));
});
app.get('/res-status', (req, res, next) => { res.statusCode = 503; next(new Error('x')); });
console.error = () => {};

serve(app, async (ask) => {
  const missing = await ask('GET /no<pe>?q');
  assert.strictEqual(missing.status, 404);
  assert.strictEqual(missing.body, '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' +
    '<title>Error</title>\n</head>\n<body>\n<pre>Cannot GET /no%3Cpe%3E</pre>\n</body>\n</html>\n');
  assert.strictEqual(missing.headers['content-security-policy'], "default-src 'none'");
  assert.strictEqual(missing.headers['x-content-type-options'], 'nosniff');
  assert.strictEqual(missing.headers['content-type'], 'text/html; charset=utf-8');
  assert.strictEqual((await ask('DELETE /nope')).body.includes('Cannot DELETE /nope'), true);
  const thrown = await ask('GET /throws');
  assert.strictEqual(thrown.status, 500);
  assert.ok(thrown.body.includes('<pre>Internal Server Error</pre>'));
  const own = await ask('GET /status');
  assert.strictEqual(own.status, 410);
  assert.strictEqual(own.headers['x-h'], 'v');
  assert.strictEqual((await ask('GET /res-status')).status, 503);
  app.set('env', 'test');
  assert.match((await ask('GET /throws')).body, /<pre>Error: secret<br> &nbsp; &nbsp;at /);
});
