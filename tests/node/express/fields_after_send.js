'use strict';
// What send and json put into the head can be read off the response afterwards, and X-Powered-By is a field
// like any other before.

const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const seen = {};

app.get('/text', (req, res) => {
  res.send('Grüße');
  seen.text = { ...res.getHeaders() };
  seen.names = res.getHeaderNames();
  seen.type = res.get('Content-Type');
  seen.again = assert.throws(() => res.setHeader('X-Late', '1'), { code: 'ERR_HTTP_HEADERS_SENT' });
});
app.get('/json', (req, res) => {
  res.json({ a: [1, 'é'] });
  seen.json = { ...res.getHeaders() };
  seen.sent = [res.headersSent, res.writableEnded, res.statusCode];
});
app.get('/powered', (req, res) => {
  seen.powered = [res.getHeader('x-powered-by'), res.hasHeader('X-Powered-By')];
  res.removeHeader('X-Powered-By');
  res.send('none');
});
app.get('/with', (req, res) => res.set('X-One', '1').send('one'));
app.get('/end', (req, res) => res.end('plain'));
app.get('/head', (req, res) => res.writeHead(201, { 'X-Two': '2' }).end());
app.get('/finish', (req, res) => {
  res.on('finish', () => { seen.finish = res.get('ETag'); });
  res.send('heard');
});

serve(app, async (ask) => {
  const text = await ask('GET /text');
  assert.strictEqual(text.headers['content-length'], '7');
  for (const name of ['x-powered-by', 'content-type', 'content-length', 'etag']) {
    assert.strictEqual(seen.text[name], text.headers[name], name);
  }
  assert.deepStrictEqual(seen.names, ['x-powered-by', 'content-type', 'content-length', 'etag']);
  assert.strictEqual(seen.type, 'text/html; charset=utf-8');
  const json = await ask('GET /json');
  assert.strictEqual(json.body, '{"a":[1,"é"]}');
  for (const name of Object.keys(seen.json)) assert.strictEqual(seen.json[name], json.headers[name], name);
  assert.strictEqual(seen.json['content-type'], 'application/json; charset=utf-8');
  assert.deepStrictEqual(seen.sent, [true, true, 200]);
  assert.strictEqual((await ask('GET /powered')).headers['x-powered-by'], undefined);
  assert.deepStrictEqual(seen.powered, ['Express', true]);
  const one = await ask('GET /with');
  assert.deepStrictEqual([one.headers['x-powered-by'], one.headers['x-one']], ['Express', '1']);
  assert.strictEqual((await ask('GET /end')).headers['x-powered-by'], 'Express');
  const head = await ask('GET /head');
  assert.deepStrictEqual([head.status, head.headers['x-powered-by'], head.headers['x-two']], [201, 'Express', '2']);
  const finish = await ask('GET /finish');
  assert.strictEqual(seen.finish, finish.headers.etag);
});
