'use strict';

const assert = require('assert');
const superagent = require('superagent');
const { serve } = require('./_serve');

serve(
  (req, res) => {
    if (req.url === '/fail') return res.writeHead(404).end();
    let body = '';
    req
      .on('data', (chunk) => {
        body += chunk;
      })
      .on('end', () => {
        res.setHeader('Content-Type', 'application/json');
        res.end(JSON.stringify({ url: req.url, type: req.headers['content-type'], body }));
      });
  },
  async (ask, port) => {
    const base = `http://127.0.0.1:${port}`;
    const got = await superagent.get(`${base}/a`).query({ x: 1 }).set('X-Y', 'z');
    assert.deepStrictEqual([got.status, got.body.url], [200, '/a?x=1']);
    assert.strictEqual((await superagent.post(base).send({ a: 1 })).body.body, '{"a":1}');
    const form = await superagent.post(base).field('n', 'v').attach('f', Buffer.from('content'), 'f.txt');
    assert.match(form.body.type, /^multipart\/form-data; boundary=/);
    assert.match(form.body.body, /filename="f\.txt"[^]*content/);
    await assert.rejects(superagent.get(`${base}/fail`), { status: 404 });
  },
);
