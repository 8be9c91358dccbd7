'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const echo = (req, res) => res.json({ body: req.body });
app.post('/', express.json({ limit: '1kb' }), echo);
app.post('/loose', express.json({
  strict: false, type: '*/*', reviver: (key, value) => (key === 'n' ? value + 1 : value)
}), echo);
const refuseLists = (req, res, bytes) => { if (bytes[0] === 91) throw new Error('no lists'); };
app.post('/verify', express.json({ verify: refuseLists }), echo);
app.post('/twice', express.json(), express.json(), express.urlencoded(), echo);
app.use((error, req, res, next) => {
  const { type, status, expose, message, limit, length } = error;
  res.status(status).json({ type, status, expose, message, limit, length });
});
const JSON_TYPE = { 'Content-Type': 'application/json' };

serve(app, async (ask) => {
  const post = async (path, body, headers) =>
    JSON.parse((await ask(`POST ${path}`, { ...JSON_TYPE, ...headers }, body)).body);
  assert.deepStrictEqual(await post('/', '{"a":"é"}'), { body: { a: 'é' } });
  assert.deepStrictEqual(await post('/', '{}', { 'Content-Type': 'text/plain' }), {});
  assert.deepStrictEqual(await post('/', ''), { body: {} });
  assert.deepStrictEqual(await post('/loose', '5'), { body: 5 });
  assert.deepStrictEqual(await post('/loose', '{"n":1}', { 'Content-Type': 'x/y' }), { body: { n: 2 } });
  assert.deepStrictEqual(await post('/twice', '[1]'), { body: [1] });
  const strict = await post('/', '"text"');
  assert.strictEqual(strict.type, 'entity.parse.failed');
  assert.strictEqual(strict.status, 400);
  assert.strictEqual(strict.message, "Unexpected token '\"', \"\"text\"\" is not valid JSON");
  const broken = await post('/', '{"a":');
  assert.strictEqual(broken.type, 'entity.parse.failed');
  assert.strictEqual(broken.expose, true);
  const long = JSON.stringify({ a: 'x'.repeat(2000) });
  assert.deepStrictEqual(await post('/', long), {
    type: 'entity.too.large', status: 413, expose: true, message: 'request entity too large', limit: 1024,
    length: long.length
  });
  const verified = await post('/verify', '[1]');
  assert.strictEqual(verified.type, 'entity.verify.failed');
  assert.strictEqual(verified.status, 403);
  const charset = await post('/', '{}', { 'Content-Type': 'application/json; charset=iso-8859-1' });
  assert.strictEqual(charset.type, 'charset.unsupported');
  assert.strictEqual(charset.message, 'unsupported charset "ISO-8859-1"');
  assert.deepStrictEqual(await post('/', Buffer.from('{"a":1}', 'utf16le'),
    { 'Content-Type': 'application/json; charset=utf-16' }), { body: { a: 1 } });
  assert.strictEqual((await post('/', '{}', { 'Content-Encoding': 'bogus' })).type, 'encoding.unsupported');
});
