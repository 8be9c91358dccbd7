'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const echo = (req, res) => {
  res.json(Buffer.isBuffer(req.body) ? { bytes: req.body.toString('hex') } : { body: req.body });
};
app.post('/simple', express.urlencoded(), echo);
app.post('/extended', express.urlencoded({ extended: true, parameterLimit: 3, depth: 2 }), echo);
app.post('/text', express.text({ type: 'text/*' }), echo);
app.post('/raw', express.raw(), echo);
app.use((error, req, res, next) => res.status(error.status).json([error.status, error.type]));
const FORM = 'application/x-www-form-urlencoded';

serve(app, async (ask) => {
  const post = async (path, type, body) =>
    JSON.parse((await ask(`POST ${path}`, { 'Content-Type': type }, body)).body);
  assert.deepStrictEqual(await post('/simple', FORM, 'a=1&a=2&b[c]=%20+'),
    { body: { a: ['1', '2'], 'b[c]': '  ' } });
  assert.deepStrictEqual(await post('/simple', `${FORM}; charset=iso-8859-1`, 'a=%e9'),
    { body: { a: 'é' } });
  assert.deepStrictEqual(await post('/extended', FORM, 'a[b]=1&a[c][]=2'),
    { body: { a: { b: '1', c: ['2'] } } });
  assert.deepStrictEqual(await post('/extended', FORM, 'a=1&b=2&c=3&d=4'), [413, 'parameters.too.many']);
  assert.deepStrictEqual(await post('/extended', FORM, 'a[b][c][d]=1'),
    [400, 'querystring.parse.rangeError']);
  assert.deepStrictEqual(await post('/simple', `${FORM}; charset=koi8-r`, 'a=1'),
    [415, 'charset.unsupported']);
  assert.deepStrictEqual(await post('/text', 'text/x; charset=latin1', Buffer.from('é', 'latin1')),
    { body: 'é' });
  assert.deepStrictEqual(await post('/raw', 'application/octet-stream', Buffer.from([0, 255])),
    { bytes: '00ff' });
  assert.deepStrictEqual(await post('/raw', 'text/plain', 'x'), {});
});
