'use strict';
// cors: every form of `origin`, preflight requests, and what the other options set.
const assert = require('assert');
const express = require('express');
const cors = require('cors');
const { serve } = require('./_ask');

const app = express();
const behind = (req, res) => res.send('behind');
const forms = {
  default: undefined,
  reflect: { origin: true },
  off: { origin: false },
  text: { origin: 'http://a.b' },
  pattern: { origin: /\.b$/ },
  list: { origin: ['http://c.d', /\.b$/], credentials: true },
  fn: { origin: (origin, callback) => callback(null, origin === 'http://a.b') },
  failing: { origin: (origin, callback) => callback(new Error('refused')) },
  full: {
    methods: ['GET', 'PUT'],
    allowedHeaders: ['X-A', 'X-B'],
    exposedHeaders: 'X-C',
    maxAge: 60,
    optionsSuccessStatus: 200
  },
  continued: { preflightContinue: true },
  byRequest: (req, callback) => callback(null, { origin: req.get('X-Origin') })
};
for (const name of Object.keys(forms)) app.use(`/${name}`, cors(forms[name]), behind);
app.use((error, req, res, next) => res.status(500).send(error.message));

serve(app, async (ask) => {
  const origin = 'http://a.b';
  const from = async (name, headers) => {
    const answer = await ask(`GET /${name}`, { origin, ...headers });
    return [answer.headers['access-control-allow-origin'], answer.headers.vary, answer.body];
  };
  assert.deepStrictEqual(await from('default'), ['*', undefined, 'behind']);
  assert.deepStrictEqual(await from('reflect'), [origin, 'Origin', 'behind']);
  assert.deepStrictEqual(await from('off'), [undefined, undefined, 'behind']);
  assert.deepStrictEqual(await from('text'), ['http://a.b', 'Origin', 'behind']);
  assert.deepStrictEqual(await from('pattern', { origin: 'http://x.c' }), [undefined, 'Origin', 'behind']);
  assert.deepStrictEqual(await from('list'), [origin, 'Origin', 'behind']);
  assert.deepStrictEqual(await from('fn'), [origin, 'Origin', 'behind']);
  assert.deepStrictEqual(await from('fn', { origin: 'http://no' }), [undefined, undefined, 'behind']);
  assert.deepStrictEqual(await from('failing'), [undefined, undefined, 'refused']);
  assert.deepStrictEqual(await from('byRequest', { 'x-origin': 'http://w' }), [
    'http://w',
    'Origin',
    'behind'
  ]);

  const asked = await ask('OPTIONS /default', { origin, 'access-control-request-headers': 'X-Q' });
  assert.strictEqual(asked.status, 204);
  assert.strictEqual(asked.headers['content-length'], '0');
  assert.strictEqual(asked.headers['access-control-allow-methods'], 'GET,HEAD,PUT,PATCH,POST,DELETE');
  assert.strictEqual(asked.headers['access-control-allow-headers'], 'X-Q');
  assert.strictEqual(asked.headers.vary, 'Access-Control-Request-Headers');
  const full = await ask('OPTIONS /full', { origin });
  assert.strictEqual(full.status, 200);
  assert.strictEqual(full.headers['access-control-allow-methods'], 'GET,PUT');
  assert.strictEqual(full.headers['access-control-allow-headers'], 'X-A,X-B');
  assert.strictEqual(full.headers['access-control-expose-headers'], 'X-C');
  assert.strictEqual(full.headers['access-control-max-age'], '60');
  assert.strictEqual(
    (await ask('OPTIONS /list', { origin })).headers['access-control-allow-credentials'],
    'true'
  );
  assert.strictEqual((await ask('OPTIONS /continued', { origin })).body, 'behind');
});
