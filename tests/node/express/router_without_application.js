'use strict';
const assert = require('assert');
const express = require('express');
const http = require('http');

const router = express.Router();
router.get('/hello/:name', (req, res) => {
  res.end(`${req.params.name} ${req.baseUrl === ''} ${req.originalUrl}`);
});
assert.throws(() => router.handle({}, {}), { message: 'argument callback is required' });

const server = http.createServer((req, res) => router(req, res, () => res.end('done')));
server.listen(0, () => {
  const { port } = server.address();
  const get = (path, callback) => http.get({ port, path, agent: false }, (res) => {
    let text = '';
    res.setEncoding('utf8').on('data', (chunk) => { text += chunk; }).on('end', () => callback(text));
  });
  get('/hello/you', (first) => {
    assert.strictEqual(first, 'you true /hello/you');
    get('/other', (second) => {
      assert.strictEqual(second, 'done');
      server.close();
    });
  });
});
