'use strict';
// All the ways to read a stream read a body.
const assert = require('assert');
const { PassThrough, pipeline } = require('stream');
const { test, ask, post } = require('./_raw');

const big = 'x'.repeat(300_000);
const body = (text) => text.slice(text.indexOf('\r\n\r\n') + 4);

test(async () => {
  assert.match(await ask(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    res.end(`${text.length}`);
  }, post(big)), /300000$/);
  assert.match(await ask((req, res) => {
    req.setEncoding('utf8');
    let text = '';
    req.on('data', (chunk) => {
      assert.strictEqual(typeof chunk, 'string');
      text += chunk;
    });
    req.on('end', () => res.end(text));
  }, post('caf\u00c3\u00a9')), /caf\u00c3\u00a9$/);
  assert.match(await ask((req, res) => {
    let length = 0;
    req.on('readable', () => {
      for (let chunk = req.read(); chunk !== null; chunk = req.read()) length += chunk.length;
    });
    req.on('end', () => res.end(`${length}`));
  }, post(big)), /300000$/);
  const echoed = body(await ask((req, res) => {
    res.setHeader('Content-Length', req.headers['content-length']);
    req.pipe(res);
  }, post(big)));
  assert.strictEqual(echoed, big);
  const piped = body(await ask((req, res) => {
    res.setHeader('Content-Length', req.headers['content-length']);
    pipeline(req, new PassThrough(), res, (error) => assert.ifError(error));
  }, post(big)));
  assert.strictEqual(piped, big);
});
