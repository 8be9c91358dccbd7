'use strict';

const assert = require('assert');
const zlib = require('zlib');
const bodyParser = require('body-parser');
const { serve } = require('./_serve');

const parsers = [
  bodyParser.json({ limit: '1kb' }),
  bodyParser.urlencoded({ extended: true }),
  bodyParser.raw({ type: 'x/raw' }),
];
serve(
  (req, res) => {
    let index = 0;
    (function next(err) {
      if (err) {
        res.statusCode = err.status;
        return res.end(err.type);
      }
      if (index < parsers.length) return parsers[index++](req, res, next);
      res.end(Buffer.isBuffer(req.body) ? req.body.toString('hex') : JSON.stringify(req.body));
    })();
  },
  async (ask) => {
    const post = (type, body, more) =>
      ask('/', { method: 'POST', headers: { 'Content-Type': type, ...more }, body });
    assert.strictEqual((await post('application/json', '{"ü":"\u00fc"}')).text, '{"ü":"ü"}');
    assert.strictEqual(
      (await post('application/json', zlib.gzipSync('[1]'), { 'Content-Encoding': 'gzip' })).text,
      '[1]',
    );
    assert.strictEqual((await post('application/json', '{"a":')).text, 'entity.parse.failed');
    assert.strictEqual((await post('application/json', JSON.stringify('x'.repeat(2000)))).status, 413);
    assert.strictEqual((await post('application/json', '[]', { 'Content-Encoding': 'odd' })).status, 415);
    assert.strictEqual((await post('application/json; charset=x', '[]')).text, 'charset.unsupported');
    assert.strictEqual(
      (await post('application/x-www-form-urlencoded', 'a[b]=1&a[c]=2')).text,
      '{"a":{"b":"1","c":"2"}}',
    );
    assert.strictEqual((await post('x/raw', Buffer.from([0, 255]))).text, '00ff');
  },
);
